/// What a changed row says, so that a change can be read without looking the row up: of a row that went what stood
/// there, else what stands there now.
public struct ChangeSubject: Sendable, Hashable {
  /// What is counted; of a code list its label.
  public var measure = ""
  /// The exact value in base units; where it has none, the number as printed.
  public var value = ""
  /// The unit as printed, else its code.
  public var unit = ""
  /// The first day of the period; empty where open or unknown.
  public var periodStart = ""
  /// Its last day.
  public var periodEnd = ""
  /// The region's name.
  public var region = ""
  /// The document's title.
  public var title = ""
  /// The document's source.
  public var source = ""

  /// What a row of a table says; nil where there is no such row.
  init?(_ table: String, of rows: RowTable, row: Int?) {
    guard let row else { return nil }
    func cell(_ column: String) -> String { rows.cell(column, row: row) ?? "" }
    measure = cell("measure")
    if measure.isEmpty { measure = cell("label_zh") }
    // In the code list of units a unit is a code, not what a value is in.
    if table == "statistics" {
      value = cell("value")
      if value.isEmpty { value = cell("number_text") }
      unit = cell("unit_text")
      if unit.isEmpty { unit = cell("unit") }
    }
    periodStart = cell("period_start")
    periodEnd = cell("period_end")
    region = cell("region_name")
    title = cell("title")
    source = cell("source")
  }

  /// `慰问企业 521 家 · 2024-01-01/2024-03-05 · 云湖省 · 标题 · 来源`: what is known, in this order.
  public var text: String {
    let figure = [measure, value, unit].filter { !$0.isEmpty }.joined(separator: " ")
    return [figure, period, region, title, source].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// An interval of ISO 8601-2, an open end as two dots; one day where both ends are the same.
  private var period: String {
    if periodStart == periodEnd { return periodStart }
    return "\(periodStart.isEmpty ? ".." : periodStart)/\(periodEnd.isEmpty ? ".." : periodEnd)"
  }
}

extension Change {
  /// One JSON object: the columns of `changes.csv`, then what the row says; those without text are left out.
  public var json: [UInt8] {
    func text(_ text: String?) -> JSONValue? { text.flatMap { $0.isEmpty ? nil : .string($0) } }
    return JSONValue.members([
      ("change", text(change.rawValue)), ("table", text(table)), ("id", text(id)), ("column", text(column)),
      ("old", text(old)), ("new", text(new)), ("cause", text(cause.rawValue)),
      ("measure", text(subject?.measure)),
      ("value", text(subject?.value)), ("unit", text(subject?.unit)),
      ("period_start", text(subject?.periodStart)),
      ("period_end", text(subject?.periodEnd)), ("region_name", text(subject?.region)),
      ("title", text(subject?.title)), ("source", text(subject?.source)),
    ]).compact()
  }
}
