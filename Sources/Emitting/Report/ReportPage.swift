/// `report.html`: the dataset to look at, in one file that needs no network.
///
/// Every text is data: JSON in a script element that is no script, with `<` escaped, which the page shows as text.
struct ReportPage: ~Copyable {
  static let name = "report.html"

  private let head: ReportHead
  private var file: FileWriter

  private init(head: ReportHead, file: consuming FileWriter) {
    self.head = head
    self.file = file
  }

  /// Writes the page from the rows of a draft whose texts are written.
  static func write(
    _ path: String, source: borrowing ReportSource, head: ReportHead
  ) throws(EmitError) -> FileWriter.Receipt {
    let template = try ReportTemplate.load()
    var report = ReportPage(head: head, file: try FileWriter(creating: path))
    for part in template.parts {
      switch part {
      case .text(let bytes): try report.file.write(bytes)
      case .title: try report.file.write(HTMLForm.escaped("\(head.dataset.title) \(head.version)"))
      case .data: try report.writeData(source, template.strings)
      }
    }
    return try report.file.finish()
  }

  private mutating func writeData(
    _ source: borrowing ReportSource, _ strings: Wording
  ) throws(EmitError) {
    try writeElement("head", head.json)
    try writeElement(
      "strings", .members(strings.entries.map { ($0.key, .array([.string($0.zh), .string($0.en)])) }))
    let schema = head.schema
    let documents = ReportColumns(ReportHead.documentColumns.map(\.rawValue), of: schema["documents"])
    let statistics = ReportColumns(ReportHead.statisticColumns(schema), of: schema["statistics"])
    let mentions = ReportColumns(
      ["start", "end", "class", "statistic_id", "rule"], of: schema["mentions"], numbers: 2)
    let repairs = ReportColumns(["before", "after", "rule", "certainty"], of: schema["repairs"])
    let chosen = head.selection.documents
    try writeList("documents", chosen) { _, position throws(EmitError) in
      let group = try source.group(at: position, tables: [.documents])
      var row = Array("[".utf8)
      documents.append(group.document, of: group.bytes, to: &row)
      return [row + Array("]".utf8)]
    }
    try writeList("statistics", chosen) { place, position throws(EmitError) in
      let group = try source.group(at: position, tables: [.statistics])
      return group.statistics.map { cells in
        var row = Array("[\(place),".utf8)
        statistics.append(cells, of: group.bytes, to: &row)
        row.append(UInt8(ascii: "]"))
        return row
      }
    }
    try writeList("texts", chosen.prefix(head.selection.texts)) { place, position throws(EmitError) in
      guard let text = try source.text(at: position) else { return [] }
      let group = try source.group(at: position, tables: [.mentions, .repairs])
      var row = Array("[\(place),".utf8)
      JSONForm.append(text[...], to: &row)
      row.append(UInt8(ascii: ","))
      mentions.append(group.mentions, of: group.bytes, to: &row)
      row.append(UInt8(ascii: ","))
      repairs.append(group.repairs, of: group.bytes, to: &row)
      return [row + Array("]".utf8)]
    }
  }

  private mutating func writeElement(_ id: String, _ value: JSONValue) throws(EmitError) {
    try open(id)
    try file.write(HTMLForm.inScript(value.compact()))
    try close()
  }

  /// Writes an array of the values, each as JSON, that each chosen document gives by its place and its position.
  private mutating func writeList(
    _ id: String, _ documents: some Sequence<Int>, _ values: (Int, Int) throws(EmitError) -> [[UInt8]]
  ) throws(EmitError) {
    try open(id)
    var separator = "["
    for (place, position) in documents.enumerated() {
      for value in try values(place, position) {
        try file.write(Array(separator.utf8))
        try file.write(HTMLForm.inScript(value))
        separator = ",\n"
      }
    }
    try file.write(Array((separator == "[" ? "[]" : "]").utf8))
    try close()
  }

  private mutating func open(_ id: String) throws(EmitError) {
    try file.write(Array("<script type=\"application/json\" id=\"data-\(id)\">".utf8))
  }

  private mutating func close() throws(EmitError) { try file.write(Array("</script>\n".utf8)) }
}
