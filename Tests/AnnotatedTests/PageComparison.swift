import Foundation
import Records

/// One page as it was read, beside what a person read on it.
struct PageComparison {
  private let name: String
  private let text: String
  private let folded: FoldedText
  private let statistics: [Statistic]
  private let mentions: [Mention]
  private let places: [(annotation: Annotation, anchors: [Range<Int>], tokens: [Range<Int>])]
  private var used: Set<Int> = []
  private(set) var figures = Figures()

  /// Compares; ``figures`` has the result.
  init(name: String, document: Document, annotations: [Annotation]) {
    self.name = name
    let text = document.text?.text ?? ""
    let folded = FoldedText(text)
    self.text = text
    self.folded = folded
    statistics = document.findings?.statistics ?? []
    mentions = document.findings?.mentions ?? []
    places = annotations.map { annotation in
      let anchor = FoldedText(annotation.anchor).scalars
      let token = FoldedText(annotation.token).scalars
      var anchors: [Range<Int>] = []
      var tokens: [Range<Int>] = []
      for start in folded.starts(of: anchor) {
        let whole = folded.original(start, count: anchor.count)
        anchors.append(whole)
        let inside = folded.starts(of: token, in: start..<start + anchor.count).first
        tokens.append(inside.map { folded.original($0, count: token.count) } ?? whole)
      }
      return (annotation, anchors, tokens)
    }
    compareStatistics()
    compareDamage()
    compareRest()
    compareClasses()
  }

  private mutating func compareStatistics() {
    for (annotation, anchors, tokens) in places
    where annotation.class == "statistic" && annotation.optional != true {
      let row = row(of: annotation, anchors: anchors, tokens: tokens)
      figures[.recall].add(row != nil)
      guard let row else {
        tell("not found", annotation, anchors.isEmpty ? "the anchor is not in the clean text" : "")
        continue
      }
      used.insert(row)
      compare(statistics[row], with: annotation)
    }
  }

  private mutating func compare(_ row: Statistic, with annotation: Annotation) {
    check(.unit, annotation, row.unitText, annotation.unitText ?? "")
    check(.modifier, annotation, row.modifier.rawValue, annotation.modifier ?? "")
    let measure = FoldedText(row.measure)
    let words = annotation.measureMust ?? []
    let names = words.allSatisfy { measure.holds($0) } && row.measure.unicodeScalars.count <= 40
    figures[.measure].add(names && row.measure != row.sentence)
    if !names { tell("measure", annotation, "\(row.measure), not \(words.joined(separator: " "))") }
    let period = (row.period.start ?? "", row.period.end ?? "")
    if let wanted = annotation.period, !wanted.isEmpty {
      let isRight = Self.covers(period, wanted)
      figures[.period].add(isRight)
      if !isRight { tell("period", annotation, "\(period.0)/\(period.1), not \(wanted)") }
    } else if row.period.basis == .stated {
      figures[.period].add(false)
      tell("period", annotation, "\(period.0)/\(period.1), where nothing is stated")
    }
    if let region = annotation.region, !region.isEmpty {
      let short = "省市州县区旗".contains(region.last ?? " ") ? String(region.dropLast()) : region
      let isRight = row.region?.name.contains(short) ?? false
      figures[.region].add(isRight)
      if !isRight { tell("region", annotation, "\(row.region?.name ?? "none"), not \(region)") }
    }
    if let per = annotation.per, !per.isEmpty { check(.per, annotation, row.per ?? "", per) }
    if let code = annotation.indicator { check(.indicator, annotation, row.indicator ?? "", code) }
  }

  private mutating func compareDamage() {
    for (annotation, anchors, _) in places where annotation.class == "damaged" {
      let told = statistics.indices.filter { index in
        statistics[index].status == .damaged && anchors.contains { $0.overlaps(span(index)) }
      }
      used.formUnion(told)
      figures[.damaged].add(!told.isEmpty)
      if told.isEmpty { tell("damage not told", annotation) }
      for _ in told { figures[.precision].add(true) }
    }
    for _ in 0..<figures[.recall].right { figures[.precision].add(true) }
  }

