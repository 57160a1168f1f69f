internal import Foundation

extension VersionCatalog {
  /// Only the field that says how to read the rest.
  private struct Header: Decodable { var schema: Int }

  private struct Content: Decodable {
    var name: String
    var versions: [Entry]
  }

  /// The versions of an output folder; none where it has no list.
  ///
  /// Throws where the list cannot be read, or is damaged.
  public static func read(out: String) throws(EmitError) -> VersionCatalog {
    let path = "\(out)/\(fileName)"
    if try Folder.item(at: path) == .nothing { return VersionCatalog(name: nil, versions: []) }
    let data = Data(try FileReader.contents(of: path))
    let content: Content
    do {
      let schema = try JSONDecoder().decode(Header.self, from: data).schema
      guard schema == currentSchema else {
        throw damaged(path, "has the schema \(schema), this program reads schema \(currentSchema)")
      }
      content = try JSONDecoder().decode(Content.self, from: data)
    } catch let error as EmitError {
      throw error
    } catch {
      throw damaged(path, "is no list of versions (\(JSONProblem.describe(error)))")
    }
    let numbers = content.versions.map { VersionNumber($0.version) }
    for (index, number) in numbers.enumerated() {
      guard let number else {
        throw damaged(path, "'\(content.versions[index].version)' is no version number")
      }
      if index > 0, let before = numbers[index - 1], number <= before {
        throw damaged(path, "version \(number) does not come after \(before)")
      }
    }
    return VersionCatalog(name: content.name, versions: content.versions)
  }

  /// The entry of a version; throws where it is not published.
  func entry(_ version: String, out: String) throws(EmitError) -> Entry {
    if let entry = versions.first(where: { $0.version == version }) { return entry }
    let known = versions.map(\.version).joined(separator: ", ")
    throw EmitError(
      .unknownVersion, what: "version \(version) is not published", place: "\(out)/\(Self.fileName)",
      remedy: known.isEmpty ? "publish one first" : "take one of \(known)")
  }

  /// The file's bytes.
  func encoded() -> [UInt8] {
    JSONValue.members([
      ("schema", .integer(Self.currentSchema)), ("name", .string(name ?? "")),
      ("versions", .array(versions.map(\.json))),
    ]).formatted()
  }

  private static func damaged(_ path: String, _ what: String) -> EmitError {
    EmitError(
      .damagedVersion, what: what, place: path,
      remedy: "restore the file from a copy, or publish to another output folder")
  }
}

extension VersionCatalog.Entry {
  fileprivate var json: JSONValue {
    .members([
      ("version", .string(version)), ("published_on", .string(publishedOn)), ("step", .string(step)),
      ("documents", .integer(documents)), ("statistics", .integer(statistics)),
      (
        "changes",
        .members([
          ("added", .integer(changes.added)), ("removed", .integer(changes.removed)),
          ("revised", .integer(changes.revised)),
        ])
      ),
      (
        "fingerprints",
        .members([
          ("configuration", .string(fingerprints.configuration)),
          ("lexicons", .string(fingerprints.lexicons)), ("program", .string(fingerprints.program)),
        ])
      ),
      (
        "files",
        .array(
          files.map { file in
            .members([
              ("path", .string(file.path)), ("bytes", .integer(file.bytes)), ("sha256", .string(file.sha256)),
            ])
          })
      ),
    ])
  }
}
