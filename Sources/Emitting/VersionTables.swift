/// A version's tables, open for comparison by document.
struct VersionTables: ~Copyable {
  let folder: String
  let head: VersionHead
  let index: GroupIndex
  /// The header of each table of ``GroupIndex/tables``; empty where the version has no such table.
  let headers: [[String]]
  private let documents: FileReader
  private let statistics: FileReader?
  private let mentions: FileReader?
  private let repairs: FileReader?

  private init(
    folder: String, head: VersionHead, index: GroupIndex, headers: [[String]],
    documents: consuming FileReader, statistics: consuming FileReader?, mentions: consuming FileReader?,
    repairs: consuming FileReader?
  ) {
    self.folder = folder
    self.head = head
    self.index = index
    self.headers = headers
    self.documents = documents
    self.statistics = statistics
    self.mentions = mentions
    self.repairs = repairs
  }

  /// Opens a version whose index is known.
  static func open(folder: String, head: VersionHead, index: GroupIndex) throws(EmitError) -> VersionTables {
    var headers: [[String]] = []
    for table in GroupIndex.tables { headers.append(try header("\(folder)/\(table).csv")) }
    return VersionTables(
      folder: folder, head: head, index: index, headers: headers,
      documents: try FileReader(opening: "\(folder)/documents.csv"),
      statistics: try reader(folder, "statistics"), mentions: try reader(folder, "mentions"),
      repairs: try reader(folder, "repairs"))
  }

  /// Opens a published version.
  static func open(published folder: String) throws(EmitError) -> VersionTables {
    try open(
      folder: folder, head: try VersionHead.read(folder: folder),
      index: try GroupIndex.scanning(folder: folder))
  }

  /// The rows of the document at a position of ``index``, as they stand in a table.
  func rows(table: Int, at position: Int) throws(EmitError) -> [UInt8] {
    let range = index.range(table: table, at: position)
    if range.isEmpty { return [] }
    switch table {
    case 0: return try documents.bytes(at: range.lowerBound, count: range.count)
    case 1: return try statistics?.bytes(at: range.lowerBound, count: range.count) ?? []
    case 2: return try mentions?.bytes(at: range.lowerBound, count: range.count) ?? []
    default: return try repairs?.bytes(at: range.lowerBound, count: range.count) ?? []
    }
  }

  private static func reader(_ folder: String, _ table: String) throws(EmitError) -> FileReader? {
    let path = "\(folder)/\(table).csv"
    return try Folder.item(at: path) == .nothing ? nil : try FileReader(opening: path)
  }

  private static func header(_ path: String) throws(EmitError) -> [String] {
    try Folder.item(at: path) == .nothing ? [] : try CSVReader.open(path).header
  }
}