  /// Rows that nobody read as a statistic.
  private mutating func compareRest() {
    let optional = places.filter { $0.annotation.optional == true }.flatMap(\.tokens)
    for index in statistics.indices where !used.contains(index) {
      if isSane(statistics[index]), optional.contains(where: { $0.overlaps(span(index)) }) { continue }
      figures[.precision].add(false)
      figures.differences.append(
        "\(name): no statistic: \(statistics[index].numberText) in \(statistics[index].sentence.prefix(60))")
    }
  }

  private mutating func compareClasses() {
    for (annotation, _, tokens) in places where annotation.optional != true && !tokens.isEmpty {
      guard annotation.token.contains(where: \.isASCIIDigit) else { continue }
      let isRight = mentions.contains { mention in
        mention.mentionClass.rawValue == annotation.class
          && tokens.contains { $0.overlaps(mention.start..<mention.end) }
      }
      figures[.ledger].add(isRight)
      if !isRight { tell("class", annotation, "not \(annotation.class)") }
    }
    var holders = [Int](repeating: 0, count: text.unicodeScalars.count)
    for mention in mentions {
      for place in mention.start..<mention.end { holders[place] += 1 }
    }
    for (place, scalar) in text.unicodeScalars.enumerated() where ("0"..."9").contains(scalar) {
      figures[.account].add(holders[place] == 1)
    }
  }

  /// The unused row with the value nearest to the number.
  private func row(of annotation: Annotation, anchors: [Range<Int>], tokens: [Range<Int>]) -> Int? {
    let near = statistics.indices.compactMap { index -> (distance: Int, index: Int)? in
      let row = statistics[index]
      guard !used.contains(index), row.status != .damaged, isSane(row),
        Self.plain(row.value) == Self.plain(annotation.value)
      else { return nil }
      let distances = zip(anchors, tokens).filter { $0.0.overlaps(span(index)) }
        .map { abs($0.1.lowerBound - row.start) }
      return distances.min().map { ($0, index) }
    }
    return near.min { ($0.distance, $0.index) < ($1.distance, $1.index) }?.index
  }

  private func span(_ index: Int) -> Range<Int> { statistics[index].start..<statistics[index].end }

  /// Whether a row can be checked by eye at all.
  private func isSane(_ row: Statistic) -> Bool {
    let scalars = text.unicodeScalars
    guard row.start < row.end, row.end <= scalars.count else { return false }
    let start = scalars.index(scalars.startIndex, offsetBy: row.start)
    let end = scalars.index(start, offsetBy: row.end - row.start)
    guard String(scalars[start..<end]) == row.numberText else { return false }
    if row.status == .damaged { return row.value == nil }
    return row.value != nil && FoldedText(row.sentence).holds(row.numberText)
  }

  private mutating func check(_ name: Figures.Name, _ annotation: Annotation, _ have: String, _ want: String)
  {
    figures[name].add(have == want)
    if have != want {
      tell(name.rawValue, annotation, "\(have.isEmpty ? "none" : have), not \(want.isEmpty ? "none" : want)")
    }
  }

  private mutating func tell(_ what: String, _ annotation: Annotation, _ more: String = "") {
    figures.differences.append(
      "\(name): \(what): \(annotation.token) in \(annotation.anchor)\(more.isEmpty ? "" : ": \(more)")")
  }

  /// Whether a period is the wanted one, at the grain that it is wanted in.
  static func covers(_ period: (start: String, end: String), _ wanted: String) -> Bool {
    guard let slash = wanted.firstIndex(of: "/") else {
      return period.end.hasPrefix(wanted) && (period.start.isEmpty || period.start.hasPrefix(wanted))
    }
    let (first, last) = (wanted[..<slash], wanted[wanted.index(after: slash)...])
    return (first.isEmpty ? period.start.isEmpty : period.start.hasPrefix(first))
      && (last.isEmpty ? period.end.isEmpty : period.end.hasPrefix(last))
  }

  /// A decimal without zeros that say nothing.
  static func plain(_ value: String?) -> String? {
    guard var value, value.contains(".") else { return value }
    while value.hasSuffix("0") { value.removeLast() }
    return value.hasSuffix(".") ? String(value.dropLast()) : value
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
