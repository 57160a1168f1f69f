/// `dataset.json`: all documents with their statistics as one JSON document, unless that grows too large.
///
/// The documents are written aside first, since the head names the version, and that is known only at the end.
struct DatasetJSON: ~Copyable {
  private let limit: Int
  private let documentColumns: [ColumnSchema]
  private let documentKeys: [[UInt8]]
  private var body: FileWriter
  private var isWhole = true
  /// The document that is being written.
  private var document: [UInt8] = []
  private var isFirst = true

  init(aside path: String, schema: DatasetSchema, limit: Int) throws(EmitError) {
    self.limit = limit
    documentColumns = schema["documents"]?.columns ?? []
    documentKeys = JSONForm.keys(documentColumns)
    body = try FileWriter(creating: path, isHashed: false)
  }

  /// Begins a document.
  mutating func open(_ group: RowGroup) {
    guard isWhole else { return }
    document.removeAll(keepingCapacity: true)
    if body.count > 0 { document.append(contentsOf: [UInt8(ascii: ","), 0x0A]) }
    JSONForm.appendOpen(
      group.document, of: group.bytes, keys: documentKeys, columns: documentColumns, to: &document)
    document.append(contentsOf: Array(#","statistics":["#.utf8))
    isFirst = true
  }

  /// Appends a statistic of the document, an object.
  mutating func append(_ statistic: [UInt8]) {
    guard isWhole else { return }
    if !isFirst { document.append(UInt8(ascii: ",")) }
    isFirst = false
    document.append(0x0A)
    document.append(contentsOf: statistic)
  }

  /// Ends the document.
  mutating func close() throws(EmitError) {
    guard isWhole else { return }
    document.append(contentsOf: Array("]}".utf8))
    if body.count + document.count > limit {
      isWhole = false
      document = []
    } else {
      try body.write(document)
    }
  }

  /// Ends writing; nil where the documents alone are too large.
  mutating func finish() throws(EmitError) -> Body? {
    _ = try body.finish()
    return isWhole ? Body(path: body.path, limit: limit) : nil
  }
}

extension DatasetJSON {
  /// The documents that wait for their head.
  struct Body: Sendable {
    let path: String
    let limit: Int

    /// Writes the whole document below a folder; nil where it would be larger than the limit.
    func publish(
      _ name: String, in folder: String, dataset: JSONValue
    ) throws(EmitError) -> VersionCatalog.File? {
      let head = Array(#"{"dataset":"#.utf8) + dataset.compact() + Array(",\n\"documents\":[\n".utf8)
      let tail = Array("\n]}\n".utf8)
      let reader = try FileReader(opening: path)
      guard head.count + reader.size + tail.count <= limit else { return nil }
      var file = try FileWriter(creating: "\(folder)/\(name)")
      try file.write(head)
      var offset = 0
      var chunk: [UInt8] = []
      while offset < reader.size {
        try reader.read(at: offset, count: 1 << 18, into: &chunk)
        if chunk.isEmpty { break }
        try file.write(chunk)
        offset += chunk.count
      }
      try file.write(tail)
      let receipt = try file.finish()
      return VersionCatalog.File(path: name, bytes: receipt.bytes, sha256: receipt.sha256)
    }
  }
}
