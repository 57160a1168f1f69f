internal import Records

/// Page numbers that no pattern of the table tells alone: a bare number on a line of its own.
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
    block.traits.contains(.digit) && block.kind == .paragraph && block.cell == nil
      && (1...3).contains(block.scalars.count)
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
}
