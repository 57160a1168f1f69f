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

  /// Writes the page from a draft whose tables and texts are written.
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
    let documentColumns = ReportHead.documentColumns.map(\.rawValue)
    let statisticColumns = ReportHead.statisticColumns(head.schema)
    let chosen = head.selection.documents
    try writeList("documents", chosen) { _, position throws(EmitError) in
      try source.rows(table: 0, at: position, columns: documentColumns).map(JSONValue.array)
    }
    try writeList("statistics", chosen) { place, position throws(EmitError) in
      try source.rows(table: 1, at: position, columns: statisticColumns).map {
        .array([.integer(place)] + $0)
      }
    }
    try writeList("texts", chosen.prefix(head.selection.texts)) { place, position throws(EmitError) in
      guard let text = try source.text(at: position) else { return [] }
      let mentions = try source.rows(
        table: 2, at: position, columns: ["start", "end", "class", "statistic_id", "rule"], numbers: 2)
      let repairs = try source.rows(
        table: 3, at: position, columns: ["before", "after", "rule", "certainty"])
      return [
        .array([
          .integer(place), .string(text), .array(mentions.map(JSONValue.array)),
          .array(repairs.map(JSONValue.array)),
        ])
      ]
    }
  }

  private mutating func writeElement(_ id: String, _ value: JSONValue) throws(EmitError) {
    try open(id)
    try file.write(HTMLForm.inScript(value.compact()))
    try close()
  }

  /// Writes an array of what each chosen document gives, document by document.
  private mutating func writeList(
    _ id: String, _ documents: some Sequence<Int>, _ values: (Int, Int) throws(EmitError) -> [JSONValue]
  ) throws(EmitError) {
    try open(id)
    var separator = "["
    for (place, position) in documents.enumerated() {
      for value in try values(place, position) {
        try file.write(Array(separator.utf8))
        try file.write(HTMLForm.inScript(value.compact()))
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
