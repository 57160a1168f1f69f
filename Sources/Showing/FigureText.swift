/// How a row's value, unit and period are written for people.
enum FigureText {
  /// What stands for a number that the source does not give.
  static let missing = "?"

  /// The exact value with its digits in groups of three, and what its modifier says of it: `> 18,000`, `25 – 110`.
  static func value(_ value: String, upper: String, modifier: String) -> String {
    if value.isEmpty { return missing }
    if modifier == "range", !upper.isEmpty { return "\(grouped(value)) – \(grouped(upper))" }
    let signs = ["more_than": "> ", "at_least": "≥ ", "at_most": "≤ ", "nearly": "≲ ", "about": "≈ "]
    return (signs[modifier] ?? "") + grouped(value)
  }

  /// `1234567.5` as `1,234,567.5`.
  static func grouped(_ value: String) -> String {
    let sign = value.hasPrefix("-") ? "-" : ""
    let whole = value.dropFirst(sign.count).prefix { $0 != "." }
    var out = sign
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out + value.dropFirst(sign.count + whole.count)
  }

  /// `2023` for a whole year, `2024-03-05` for one day, else an interval of ISO 8601-2 with `..` for an open end.
  static func period(start: String, end: String) -> String {
    if start == end { return start }
    if start.hasSuffix("-01-01"), end == start.prefix(4) + "-12-31" { return String(start.prefix(4)) }
    return "\(start.isEmpty ? ".." : start)/\(end.isEmpty ? ".." : end)"
  }

  /// The unit as printed, else its code; what a rate is per behind a stroke.
  static func unit(code: String, printed: String, per: String) -> String {
    let unit = printed.isEmpty ? code : printed
    return per.isEmpty ? unit : "\(unit)/\(per)"
  }
}
