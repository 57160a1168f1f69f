internal import Records

/// Joins lines that were broken inside sentences.
struct LinePass {
  /// Whether every line may be broken (plain text), or only where furniture stood between.
  var isPlainText: Bool

  /// A shorter line without end is a heading, not a broken one: the longest headings seen have 32 characters.
  static let shortestBrokenLine = 35

  func run(_ blocks: [WorkingBlock], log: inout RepairLog) -> [WorkingBlock] {
    let width = isPlainText ? Self.wrapWidth(blocks) : nil
    var out: [WorkingBlock] = []
    out.reserveCapacity(blocks.count)
    var lastLine = 0
    for block in blocks {
      if isPlainText || block.followsFurniture, let last = out.indices.last, block.kind == .paragraph,
        Self.isBroken(out[last], lastLine: lastLine, width: width), !Self.opensParagraph(block.scalars),
        width != nil || !Self.isHeadingLike(block.scalars)
      {
        Self.join(&out[last], block, log: &log)
      } else {
        out.append(block)
      }
      lastLine = block.scalars.count
    }
    return out
  }

  /// The width that a hard-wrapped text's lines have: that of six in ten lines, give or take two, of at least eight.
  private static func wrapWidth(_ blocks: [WorkingBlock]) -> Int? {
    let widths = blocks.filter { $0.kind == .paragraph && $0.scalars.count >= 12 }.map(\.scalars.count)
    guard widths.count >= 8 else { return nil }
    let middle = widths.sorted()[widths.count * 2 / 3]
    let near = widths.count { abs($0 - middle) <= 2 }
    return near * 10 >= widths.count * 6 ? middle : nil
  }

  /// Whether a text stops in mid-sentence so that the next line must go on with it.
  ///
  /// A long line with a pause inside and no end; in a hard-wrapped text also any full line.
  static func isBroken(_ block: WorkingBlock, lastLine: Int, width: Int?) -> Bool {
    guard block.kind == .paragraph || block.kind == .item, !SentenceEnd.ends(block.scalars) else {
      return false
    }
    if let width, lastLine >= width - 3 { return true }
    return block.scalars.count >= shortestBrokenLine && block.scalars.contains(where: SentenceEnd.isPause)
  }

  /// A short line without pause or end.
  static func isHeadingLike(_ line: [UInt32]) -> Bool {
    line.count < shortestBrokenLine && !line.contains(where: SentenceEnd.isPause) && !SentenceEnd.ends(line)
  }

  /// Whether a line begins something new: `一、`, `（二）`, `3.`, `①`, a dash or bullet.
  static func opensParagraph(_ line: [UInt32]) -> Bool {
    guard let first = line.first else { return true }
    if "—–-•●■◆▪①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars.contains(where: { $0.value == first }) { return true }
    let numeral: (UInt32) -> Bool = { scalar in
      Scalar.isDigit(scalar) || "一二三四五六七八九十".unicodeScalars.contains { $0.value == scalar }
    }
    var at = first == Scalar.leftBracket || first == Scalar.wideLeftBracket ? 1 : 0
    let bracketed = at == 1
    let start = at
    while at < line.count, numeral(line[at]) { at += 1 }
    guard at > start, at < line.count, at - start <= 3 else { return false }
    let mark = line[at]
    if bracketed { return mark == Scalar.rightBracket || mark == Scalar.wideRightBracket }
    let isPoint = mark == Scalar.period || mark == Scalar.widePeriod
    let decimal = isPoint && at + 1 < line.count && Scalar.isDigit(line[at + 1])
    return mark == 0x3001 || isPoint && !decimal
  }

  private static func join(_ block: inout WorkingBlock, _ next: WorkingBlock, log: inout RepairLog) {
    guard let last = block.scalars.last, let first = next.scalars.first,
      let lastOrigin = block.origins.last, let firstOrigin = next.origins.first
    else { return }
    let end = WorkingBlock.place(lastOrigin) + 1
    if Scalar.isLatin(last), Scalar.isLatin(first) {
      block.insert(Scalar.blank, at: end)
      block.traits.formUnion(.blank)
    }
    if Scalar.isDigit(last), Scalar.isDigit(first) {
      let head = Array(block.scalars.reversed().prefix(while: Scalar.isDigit).reversed())
      let tail = Array(next.scalars.prefix(while: Scalar.isDigit))
      let range = (end - head.count)..<(WorkingBlock.place(firstOrigin) + tail.count)
      log.add(
        range, before: Scalar.string(head + [Scalar.lineFeed] + tail), after: Scalar.string(head + tail),
        rule: "line-break-number", certainty: .likely)
      log.mark(range, .mended, rule: "line-break-number")
    } else {
      log.count("line-break")
    }
    block.append(next)
  }
}
