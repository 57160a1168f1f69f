/// `CITATION.cff`: how a version is cited, by the Citation File Format 1.2.0. No clock in it.
struct CitationFile {
  static let name = "CITATION.cff"

  let dataset: DatasetDescription
  let version: VersionNumber
  /// The identifiers that the format takes as a licence.
  let licences: Set<String>

  init(dataset: DatasetDescription, version: VersionNumber) throws(EmitError) {
    self.dataset = dataset
    self.version = version
    licences = Set(
      try ProgramResource.rows("licences.tsv", columns: ["licence", "note"]).map { $0.cells[0] })
  }

  /// The text.
  var text: String {
    var lines = [
      "cff-version: 1.2.0", "message: \(Self.quoted("If you use this dataset, please cite it as below."))",
      "type: dataset", "title: \(Self.quoted(dataset.title))", "version: \(Self.quoted(version.description))",
      "abstract: \(Self.quoted(dataset.description))", "authors:",
    ]
    // The format wants an author: one who is not known has this name.
    if dataset.contributors.isEmpty { lines.append("  - name: anonymous") }
    for contributor in dataset.contributors {
      lines.append("  - name: \(Self.quoted(contributor.name))")
      if let path = contributor.path { lines.append("    website: \(Self.quoted(path))") }
    }
    if let licence = dataset.licence {
      if licences.contains(licence.name) { lines.append("license: \(licence.name)") }
      if let path = licence.path { lines.append("license-url: \(Self.quoted(path))") }
    }
    if let homepage = dataset.homepage { lines.append("url: \(Self.quoted(homepage))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text in double quotation marks as YAML has it: that of JSON.
  private static func quoted(_ text: String) -> String {
    String(decoding: JSONValue.string(text).compact(), as: UTF8.self)
  }
}
