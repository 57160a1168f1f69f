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
  static let all = [
    DescribedFile(
      name: "database", path: DatabaseFile.name, title: "数据库",
      description: "Every table with its keys, and views / 全部表及其键，另有视图",
      format: "sqlite", mediaType: "application/vnd.sqlite3"),
    DescribedFile(
      name: "report", path: "report.html", title: "报告",
      description: "The dataset to look at, in one page / 供浏览的网页",
      format: "html", mediaType: "text/html"),
  ]
}
