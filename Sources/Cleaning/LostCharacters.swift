internal import Foundation
internal import Records

/// Finds characters that a decoder or an editor lost beside a number, and a digit with them: `奖章?2个`, `补助■3万元`, `惠及?户`.
///
/// A `?` that ends a question is none: a question word of its clause shows it (`你知道吗?66人参加`).
struct LostCharacters: Sendable {
  private var edges: NumberEdges
  private var words: WordTable
  private var anywhere: [[UInt32]] = []
  private var last: [[UInt32]] = []

  static let rule = "lost-character"

  init(folder: URL, edges: NumberEdges, words: WordTable) throws(TableError) {
    self.edges = edges
    self.words = words
    let table = try TableFile.load("question-words.tsv", columns: ["word", "where", "reason"], from: folder)
    for row in table.rows {
      switch row.fields[1] {
      case "anywhere": anywhere.append(table.scalars(row, 0))
      case "last": last.append(table.scalars(row, 0))
      default: throw table.error(row.line, "'\(row.fields[1])' is not known; use anywhere or last")
      }
    }
  }

  /// Whether a character may stand for a lost one: `?`, U+FFFD, and the boxes □ ■ ◇ of fonts.
  static func mayBeLost(_ scalar: UInt32) -> Bool {
    scalar == Scalar.questionMark || scalar == Scalar.replacement || isBox(scalar)
  }

  private static func isBox(_ scalar: UInt32) -> Bool {
    scalar == 0x25A1 || scalar == 0x25A0 || scalar == 0x25C7
  }

  /// The damage at the mark at a place of a block, and where to go on.
  ///
  /// `isMirror` where a `?` is a lost character wherever it stands.
  func damage(
    at index: Int, of scalars: [UInt32], in block: Range<Int>, isMirror: Bool
  ) -> (end: Int, damage: Damage?) {
    var end = index + 1
    while end < block.upperBound, scalars[end] == scalars[index] { end += 1 }
    let digits = NumberEdges.rest(at: end, of: scalars)
    var start = index
    let isSure = scalars[index] == Scalar.replacement
    if isMirror, scalars[index] == Scalar.questionMark {
      if start == block.lowerBound || scalars[start - 1] < 0x41 && scalars[start - 1] != 0x2C {
        return (end, nil)
      }
      guard digits > end else { return (end, nil) }
    } else {
      let hasUnit = edges.classifier(at: NumberEdges.scale(at: digits, of: scalars), of: scalars) > 0
      // What is left of the number behind a mark; before one, only where the number goes on.
      if isSure || digits > end || hasUnit {
        while start > block.lowerBound, Scalar.isDigit(scalars[start - 1]) { start -= 1 }
      }
      if !isSure, !isLost(start..<end, rest: end..<digits, of: scalars, in: block) { return (end, nil) }
      guard digits > end || start < index || !isSure else { return (end, nil) }
    }
    return (digits, Damage(start: start, end: digits, kind: .destroyed, rule: Self.rule))
  }

  /// Whether a `?` or box is a lost character of a number: `mark` with the digits before, `rest` those behind.
  private func isLost(_ mark: Range<Int>, rest: Range<Int>, of scalars: [UInt32], in block: Range<Int>)
    -> Bool
  {
    let hasDigits = Scalar.isDigit(scalars[mark.lowerBound])
    let before = mark.lowerBound > block.lowerBound ? scalars[mark.lowerBound - 1] : Scalar.lineFeed
    let isBox = Self.isBox(scalars[mark.upperBound - 1])
    // Boxes set off the points of a list; behind letters and signs a `?` is part of an address.
    guard
      Scalar.isHan(before) || !isBox && Self.mayStandBefore(before) || hasDigits && before == Scalar.lineFeed
    else { return false }
    if mark.upperBound - mark.lowerBound > 1, !hasDigits, isBox { return false }
    if rest.isEmpty || hasDigits {
      guard isUnit(at: rest.upperBound, of: scalars, in: block) else { return !rest.isEmpty }
    }
    return isBox || !isQuestion(before: mark.lowerBound, of: scalars, in: block)
  }

  /// A pause, or what closes a quotation or bracket.
  private static func mayStandBefore(_ scalar: UInt32) -> Bool {
    scalar == 0x2C || scalar == Scalar.rightBracket
      || Scalar.isWidePunctuation(scalar) && !BlankPass.isOpening(scalar)
  }

  /// A scale and unit, or a unit that begins no other word; none that is as often another word.
  private func isUnit(at index: Int, of scalars: [UInt32], in block: Range<Int>) -> Bool {
    let scale = NumberEdges.scale(at: index, of: scalars)
    guard let unit = edges.classifiers.match(at: scale, of: scalars) else { return false }
    if scale > index { return true }
    return unit.kind != .loose
      && (unit.length > 3 || !words.goesOn(scale, length: unit.length, of: scalars, end: block.upperBound))
  }

  /// Whether the clause that ends at a place asks something.
  private func isQuestion(before end: Int, of scalars: [UInt32], in block: Range<Int>) -> Bool {
    var start = end
    while start > block.lowerBound, scalars[start - 1] == 0x3001 || !Self.endsClause(scalars[start - 1]) {
      start -= 1
    }
    let clause = scalars[start..<end]
    if last.contains(where: { clause.count >= $0.count && clause.suffix($0.count).elementsEqual($0) }) {
      return true
    }
    return clause.indices.contains { at in
      isAlternative(at, of: scalars, end: end) || anywhere.contains { clause[at...].starts(with: $0) }
    }
  }

  /// `够不够`, `去没去`.
  private func isAlternative(_ index: Int, of scalars: [UInt32], end: Int) -> Bool {
    index + 2 < end && scalars[index] == scalars[index + 2]
      && (scalars[index + 1] == 0x4E0D || scalars[index + 1] == 0x6CA1)
  }

  private static func endsClause(_ scalar: UInt32) -> Bool {
    SentenceEnd.isPause(scalar) || SentenceEnd.isEnd(scalar) || scalar == Scalar.lineFeed
  }
}
