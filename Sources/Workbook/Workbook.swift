/// One workbook (Office Open XML, `.xlsx`, ECMA-376) being written, row by row in flat memory, used by one thread at a
/// time.
///
/// The same calls give the same bytes. What is not closed is no workbook.
public final class Workbook {
  /// What programs show as the properties of the file.
  public struct Properties: Sendable, Hashable {
    /// The title.
    public var title: String
    /// A word on it.
    public var comment: String

    /// Properties.
    public init(title: String, comment: String) {
      self.title = title
      self.comment = comment
    }
  }

  /// The file.
  public let path: String
  private var archive: ZipFile
  /// What the workbook says of its sheets, in their order.
  private var sheets: [SheetEntry] = []
  private var styles = StyleSheet()
  /// The place of the sheet that is being filled.
  private var filling: Int?

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - path: the file; what stands there is written over.
  ///   - properties: what programs show of it.
  ///   - isLarge: whether a sheet may take more than 4 GB before it is packed, or the file as a whole.
  /// - Throws: ``WorkbookError``.
  public init(_ path: String, properties: Properties, isLarge: Bool = false) throws(WorkbookError) {
    self.path = path
    archive = try ZipFile(path, isLarge: isLarge)
    // Programs tell a workbook by its first entries: these, small, and the next one below `xl`.
    try archive.add("_rels/.rels", WorkbookParts.packageTies)
    try archive.add("docProps/core.xml", WorkbookParts.properties(properties))
    try archive.add("docProps/app.xml", WorkbookParts.program)
  }

  /// Adds a sheet behind those that are there, with so many columns at most. Sheets are filled in any order, one after
  /// the other.
  ///
  /// A name has at most 31 characters and none of `[]:*?/\`, and no other sheet may have it.
  public func addSheet(_ name: String, columns: Int) throws(WorkbookError) -> Sheet {
    let isName =
      (1...31).contains(name.utf16.count) && !name.contains { "[]:*?/\\".contains($0) }
      && !sheets.contains { $0.name.lowercased() == name.lowercased() }
    guard isName else { throw WorkbookError(what: "'\(name)' is no name for a further sheet", path: path) }
    guard columns <= Sheet.columnCapacity else {
      throw WorkbookError(what: "a sheet has no room for \(columns) columns", path: path)
    }
    sheets.append(SheetEntry(name: name))
    return Sheet(of: self, place: sheets.count - 1, columns: columns)
  }

  /// Writes the rest of the file. Its sheets must be closed.
  public func close() throws(WorkbookError) {
    guard filling == nil else { throw WorkbookError(what: "a sheet is not closed", path: path) }
    try archive.add("xl/styles.xml", Array(styles.xml.utf8))
    try archive.add("xl/workbook.xml", WorkbookParts.workbook(sheets))
    try archive.add("xl/_rels/workbook.xml.rels", WorkbookParts.ties(sheets: sheets.count))
    try archive.add("[Content_Types].xml", WorkbookParts.contentTypes(sheets: sheets.count))
    try archive.finish()
  }

  /// The index of a style.
  func index(_ style: CellStyle) -> Int { styles.index(style) }

  /// Begins the part of a sheet, whose first `headSize` bytes are given at its end.
  func open(_ place: Int, headSize: Int) throws(WorkbookError) {
    guard filling == nil else { throw WorkbookError(what: "two sheets are filled at a time", path: path) }
    filling = place
    try archive.open("xl/worksheets/sheet\(place + 1).xml", headSize: headSize)
  }

  /// Takes in the next bytes of a sheet's part.
  func write(_ bytes: [UInt8]) throws(WorkbookError) { try archive.write(bytes) }

  /// Ends the part of a sheet.
  func close(_ place: Int, head: [UInt8], filter: String?, repeatsHeader: Bool) throws(WorkbookError) {
    try archive.close(head: head)
    sheets[place].filter = filter
    sheets[place].repeatsHeader = repeatsHeader
    filling = nil
  }
}

/// What a workbook says of a sheet.
struct SheetEntry: Sendable, Hashable {
  let name: String
  /// The cells that have filters, both ends with dollar signs.
  var filter: String?
  /// Whether the first row is on every page of paper.
  var repeatsHeader = false
}
