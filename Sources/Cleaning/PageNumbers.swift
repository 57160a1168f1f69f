internal import Records

/// Page numbers that no pattern of the table tells alone: a bare number on a line of its own, and a footer that an
/// export left inside a line, `5.63— 3 —万条`.
///
/// A number is taken for a page's only by what stands around it, since a figure must never be dropped.
enum PageNumbers {
  /// A page of text has more characters than this; the entries of a ranking or a flattened table have less.
  private static let fewestBetween = 150

  /// The numbers of the bare lines that count the pages up.
  ///
  /// Each is one more than the last, a page of text stands between any two, and one of them at least parts a sentence:
  /// chapter numbers part none.
  static func bare(_ blocks: [WorkingBlock]) -> [Int: Int] {
    let lines = blocks.indices.filter { isBare(blocks[$0]) }
    var pages: [Int: Int] = [:]
    guard lines.count >= 2 else { return pages }
    var run: [Int] = []
    for line in lines {
      if let last = run.last,
        value(blocks[line]) != value(blocks[last]) + 1
          || blocks[(last + 1)..<line].reduce(0, { $0 + $1.scalars.count }) < fewestBetween
      {
        // One line that breaks the count shows that the lines hold something else.
        return pages
      }
      run.append(line)
    }
    guard run.contains(where: { partsSentence($0, of: blocks) }) else { return pages }
    for line in run { pages[line] = value(blocks[line]) }
    return pages
  }

  /// One to three digits without a leading zero, alone.
  private static func isBare(_ block: WorkingBlock) -> Bool {
    block.kind == .paragraph && block.cell == nil && (1...3).contains(block.scalars.count)
      && block.scalars.allSatisfy(Scalar.isDigit) && block.scalars[0] != 0x30
  }

  private static func value(_ block: WorkingBlock) -> Int {
    block.scalars.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether the text before stops in mid-sentence and the text after goes on with it.
  private static func partsSentence(_ line: Int, of blocks: [WorkingBlock]) -> Bool {
    guard let before = blocks[..<line].last(where: { !$0.scalars.isEmpty }),
      let after = blocks[(line + 1)...].first(where: { !$0.scalars.isEmpty })
    else { return false }
    return after.kind == .paragraph && LinePass.isBroken(before, lastLine: 0, width: nil)
      && !LinePass.opensParagraph(after.scalars) && !LinePass.isHeadingLike(after.scalars)
  }

  /// A footer inside a line.
  struct Inline: Equatable {
    var range: Range<Int>
    var page: Int
    /// Whether a digit stands right before and right after it.
    var isInNumber: Bool
  }

  /// The footers inside a line: a dash, a blank, the page, a blank, the same dash, with text right before and after.
  ///
  /// The blanks are what a range or a score, `3—5—7`, has not.
  static func inline(_ block: WorkingBlock) -> [Inline] {
    guard block.traits.contains(.blank) else { return [] }
    let scalars = block.scalars
    var found: [Inline] = []
    var index = 1
    while index < scalars.count {
      guard isDash(scalars[index]), let footer = footer(at: index, of: scalars) else {
        index += 1
        continue
      }
      found.append(footer)
      index = footer.range.upperBound
    }
    return found
  }

  private static func footer(at start: Int, of scalars: [UInt32]) -> Inline? {
    let dash = scalars[start]
    guard isText(scalars[start - 1]), start + 1 < scalars.count, scalars[start + 1] == Scalar.blank else {
      return nil
    }
    var index = start + 1
    while index < scalars.count, scalars[index] == Scalar.blank { index += 1 }
    var page = 0
    let first = index
    while index < scalars.count, index - first < 4, Scalar.isDigit(scalars[index]) {
      page = page * 10 + Int(scalars[index] - 0x30)
      index += 1
    }
    guard (1...3).contains(index - first), scalars[first] != 0x30, index < scalars.count,
      scalars[index] == Scalar.blank
    else { return nil }
    while index < scalars.count, scalars[index] == Scalar.blank { index += 1 }
    guard index + 1 < scalars.count, scalars[index] == dash, isText(scalars[index + 1]) else { return nil }
    let isInNumber = Scalar.isDigit(scalars[start - 1]) && Scalar.isDigit(scalars[index + 1])
    return Inline(range: start..<(index + 1), page: page, isInNumber: isInNumber)
  }

  private static func isText(_ scalar: UInt32) -> Bool {
    Scalar.isHan(scalar) || Scalar.isDigit(scalar) || Scalar.isWidePunctuation(scalar) && !isDash(scalar)
  }

  /// Hyphen, en dash, em dash, bar, full-width hyphen.
  private static func isDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2013, 0x2014, 0x2015, 0xFF0D: true
    default: false
    }
  }
}
