/// A published file that holds what the tables hold in another form: a resource of the descriptor without a schema.
///
/// The workbook is none: readers of descriptors take it for one table, and find fault with its first sheet.
struct DescribedFile: Sendable, Hashable {
  var name: String
  var path: String
  var title: String
  var description: String
  var format: String
  var mediaType: String

  /// Those of a version, as far as it has them.
  static func load() throws(EmitError) -> [DescribedFile] {
    let wording = try Wording.load("described-files.tsv")
    func file(_ name: String, _ path: String, _ format: String, _ mediaType: String) -> DescribedFile {
      DescribedFile(
        name: name, path: path, title: wording.chinese("\(name).title"),
        description: wording.text(name, separator: " / "), format: format, mediaType: mediaType)
    }
    return [
      file("database", DatabaseFile.name, "sqlite", "application/vnd.sqlite3"),
      file("report", "report.html", "html", "text/html"),
    ]
  }
}
