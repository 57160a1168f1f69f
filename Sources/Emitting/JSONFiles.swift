/// The JSON files of a version, `dataset.json` and `statistics.jsonl`, in one pass: a statistic is formed once for both.
struct JSONFiles: ~Copyable {
  static let linesName = "statistics.jsonl"

  private var dataset: DatasetJSON?
  private var lines: FileWriter?
  private let columns: [ColumnSchema]
  private let keys: [[UInt8]]

  /// Writes those that `forms` names; `dataset.json` begins with `dataset`, and is left out above `limit` bytes.
  static func write(
    _ rows: VersionRows, forms: Set<OutputForm>, dataset: JSONValue, schema: DatasetSchema, limit: Int
  ) throws(EmitError) -> [VersionCatalog.File] {
    let columns = schema["statistics"]?.columns ?? []
    var files = JSONFiles(
      dataset: forms.contains(.json)
        ? try DatasetJSON.create(in: rows.draft, dataset: dataset, schema: schema, limit: limit) : nil,
      lines: forms.contains(.jsonLines) ? try FileWriter(creating: "\(rows.draft)/\(linesName)") : nil,
      columns: columns, keys: JSONForm.keys(columns))
    try rows.documents.visitStatistics { group throws(EmitError) in try files.write(group) }
    return try files.finish()
  }

  private init(
    dataset: consuming DatasetJSON?, lines: consuming FileWriter?, columns: [ColumnSchema], keys: [[UInt8]]
  ) {
    self.dataset = dataset
    self.lines = lines
    self.columns = columns
    self.keys = keys
  }

  private mutating func write(_ group: RowGroup) throws(EmitError) {
    dataset?.open(group)
    var object: [UInt8] = []
    for row in group.statistics {
      object.removeAll(keepingCapacity: true)
      JSONForm.appendOpen(row, of: group.bytes, keys: keys, columns: columns, to: &object)
      object.append(UInt8(ascii: "}"))
      dataset?.append(object)
      object.append(0x0A)
      try lines?.write(object)
    }
    try dataset?.close()
  }

  private mutating func finish() throws(EmitError) -> [VersionCatalog.File] {
    var files: [VersionCatalog.File] = []
    if let file = try dataset?.finish() ?? nil { files.append(file) }
    if let receipt = try lines?.finish() {
      files.append(
        VersionCatalog.File(path: Self.linesName, bytes: receipt.bytes, sha256: receipt.sha256))
    }
    return files
  }
}
