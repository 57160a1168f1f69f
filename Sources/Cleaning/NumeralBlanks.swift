internal import Foundation

/// Tells which blanks stand inside one Chinese numeral or its unit: `四点 五个百分点`, `一百 二十人`, `2.4个百分 点`.
///
/// A blank goes where the two sides can only be one numeral. One between two numerals stays (`一 二 三`, `三十 四十岁`); where
/// it may be either, the number is told as damaged.
struct NumeralBlanks: Sendable {
  private var edges: NumberEdges
  private var words: WordTable
  private var clockBefore: Set<UInt32> = []
  private var clockAfter: Set<UInt32> = []

  init(folder: URL, edges: NumberEdges, words: WordTable) throws(TableError) {
    self.edges = edges
    self.words = words
    let table = try TableFile.load(
      "clock-characters.tsv", columns: ["character", "side", "reason"], from: folder)
    for row in table.rows {
      switch row.fields[1] {
      case "before": clockBefore.insert(try table.scalar(row, 0))
      case "after": clockAfter.insert(try table.scalar(row, 0))
      default: throw table.error(row.line, "the side '\(row.fields[1])' is not known; use before or after")
      }
    }
  }

  /// Numerals with their units.
  struct Found {
    /// Those whose blanks go.
    var joined: [Range<Int>] = []
    /// Those that may be one number or two.
    var unclear: [Range<Int>] = []
  }

  private enum Verdict {
    case join, stay, unclear
  }

  func find(in scalars: [UInt32]) -> Found {
    var found = Found()
    guard SpacedLine.partsHan(scalars) else { return found }
    var line = SpacedLine(scalars)
    for gap in line.characters.indices where line.isGap(gap) {
      switch verdict(gap, line) {
      case .join: line.join(gap)
      case .stay: break
      case .unclear:
        let start = line.numeralStart(before: gap)
        found.unclear.append(line.range(start..<line.numeralEnd(from: gap)))
      }
    }
    found.joined = line.joined()
    return found
  }

  private func verdict(_ gap: Int, _ line: SpacedLine) -> Verdict {
    if isFraction(gap, line) || isInUnit(gap, line) { return .join }
    let start = line.numeralStart(before: gap)
    guard start < gap else { return .stay }
    let characters = line.characters
    let left = characters[start..<gap]
    if start > 0, characters[start - 1] == SpacedLine.ordinal { return .stay }
    let next = characters[gap]
    if left.last == SpacedLine.point {
      return left.count > 1 && SpacedLine.isDigit(next) ? decimal(start, gap, line) : .stay
    }
    if next == SpacedLine.point {
      guard !left.contains(SpacedLine.point), gap + 1 < characters.count,
        SpacedLine.isDigit(characters[gap + 1])
      else { return .stay }
      return decimal(start, gap + 1, line)
    }
    if left.last == SpacedLine.tenth { return tenths(start, gap, line) }
    if SpacedLine.isNumeral(next) { return numerals(start, gap, line) }
    return isUnit(start, gap, line) ? .join : .stay
  }

  /// `四点 五`: a decimal, but for the time of a clock; before what is counted one by one it may be either.
  private func decimal(_ start: Int, _ digit: Int, _ line: SpacedLine) -> Verdict {
    let characters = line.characters
    if start > 0, clockBefore.contains(characters[start - 1]) { return .stay }
    var end = digit
    while end < characters.count, SpacedLine.isDigit(characters[end]), end == digit || !line.isGap(end) {
      end += 1
    }
    if end < characters.count, clockAfter.contains(characters[end]) { return .stay }
    let scale = NumberEdges.scale(at: end, of: characters)
    switch edges.classifiers.match(at: scale, of: characters)?.kind {
    case .count, .person: return scale > end ? .join : .unclear
    default: return .join
    }
  }

  /// `七成 六`: 76 %, but `七成 六人` is two numbers or one.
  private func tenths(_ start: Int, _ gap: Int, _ line: SpacedLine) -> Verdict {
    let characters = line.characters
    let end = line.numeralEnd(from: gap)
    guard SpacedLine.isDigit(characters[gap]), end == gap + 1 else { return .stay }
    return edges.classifier(at: end, of: characters) > 0 ? .unclear : .join
  }

  /// Two numerals: one where the second's places are below the first's, `一百 二十`, or the second is its scale, `一 百`.
  private func numerals(_ start: Int, _ gap: Int, _ line: SpacedLine) -> Verdict {
    let characters = line.characters
    let end = line.numeralEnd(from: gap)
    let right = characters[gap..<end]
    let last = SpacedLine.scale(characters[gap - 1])
    let first = SpacedLine.scale(characters[gap])
    if first > 1 {
      // 百货 and the like begin no numeral.
      let isWord =
        end == gap + 1 && gap + 2 <= characters.count && words.isWord(characters[gap..<(gap + 2)], over: 1)
        && edges.classifier(at: gap, of: characters) == 0
      return !isWord && first > last ? .join : .stay
    }
    if last == 1 {
      // `一 二 三` is a list; in a sentence, before a unit, it may be anything.
      let isInSentence = start > 0 && Scalar.isHan(characters[start - 1]) && !line.isGap(start)
      return isInSentence && edges.classifier(at: end, of: characters) > 0 ? .unclear : .stay
    }
    let highest = right.map(SpacedLine.scale).max() ?? 1
    guard highest < last else { return .stay }
    // 一百 二 may be 120, or 100 and 2.
    let isWhole = highest > 1 || last == 10 || SpacedLine.isZero(characters[gap])
    return isWhole ? .join : .unclear
  }

  /// A blank within `百分之五` and the like.
  private func isFraction(_ gap: Int, _ line: SpacedLine) -> Bool {
    let characters = line.characters
    // The place of 分之, of which the blank stands before, inside or behind.
    return (gap - 2...gap).contains { at in
      at > 0 && at + 2 < characters.count && characters[at] == 0x5206 && characters[at + 1] == 0x4E4B
        && SpacedLine.isNumeral(characters[at - 1]) && SpacedLine.isNumeral(characters[at + 2])
    }
  }

  /// A blank within a unit of several characters behind a number, `2.4个百分 点`; not before a word, `20人 次日`.
  private func isInUnit(_ gap: Int, _ line: SpacedLine) -> Bool {
    let characters = line.characters
    for length in 1...4 where gap - length > 0 {
      let start = gap - length
      guard let unit = edges.classifiers.match(at: start, of: characters), unit.length > length,
        SpacedLine.endsNumber(characters[start - 1])
      else { continue }
      let piece = unit.length - length
      return piece > 3 || !words.goesOn(gap, length: piece, of: characters, end: characters.count)
    }
    return false
  }

  /// A unit behind a numeral of several characters.
  private func isUnit(_ start: Int, _ gap: Int, _ line: SpacedLine) -> Bool {
    let characters = line.characters
    guard gap - start > 1 else { return false }
    if characters[gap] == SpacedLine.tenth { return characters[start..<gap].contains(SpacedLine.point) }
    guard let unit = edges.classifiers.match(at: gap, of: characters), unit.kind != .loose else {
      return false
    }
    return unit.length > 3 || !words.goesOn(gap, length: unit.length, of: characters, end: characters.count)
  }
}
