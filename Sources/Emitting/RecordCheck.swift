internal import Records

/// What must hold of a document's findings before they are published, whatever program wrote them.
struct RecordCheck {
  let codes: KnownCodes

  /// What is wrong with the first row that breaks the dataset's contract; nil where all is well.
  func problem(in findings: Findings, scalars: [Unicode.Scalar]) -> String? {
    var ids = Set<String>(minimumCapacity: findings.statistics.count)
    // Spans lend their elements: to copy a statistic is to count a score of references.
    let statistics = findings.statistics.span
    for index in statistics.indices {
      if let problem = problem(in: statistics[index], turn: index + 1, scalars: scalars) {
        return "\(name(statistics[index], index)) \(problem)"
      }
      if !ids.insert(statistics[index].id).inserted {
        return "\(name(statistics[index], index)) has the statistic_id of an earlier one"
      }
    }
    for index in statistics.indices {
      if let id = lost(statistics[index].partOf, ids) ?? lost(statistics[index].repeatOf, ids) {
        return "\(name(statistics[index], index)) refers to \(id), which is no row of the document"
      }
    }
    for (index, mention) in findings.mentions.enumerated() {
      if !stands(mention.text, from: mention.start, to: mention.end, in: scalars) {
        return "\(name(mention, index)) is not what the text has from \(mention.start) to \(mention.end)"
      }
      if let id = lost(mention.statisticID, ids) {
        return "\(name(mention, index)) refers to \(id), which is no row of the document"
      }
    }
    return dayProblem([("period_start", findings.period?.start), ("period_end", findings.period?.end)])
      ?? findings.region.flatMap {
        codes.holds(region: $0.code) ? nil : "region_code '\($0.code)' is unknown"
      }
  }

  private func name(_ statistic: borrowing Statistic, _ index: Int) -> String {
    "statistic \(index + 1) ('\(statistic.numberText)')"
  }

  private func name(_ mention: Mention, _ index: Int) -> String { "mention \(index + 1) ('\(mention.text)')" }

  /// The identifier, where it is none of these.
  private func lost(_ id: String?, _ ids: Set<String>) -> String? {
    id.flatMap { ids.contains($0) ? nil : $0 }
  }

  /// What is wrong with the first of these days; nil where each is a day or absent.
  func dayProblem(_ days: [(column: String, day: String?)]) -> String? {
    for (column, day) in days {
      if let day, !ValueForm.isDay(day) { return "\(column) '\(day)' is no day (YYYY-MM-DD)" }
    }
    return nil
  }

  private func problem(in statistic: borrowing Statistic, turn: Int, scalars: [Unicode.Scalar]) -> String? {
    if !ValueForm.isIdentifier(statistic.id, letter: "s") {
      return "has no statistic_id of the form s + 16 hex digits: '\(statistic.id)'"
    }
    if statistic.sequence != turn { return "has the sequence \(statistic.sequence)" }
    if !stands(statistic.numberText, from: statistic.start, to: statistic.end, in: scalars) {
      return "is not what the text has from \(statistic.start) to \(statistic.end)"
    }
    if let problem = figureProblem("value", statistic.value) ?? figureProblem("lower", statistic.lower)
      ?? figureProblem("upper", statistic.upper) ?? figureProblem("resolution", statistic.resolution)
    {
      return problem
    }
    if statistic.status == .damaged, statistic.value != nil { return "is damaged and has a value" }
    if statistic.status != .damaged, statistic.value == nil {
      return "is \(statistic.status) and has no value"
    }
    if statistic.sentence.isEmpty { return "has no sentence" }
    if let code = statistic.indicator, !codes.indicators.contains(code) {
      return "has the unknown indicator '\(code)'"
    }
    if let unit = lost(statistic.unit, codes.units) ?? lost(statistic.per, codes.units) {
      return "has the unknown unit '\(unit)'"
    }
    if let code = statistic.region?.code, !codes.holds(region: code) {
      return "has the unknown region '\(code)'"
    }
    for (name, value) in (statistic.fields ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let column = codes.columns.first(where: { $0.name == name }) else {
        return "has the field '\(name)', which no stage of pipeline.json declares among its columns"
      }
      if column.isNumber, !value.isEmpty, let problem = figureProblem(name, value) { return problem }
    }
    return dayProblem([("period_start", statistic.period.start), ("period_end", statistic.period.end)])
      .map { "has a \($0)" }
  }

  private func figureProblem(_ column: String, _ figure: String?) -> String? {
    guard let figure, !ValueForm.isDecimal(figure) else { return nil }
    return "has a \(column) that is no plain decimal: '\(figure)'"
  }

  private func stands(_ slice: String, from start: Int, to end: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard start >= 0, start <= end, end <= scalars.count else { return false }
    return scalars[start..<end].elementsEqual(slice.unicodeScalars)
  }
}

/// The forms that typed cells must have.
enum ValueForm {
  /// A letter and 16 lower-case hexadecimal digits.
  static func isIdentifier(_ text: String, letter: Unicode.Scalar) -> Bool {
    let bytes = text.utf8
    return bytes.count == 17 && bytes.first.map { UInt32($0) } == letter.value
      && bytes.dropFirst().allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// `-?\d+(\.\d+)?`, in ASCII.
  static func isDecimal(_ text: String) -> Bool {
    var isFirst = true
    var digits = 0
    var hasPoint = false
    for byte in text.utf8 {
      switch byte {
      case 48...57: digits += 1
      case UInt8(ascii: "-") where isFirst: break
      case UInt8(ascii: ".") where digits > 0 && !hasPoint:
        hasPoint = true
        digits = 0
      default: return false
      }
      isFirst = false
    }
    return digits > 0
  }

  /// A day of the calendar, `YYYY-MM-DD`.
  static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
    else { return false }
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && year > 0 && (1...lengths[month - 1]).contains(day)
  }

  /// A time of RFC 3339: day, `T`, time, and `Z` or an offset.
  static func isTime(_ text: String) -> Bool {
    guard text.utf8.count >= 20, isDay(String(text.prefix(10))) else { return false }
    let rest = Array(text.utf8.dropFirst(10))
    guard rest[0] == UInt8(ascii: "T"), rest[3] == UInt8(ascii: ":"), rest[6] == UInt8(ascii: ":"),
      let hour = number(rest[1..<3]), let minute = number(rest[4..<6]), let second = number(rest[7..<9])
    else { return false }
    return hour < 24 && minute < 60 && second < 61
  }

  /// The number that ASCII digits write; nil where there is anything else.
  static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return bytes.isEmpty ? nil : value
  }
}
