internal import Lexicons
internal import Numerals

/// How tables of the lexicons become what the scanners walk: more than a phrase and its value.
extension ExtractLexicon {
  static func numeralTable(_ lexicons: Lexicons) -> NumeralTable {
    var values: [String: [Unicode.Scalar: Int]] = [:]
    var characters: [String: Set<Unicode.Scalar>] = [:]
    var exceptions: [Scalars] = []
    for row in lexicons.table("numerals").rows {
      let text = row["text"].scalars
      guard let first = text.first else { continue }
      if let value = Int(row["value"]) {
        values[row["role"], default: [:]][first] = value
      } else if row["role"] == "surplus_exception" {
        exceptions.append(text)
      } else {
        characters[row["role"], default: []].insert(first)
      }
    }
    let scales = Set((values["small_scale"] ?? [:]).keys).union((values["large_scale"] ?? [:]).keys)
    let units = lexicons.table("classifiers").rows.map { $0["text"].scalars }.filter { unit in
      unit.count > 1 && unit.first.map { scales.contains($0) } ?? false
    }
    return NumeralTable(
      digits: values["digit"] ?? [:], smallScales: values["small_scale"] ?? [:],
      largeScales: values["large_scale"] ?? [:], tens: values["tens"] ?? [:],
      surplus: characters["surplus"] ?? [],
      surplusExceptions: exceptions, indefinite: characters["unknown"] ?? [],
      // 百分之, 千分之, 万分之 are no scales of the number before them.
      unitsWithScale: units + scales.sorted().map { [$0, "分", "之"] }, points: characters["point"] ?? [],
      joints: characters["joint"] ?? [])
  }

  static func units(_ lexicons: Lexicons) -> [(text: Scalars, value: UnitEntry)] {
    var byText: [String: [UnitEntry.Reading]] = [:]
    for row in lexicons.table("classifiers").rows {
      var follows = row["follows"]
      let isExcluded = follows.hasPrefix("!")
      if isExcluded { follows.removeFirst() }
      byText[row["text"], default: []].append(
        UnitEntry.Reading(
          unit: row["unit"], kind: UnitEntry.Kind(rawValue: row["kind"]) ?? .count,
          follows: follows.split(separator: "|").map { String($0).scalars }, isExcluded: isExcluded,
          reference: row.reference))
    }
    return byText.map { text, readings in
      // Of readings of one text, those with a condition come first.
      let sorted = readings.sorted {
        ($0.follows.isEmpty ? 1 : 0, $0.reference) < ($1.follows.isEmpty ? 1 : 0, $1.reference)
      }
      return (text.scalars, UnitEntry(readings: sorted))
    }
  }

  /// 每 and 每一 before every classifier and unit of time or measure.
  static func ratesOfUnits(_ lexicons: Lexicons) -> [(text: Scalars, value: LexiconEntry)] {
    lexicons.table("classifiers").rows.flatMap { row -> [(text: Scalars, value: LexiconEntry)] in
      guard let kind = UnitEntry.Kind(rawValue: row["kind"]), kind != .money, kind != .ratio,
        // Of several readings of one text the one without a condition.
        row["follows"].isEmpty || row["follows"].hasPrefix("!")
      else { return [] }
      let entry = LexiconEntry(value: row["unit"], reference: row.reference)
      return ["每", "每一"].map { (($0 + row["text"]).scalars, entry) }
    }
  }

  static func periods(
    _ lexicons: Lexicons
  ) throws(LexiconError) -> [(text: Scalars, value: PeriodEntry)] {
    var problems: [LexiconProblem] = []
    var periods: [(text: Scalars, value: PeriodEntry)] = []
    for row in lexicons.table("periods").rows {
      let rule = row["rule"]
      guard TimeContext.knows(rule) else {
        problems.append(
          LexiconProblem.unknownRule(row, column: "rule", found: rule, allowed: TimeContext.rules.sorted()))
        continue
      }
      periods.append(
        (
          row["text"].scalars,
          PeriodEntry(rule: rule, yearOffset: Int(row["year_offset"]), reference: row.reference)
        ))
    }
    guard problems.isEmpty else { throw LexiconError(problems: problems) }
    return periods
  }
}

extension ExtractLexicon {
  /// Where the words of a row's heading begin behind the mark that it details the row above: `#` in yearbooks, 其中.
  func detailStart(_ heading: Scalars) -> Int? {
    guard let first = heading.firstIndex(where: { !$0.isBlank }) else { return nil }
    if heading[first] == "#" || heading[first] == "＃" { return first + 1 }
    return details.longest(heading, at: first)?.range.upperBound
  }
}
