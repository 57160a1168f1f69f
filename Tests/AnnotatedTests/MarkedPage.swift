import Foundation
import Records

/// A page with a mark behind each of its numbers that says when and where it is about: `21〔2023|瑞丽市〕家`.
///
/// A mark has up to four parts: the period, written as in the gold of ``Annotation``; the region, else that of the
/// page's own mark (one without a number before it); the place as worded; what a rate is per. `-` leaves a part open.
struct MarkedPage: Sendable {
  /// One number and what its mark says.
  struct Mark: Sendable {
    /// The number without its modifiers: `11.12万`; a scale behind the mark is its own: `11〔2023〕余万`.
    var number: String
    /// The words around it, for a reader.
    var around: String
    var period: String
    var region: String
    var place: String
    var per: String
  }

  /// The page as it was before it was marked.
  private(set) var text = ""
  private(set) var marks: [Mark] = []

  init(_ marked: String) {
    var region = "-"
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "〔"), let close = rest[open...].firstIndex(of: "〕") {
      text += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(
        separator: "|", omittingEmptySubsequences: false
      ).map(String.init)
      rest = rest[rest.index(after: close)...]
      let number = String(text.reversed().prefix { Self.isPart($0) }.reversed())
      let scale = rest.drop { "余多".contains($0) }.prefix { "万亿".contains($0) }
      if number.isEmpty {
        region = parts.count > 1 ? parts[1] : region
      } else {
        marks.append(
          Mark(
            number: number + scale,
            around: String((text.suffix(12) + rest.prefix(4)).filter { !$0.isNewline }),
            period: parts[0],
            region: parts.count > 1 ? parts[1] : region, place: parts.count > 2 ? parts[2] : "-",
            per: parts.count > 3 ? parts[3] : "-"))
      }
    }
    text += rest
  }

  private static func isPart(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || character == "." || character == "," || character == "万"
      || character == "亿"
  }
}

extension MarkedPage.Mark {
  /// The exact value in base units.
  var value: Decimal? {
    let digits = number.filter { $0.isNumber || $0 == "." }
    guard var value = Decimal(string: digits) else { return nil }
    for scale in number {
      if scale == "万" { value *= 10_000 }
      if scale == "亿" { value *= 100_000_000 }
    }
    return value
  }
}

extension Figures {
  /// What was read at the marks of a page: each mark meets the next row of its value.
  init(_ page: MarkedPage, name: String, statistics: [Statistic]) {
    self.init()
    var next = 0
    for mark in page.marks {
      let row = statistics[next...].firstIndex {
        $0.value.flatMap { Decimal(string: $0) }.map { abs($0) } == mark.value
      }
      self[.recall].add(row != nil)
      guard let row else {
        differences.append("\(name): not found: \(mark.around)")
        continue
      }
      next = row + 1
      compare(statistics[row], with: mark, name: name)
    }
  }

  private mutating func compare(_ row: Statistic, with mark: MarkedPage.Mark, name: String) {
    func tell(_ what: String, _ have: String, _ want: String) {
      differences.append("\(name): \(what): \(mark.around): \(have), not \(want)")
    }
    let period = (start: row.period.start ?? "", end: row.period.end ?? "")
    if mark.period.isEmpty {
      self[.period].add(row.period.basis != .stated)
      if row.period.basis == .stated { tell("period", "\(period.start)/\(period.end)", "stated") }
    } else if mark.period != "-" {
      let isRight = PageComparison.covers(period, mark.period)
      self[.period].add(isRight)
      if !isRight { tell("period", "\(period.start)/\(period.end)", mark.period) }
    }
    if mark.region != "-" {
      let name = row.region?.name ?? ""
      let short = mark.region.count > 2 ? String(mark.region.dropLast()) : mark.region
      let isRight = mark.region.isEmpty ? name.isEmpty : name.contains(short)
      self[.region].add(isRight)
      if !isRight { tell("region", name, mark.region) }
    }
    if mark.per != "-" {
      self[.per].add((row.per ?? "") == mark.per)
      if (row.per ?? "") != mark.per { tell("per", row.per ?? "", mark.per) }
    }
    if mark.place != "-" {
      self[.place].add((row.placeText ?? "") == mark.place)
      if (row.placeText ?? "") != mark.place { tell("place", row.placeText ?? "", mark.place) }
    }
  }
}
