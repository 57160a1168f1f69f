extension Licence {
  /// Title and name.
  var fullName: String { title.map { "\($0) (\(name))" } ?? name }

  /// Title, name and where it can be read.
  var sentence: String { path.map { "\(fullName): \($0)" } ?? fullName }
}

extension Contributor {
  /// Name, roles and place on one line.
  var line: String {
    let roles = roles.isEmpty ? "" : " (\(roles.joined(separator: ", ")))"
    return name + roles + (path.map { " \($0)" } ?? "")
  }
}

extension DatasetDescription {
  /// How a version is cited in a sentence.
  func citation(_ version: VersionNumber) -> String {
    let authors = contributors.isEmpty ? "" : contributors.map(\.name).joined(separator: ", ") + ": "
    let home = homepage.map { " \($0)" } ?? ""
    return "\(authors)\(title) (\(name)), version \(version).\(home)"
  }
}
