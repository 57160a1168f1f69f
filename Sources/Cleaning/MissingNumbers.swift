internal import Foundation
internal import Records

/// Finds places whose number was taken out whole: `代表余人参加`, `慰问职工人次`, `增长%`.
///
/// What cannot stand in a sound text is told always; the rest only in a text that shows it more than once and has
/// hardly any digits left, or that shows it three times, once beyond doubt.
struct MissingNumbers: Sendable {
  private var judge: MissingNumber
  /// For each character of the Basic Multilingual Plane what it is here; 0 is passed over.
  private var classes: [UInt8]

  private static let digit: UInt8 = 1
  private static let han: UInt8 = 2
  /// May begin a place whose number is gone.
  private static let head: UInt8 = 4
  /// 年, of a date without digits.
  private static let year: UInt8 = 8

  /// In a damaged text at most so many numbers are left for each 1000 Chinese characters: sound reports have 20 and
  /// more, one page stripped of its digits had none.
  private static let mostNumbers = 4

  /// And one place for at most so many Chinese characters: reports have a number for each 30 to 50.
  private static let mostBetween = 300

  /// The fewest places in a text that only some digits were taken out of.
  private static let leastHoles = 3

  init(folder: URL, edges: NumberEdges, words: WordTable) throws(TableError) {
    judge = try MissingNumber(folder: folder, edges: edges, words: words)
    classes = (0..<0x10000).map { code in
      Scalar.isDigit(code) ? Self.digit : Scalar.isHan(code) ? Self.han : 0
    }
    for code in judge.heads { classes[Int(code)] |= Self.head }
    classes[0x5E74] |= Self.year
  }

  func find(in text: CompactText) -> [Damage] {
    let scalars = text.scalars
    var hits: [MissingNumber.Hit] = []
    var han = 0
    var numbers = 0
    var dates = 0
    for block in text.blocks where block.kind == .paragraph || block.kind == .item {
      var index = block.start
      while index < block.end {
        let scalar = scalars[index]
        let kind = scalar < 0x10000 ? classes[Int(scalar)] : Scalar.isHan(scalar) ? Self.han : 0
        if kind & ~Self.han == 0 {
          han += Int(kind >> 1)
          index += 1
          continue
        }
        if kind == Self.digit {
          numbers += 1
          index = NumberEdges.digits(at: index, of: scalars)
          continue
        }
        han += Int(kind >> 1 & 1)
        if kind & Self.head != 0, index > block.start,
          let hit = judge.hit(at: index, of: scalars, end: block.end)
        {
          hits.append(hit)
          han += hit.range.count - 1
          index = hit.range.upperBound
          continue
        }
        if kind & Self.year != 0, isBareDate(at: index, of: scalars, from: block.start) { dates += 1 }
        index += 1
      }
    }
    let strong = hits.count { $0.strength == .sure || $0.strength == .strong } + dates
    let all = hits.count { $0.strength != .faint } + dates
    let isStripped =
      numbers * 1000 <= Self.mostNumbers * han && strong >= 1 && all >= 2 && all * Self.mostBetween >= han
    // Where one is gone for sure and several more seem to be, a digit here and there was taken out of the text.
    let isHoled =
      hits.contains { $0.strength == .sure } && all >= Self.leastHoles && all * Self.mostBetween >= han
    return hits.filter { $0.strength == .sure || isStripped || isHoled && $0.strength != .faint }.map {
      Damage(start: $0.range.lowerBound, end: $0.range.upperBound, kind: .missing, rule: "removed-digits")
    }
  }

  /// `年月日` without digits.
  private func isBareDate(at index: Int, of scalars: [UInt32], from start: Int) -> Bool {
    index + 2 < scalars.count && (index == start || !Scalar.isDigit(scalars[index - 1]))
      && scalars[index + 1] == 0x6708 && scalars[index + 2] == 0x65E5
  }
}
