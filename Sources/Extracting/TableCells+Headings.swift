internal import Lexicons
internal import Numerals
internal import Records

/// What the headings of a cell say of its figure.
extension TableCells {
  /// What, when and where, of which kind.
  struct Headings {
    var measure = ""
    var period: Period?
    var region: Region?
    var organization: String?
    var kind: Statistic.Kind?
    var comparedWith: String?
    var modality = Statistic.Modality.actual
    var rules: [String] = []
  }

  /// The most characters of a measure.
  private static let most = 40

  /// Reads the headings: what says when or where goes to its own column, the rest names what is counted.
  func headings(
    of cell: Cell, unit: HeadingUnit, context: TimeContext, place: PlaceFinder, document: Region?
  ) -> Headings {
    var result = Headings()
    var parts: [String] = []
    for heading in [unit.heading, unit.rowHeading] {
      for part in heading.scalars.split(whereSeparator: \.isBlank) {
        let words = withoutEnumerator(Scalars(part))
        if let period = whole(words, context: context) {
          result.period = result.period ?? period
          continue
        }
        if heading == unit.rowHeading, result.region == nil,
          let hit = named(words, place: place, document: document)
        {
          result.region = hit.region
          if hit.isBody { result.organization = words.string(0..<words.count) }
          result.rules.append("rule:place-of-row")
          continue
        }
        parts.append(words.string(0..<words.count))
      }
    }
    result.measure = measure(parts, cell: cell)
    let kind = ends(unit.heading, with: .cellKind)
    // 比上年增减: the year compared with is not the change's own.
    let own = kind?.value == Statistic.Kind.change.rawValue ? [] : [unit.heading]
    result.period = result.period ?? within(own + [unit.rowHeading, cell.caption], context: context)
    if let kind {
      result.kind = Statistic.Kind(rawValue: kind.value)
      result.rules.append(kind.rule)
      result.comparedWith = compared(unit.heading)
    }
    if let modality = ends(unit.heading, with: .cellModality) {
      result.modality = Statistic.Modality(rawValue: modality.value) ?? .actual
      result.rules.append(modality.rule)
    }
    return result
  }

  /// 比上年增减, 同比: with what a column of changes compares.
  private func compared(_ heading: String) -> String? {
    let words = heading.scalars
    let trie = lexicon.signals[.compared]
    for at in words.indices {
      if let match = trie.longest(words, at: at) { return match.value.value }
    }
    return nil
  }

  private func measure(_ parts: [String], cell: Cell) -> String {
    let parts = parts.filter { !$0.isEmpty }
    let joined = parts.isEmpty ? cell.caption.trimmingBlanks : parts.joined(separator: " ")
    // A table of years alone, without a caption: the headings are all there is.
    let measure = joined.isEmpty ? (cell.columnHeading + " " + cell.rowHeading).trimmingBlanks : joined
    return String(String.UnicodeScalarView(measure.unicodeScalars.prefix(Self.most)))
  }

  /// （一）拨缴经费收入, 1.项目 and 一、收入: without what only numbers the row.
  private func withoutEnumerator(_ words: Scalars) -> Scalars {
    var at = 0
    let isBracketed = words.first == "（" || words.first == "("
    if isBracketed { at += 1 }
    let first = at
    while at < words.count, words[at].isDigit || lexicon.numerals.isChineseNumeral(words[at]) { at += 1 }
    guard at > first, at < words.count else { return words }
    let marks: [Unicode.Scalar] = isBracketed ? ["）", ")"] : ["、", ".", "．"]
    guard marks.contains(words[at]), at + 1 < words.count, !words[at + 1].isDigit else { return words }
    return Scalars(words[(at + 1)...])
  }

  /// The period of a heading that is a time and nothing else: 2023年, 2023年12月末.
  private func whole(_ words: Scalars, context: TimeContext) -> Period? {
    let times = TimeScanner(lexicon: lexicon).scan(words, in: 0..<words.count)
    guard let time = times.first, time.range == 0..<words.count else { return nil }
    return period(time, in: words, context: context)
  }

  /// The first period that the headings say among other words.
  private func within(_ headings: [String], context: TimeContext) -> Period? {
    for heading in headings {
      let words = heading.scalars
      for time in TimeScanner(lexicon: lexicon).scan(words, in: 0..<words.count) {
        if let period = period(time, in: words, context: context) { return period }
      }
    }
    return nil
  }

  private func period(_ time: TimeExpression, in words: Scalars, context: TimeContext) -> Period? {
    guard let resolved = time.resolved(in: context), resolved.start != nil || resolved.end != nil else {
      return nil
    }
    return Period(
      start: resolved.start?.iso, end: resolved.end?.iso, basis: .stated, text: words.string(time.range))
  }

  /// The place or body of a place that a heading is the name of, and nothing else: 西山区, 西山区总工会.
  private func named(_ words: Scalars, place: PlaceFinder, document: Region?) -> (
    region: Region, isBody: Bool
  )? {
    let finder = PlaceFinder(lexicon: place.lexicon, text: words)
    guard let hit = finder.hits(0..<words.count, within: document).first, hit.range.lowerBound == 0,
      !hit.isHonour
    else { return nil }
    if hit.range.upperBound == words.count { return (hit.region, false) }
    return hit.body?.upperBound == words.count ? (hit.region, true) : nil
  }
}
