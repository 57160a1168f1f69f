internal import Records

/// Joins lines that were broken inside sentences.
struct LinePass {
  /// Whether every line may be broken (plain text), or only where furniture stood between.
  var isPlainText: Bool
  var edges: NumberEdges
  var words: WordTable
  var script: ScriptTable

  /// A shorter line without end is a heading, not a broken one: the longest headings seen have 32 characters.
  static let shortestBrokenLine = 35

  func run(_ blocks: inout [WorkingBlock], log: inout RepairLog) {
    guard isPlainText || blocks.contains(where: \.followsFurniture) else { return }
    let width = isPlainText ? Self.wrapWidth(blocks) : nil
    var last = -1
    var lastLine = 0
    for index in blocks.indices {
      let length = blocks[index].scalars.count
      defer { lastLine = length }
      if last >= 0, isPlainText || blocks[index].followsFurniture, blocks[index].kind == .paragraph,
        !Self.opensParagraph(blocks[index].scalars)
      {
        let isBroken =
          Self.isBroken(blocks[last], lastLine: lastLine, width: width)
          && (width != nil || !Self.isHeadingLike(blocks[index].scalars))
        if isBroken || cutsNumber(blocks[last], blocks[index]) {
          // A heading whose number goes on in the next line was none.
          if blocks[last].kind == .heading { (blocks[last].kind, blocks[last].level) = (.paragraph, nil) }
          let next = blocks[index]
          Self.join(&blocks[last], next, isBroken: isBroken, log: &log)
          continue
        }
      }
      last += 1
      if last < index { blocks.swapAt(last, index) }
    }
    blocks.removeSubrange((last + 1)...)
  }

  /// Whether a line ends in a number whose scale, unit or percent sign begins the next: `排查隐患 5.63`, `万条，整改率`.
  ///
  /// One of the two lines must have a pause, as sentences do and the rows of a list have not. Only behind furniture 万 or
  /// 亿 shows the cut alone, but for a heading's year, `培训行动2023`. A classifier must not begin another word.
  private func cutsNumber(_ block: WorkingBlock, _ next: WorkingBlock) -> Bool {
    guard block.kind == .paragraph || block.kind == .item || block.kind == .heading, block.cell == nil,
      let last = block.scalars.last, Scalar.isDigit(last), block.scalars.contains(where: Scalar.isHan)
    else { return false }
    let head = next.scalars.prefix(NumberEdges.longest).map(script.simplified)
    guard let unit = edges.unit(at: head) else { return false }
    let isPaused = block.scalars.contains(where: SentenceEnd.isPause)
    let isNextPaused = next.scalars.contains(where: SentenceEnd.isPause)
    if head[0] == 0x4E07 || head[0] == 0x4EBF {
      return isPaused || (isNextPaused || next.followsFurniture) && !Self.endsInYear(block.scalars)
    }
    let beginsWord =
      unit < 4 && (unit + 1...4).contains { $0 <= head.count && words.isWord(head[..<$0], over: unit) }
    return !beginsWord && (isPaused || isNextPaused)
  }

  /// Whether a line ends in four digits from 1900 to 2099.
  private static func endsInYear(_ line: [UInt32]) -> Bool {
    let number = line.reversed().prefix { Scalar.isDigit($0) || $0 == Scalar.period || $0 == 0x2C }
    guard number.count == 4, number.allSatisfy(Scalar.isDigit) else { return false }
    let century = Array(number.suffix(2))
    return century == [0x39, 0x31] || century == [0x30, 0x32]
  }

  /// The width that a hard-wrapped text's lines have: that of six in ten lines, give or take two, of at least eight.
  private static func wrapWidth(_ blocks: [WorkingBlock]) -> Int? {
    var widths: [Int] = []
    for index in blocks.indices where blocks[index].kind == .paragraph && blocks[index].scalars.count >= 12 {
      widths.append(blocks[index].scalars.count)
    }
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
    if isBullet(first) { return true }
    var at = first == Scalar.leftBracket || first == Scalar.wideLeftBracket ? 1 : 0
    let bracketed = at == 1
    let start = at
    while at < line.count, isEnumerator(line[at]) { at += 1 }
    guard at > start, at < line.count, at - start <= 3 else { return false }
    let mark = line[at]
    if bracketed { return mark == Scalar.rightBracket || mark == Scalar.wideRightBracket }
    let isPoint = mark == Scalar.period || mark == Scalar.widePeriod
    let decimal = isPoint && at + 1 < line.count && Scalar.isDigit(line[at + 1])
    return mark == 0x3001 || isPoint && !decimal
  }

  /// A dash, a bullet, ① to ⑩.
  private static func isBullet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2014, 0x2013, 0x2D, 0x2022, 0x25CF, 0x25A0, 0x25C6, 0x25AA, 0x2460...0x2469: true
    default: false
    }
  }

  /// A digit, or 一 to 十.
  private static func isEnumerator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
  }

  /// Joins two lines; `isBroken` where the first shows that it is broken, else its number alone does.
  private static func join(
    _ block: inout WorkingBlock, _ next: WorkingBlock, isBroken: Bool, log: inout RepairLog
  ) {
    guard let last = block.scalars.last, let first = next.scalars.first,
      let lastOrigin = block.origins.last, let firstOrigin = next.origins.first
    else { return }
    let end = WorkingBlock.place(lastOrigin) + 1
    if Scalar.isLatin(last), Scalar.isLatin(first) {
      block.insert(Scalar.blank, at: end)
      block.traits.formUnion(.blank)
    }
    if Scalar.isDigit(last), Scalar.isDigit(first) || !isBroken {
      let head = Array(block.scalars.reversed().prefix(while: Scalar.isDigit).reversed())
      let tail = Array(
        next.scalars.prefix(while: Scalar.isDigit(first) ? Scalar.isDigit : NumberEdges.isScale))
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
