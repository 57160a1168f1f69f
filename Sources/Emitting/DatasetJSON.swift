/// `dataset.json`: all documents with their statistics as one JSON document, unless that grows too large.
struct DatasetJSON: ~Copyable {
  static let name = "dataset.json"
  private static let tail = Array("\n]}\n".utf8)

  private let limit: Int
  private let documentColumns: [ColumnSchema]
  private let documentKeys: [[UInt8]]
  private var file: FileWriter
  /// Whether it is as large as it may be, and is left out.
  private var isTooLarge: Bool
  /// The document that is being written.
  private var document: [UInt8] = []
  private var isFirstDocument = true
  private var isFirstStatistic = true

  private init(documentColumns: [ColumnSchema], file: consuming FileWriter, limit: Int) {
    self.limit = limit
    self.documentColumns = documentColumns
    documentKeys = JSONForm.keys(documentColumns)
    isTooLarge = file.count + Self.tail.count > limit
    self.file = file
  }

  /// Creates it below a folder; `dataset` is its head.
  static func create(
    in folder: String, dataset: JSONValue, schema: DatasetSchema, limit: Int
  ) throws(EmitError) -> DatasetJSON {
    var file = try FileWriter(creating: "\(folder)/\(name)")
    try file.write(Array(#"{"dataset":"#.utf8) + dataset.compact() + Array(",\n\"documents\":[\n".utf8))
    return DatasetJSON(documentColumns: schema["documents"]?.columns ?? [], file: file, limit: limit)
  }

  /// Begins a document.
  mutating func open(_ group: RowGroup) {
    guard !isTooLarge else { return }
    document.removeAll(keepingCapacity: true)
    if !isFirstDocument { document.append(contentsOf: [UInt8(ascii: ","), 0x0A]) }
    isFirstDocument = false
    JSONForm.appendOpen(
      group.document, of: group.bytes, keys: documentKeys, columns: documentColumns, to: &document)
    document.append(contentsOf: Array(#","statistics":["#.utf8))
    isFirstStatistic = true
  }

  /// Appends a statistic of the document, an object.
  mutating func append(_ statistic: [UInt8]) {
    guard !isTooLarge else { return }
    if !isFirstStatistic { document.append(UInt8(ascii: ",")) }
    isFirstStatistic = false
    document.append(0x0A)
    document.append(contentsOf: statistic)
  }

  /// Ends the document.
  mutating func close() throws(EmitError) {
    guard !isTooLarge else { return }
    document.append(contentsOf: Array("]}".utf8))
    if file.count + document.count + Self.tail.count > limit {
      isTooLarge = true
      document = []
    } else {
      try file.write(document)
    }
  }

  /// Ends writing; nil where it would be too large, and is not there any more.
  mutating func finish() throws(EmitError) -> VersionCatalog.File? {
    if !isTooLarge { try file.write(Self.tail) }
    let receipt = try file.finish()
    if isTooLarge {
      try Folder.removeAll(file.path)
      return nil
    }
    return VersionCatalog.File(path: Self.name, bytes: receipt.bytes, sha256: receipt.sha256)
  }
}
