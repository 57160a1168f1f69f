/// One CSV file of a version being written.
struct TableFile: ~Copyable {
  let path: String
  private let columns: [ColumnSchema]
  private let form: CSVForm
  private var file: FileWriter

  private init(path: String, columns: [ColumnSchema], form: CSVForm, file: consuming FileWriter) {
    self.path = path
    self.columns = columns
    self.form = form
    self.file = file
  }

  /// Creates `path` below a version's folder, and writes the header of a table.
  static func create(
    _ path: String, in folder: String, table: String, of schema: DatasetSchema, form: CSVForm = .program
  ) throws(EmitError) -> TableFile {
    let columns = schema[table]?.columns ?? []
    var file = try FileWriter(creating: "\(folder)/\(path)")
    try file.write(form.byteOrderMark)
    try file.write { form.appendHeader(columns, to: &$0) }
    return TableFile(path: path, columns: columns, form: form, file: file)
  }

  /// The bytes written so far.
  var count: Int { file.count }

  /// Writes a row whose cells stand in `bytes`.
  mutating func write(_ row: [Range<Int>], of bytes: [UInt8]) throws(EmitError) {
    let form = form
    let columns = columns
    try file.write { form.append(row, of: bytes, columns: columns, to: &$0) }
  }

  /// Writes a row.
  mutating func write(_ row: [String]) throws(EmitError) {
    let form = form
    let columns = columns
    try file.write { form.append(row, columns: columns, to: &$0) }
  }

  /// Writes a row as ``CSVForm/program`` has it; only a row without a formula may be written so to a spreadsheet.
  mutating func write(_ record: [UInt8]) throws(EmitError) {
    let form = form
    try file.write { form.append(record: record, to: &$0) }
  }

  /// Closes the file.
  mutating func finish() throws(EmitError) -> VersionCatalog.File {
    let receipt = try file.finish()
    return VersionCatalog.File(path: path, bytes: receipt.bytes, sha256: receipt.sha256)
  }
}
