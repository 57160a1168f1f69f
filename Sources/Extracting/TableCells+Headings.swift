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

  /// A table's caption and what it says of time.
  struct Caption {
    var text: String
    var context: TimeContext
    var period: Period?
  }

  /// The most characters of a measure.
  private static let most = 40

  /// Reads the headings: what says when or where goes to its own column, the rest names what is counted.
  func headings(
    of cell: Cell, unit: HeadingUnit, caption: Caption, place: PlaceFinder, document: Region?
  ) -> Headings {
    let context = caption.context
    var result = Headings()
    var ofColumn: Region?
    var parts: [String] = []
    for heading in [unit.heading, unit.rowHeading] {
      for part in heading.scalars.split(whereSeparator: \.isBlank) {
        let words = withoutEnumerator(Scalars(part))
        if let period = whole(words, context: context) {
          result.period = result.period ?? period
          continue
        }
        if let hit = named(words, place: place, document: document) {
          if heading == unit.rowHeading, result.region == nil {
            result.region = hit.region
            result.rules.append("rule:place-of-row")
            if hit.isWhole {
              if hit.isBody { result.organization = words.string(0..<words.count) }
              continue
            }
          } else {
            ofColumn = ofColumn ?? hit.region
          }
        }
        parts.append(words.string(0..<words.count))
      }
    }
    result.region = result.region ?? ofColumn
    result.measure = measure(parts, cell: cell)
    let kind = ends(unit.heading, with: .cellKind)
    // 比上年增减: the year compared with is not the change's own.
    let own = kind?.value == Statistic.Kind.change.rawValue ? [] : [unit.heading]
    result.period = result.period ?? within(own + [unit.rowHeading], context: context) ?? caption.period
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
    var measure = joined.isEmpty ? (cell.columnHeading + " " + cell.rowHeading).trimmingBlanks : joined
    // 合计: of what, the caption says.
    let isTotal = parts.allSatisfy { part in
      let words = part.scalars
      return lexicon.totals.longest(words, endingAt: words.count, notBefore: 0)?.range.count == words.count
    }
    if isTotal, let total = parts.first {
      measure = [withoutTableNumber(cell.caption.scalars), total].filter { !$0.isEmpty }.joined(
        separator: " ")
    }
    return String(String.UnicodeScalarView(measure.unicodeScalars.prefix(Self.most)))
  }

  /// 各县区帮扶情况 of 表4 各县区帮扶情况.
  private func withoutTableNumber(_ caption: Scalars) -> String {
    let words = caption.trimmed(0..<caption.count)
    guard let label = lexicon.captionLabels.longest(caption, at: words.lowerBound, end: words.upperBound)
    else {
      return caption.string(words)
    }
    var at = label.range.upperBound
    while at < words.upperBound, caption[at].isDigit || caption[at].isBlank || Self.isNumberMark(caption[at])
    { at += 1 }
    return at > label.range.upperBound ? caption.string(at..<words.upperBound) : caption.string(words)
  }

  private static func isNumberMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "." || scalar == ":" || scalar == "："
  }

  /// （一）拨缴经费收入, 1.项目 and 一、收入: without what only numbers the row.
  func withoutEnumerator(_ words: Scalars) -> Scalars {
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

  /// The period of a heading that is a time and nothing else: 2023年, 2023年12月末, 2023.
  private func whole(_ words: Scalars, context: TimeContext) -> Period? {
    if words.count == 4, let year = Int(words.string(0..<4)), (1900..<2100).contains(year) {
      return Period(
        start: Day.firstOf(year: year)?.iso, end: Day.lastOf(year: year)?.iso, basis: .stated,
        text: words.string(0..<4))
    }
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

  func period(_ time: TimeExpression, in words: Scalars, context: TimeContext) -> Period? {
    guard let resolved = time.resolved(in: context), resolved.start != nil || resolved.end != nil else {
      return nil
    }
    return Period(
      start: resolved.start?.iso, end: resolved.end?.iso, basis: .stated, text: words.string(time.range))
  }

  /// The one place that words name, inside the document's, and whether they are its name or its body's and nothing else:
  /// 西山区, 西山区总工会.
  private func named(_ words: Scalars, place: PlaceFinder, document: Region?) -> (
    region: Region, isWhole: Bool, isBody: Bool
  )? {
    let hits = PlaceFinder(lexicon: place.lexicon, text: words).hits(0..<words.count, within: document)
    guard let hit = hits.last, !hit.isHonour else { return nil }
    let above = lexicon.gazetteer.codes(above: hit.region.code)
    guard hits.dropLast().allSatisfy({ above.contains($0.region.code) }),
      document.map({ above.contains($0.code) }) ?? true
    else { return nil }
    let isBody = hit.body?.upperBound == words.count && hit.range.upperBound < words.count
    let isWhole = hits.first?.range.lowerBound == 0 && (isBody || hit.range.upperBound == words.count)
    return (hit.region, isWhole, isBody)
  }
}
