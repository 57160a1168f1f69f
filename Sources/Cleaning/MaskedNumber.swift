internal import Records

/// A run of masks with the digits around it that it is a number with: `1XX`, `20XX`, `X.X`.
struct MaskedNumber {
  /// Digits, points and masks.
  var range: Range<Int>
  /// The masks and what follows.
  private var tail: Range<Int>
  private var masks: Int
  private var block: Range<Int>

  init(_ run: Range<Int>, in block: Range<Int>, of scalars: [UInt32]) {
    var end = run.upperBound
    while end < block.upperBound,
      MaskRun.isOfDigits(scalars[end]) || Scalar.isDigit(scalars[end])
        || scalars[end] == Scalar.period && end + 1 < block.upperBound && MaskRun.isOfDigits(scalars[end + 1])
    {
      end += 1
    }
    var start = run.lowerBound
    while start > block.lowerBound,
      Scalar.isDigit(scalars[start - 1]) || scalars[start - 1] == Scalar.period
    {
      start -= 1
    }
    range = start..<end
    tail = run.lowerBound..<end
    masks = scalars[tail].count(where: MaskRun.isOfDigits)
    self.block = block
  }

  /// A year, month or day: `20XX年`, `XX月`, `X月X日`. One mask alone only beside another.
  func isDate(in block: Range<Int>, of scalars: [UInt32]) -> Bool {
    guard range.upperBound < block.upperBound, Self.isOfDate(scalars[range.upperBound]) else { return false }
    if range.count > 1 { return true }
    let before = range.lowerBound > block.lowerBound ? scalars[range.lowerBound - 1] : Scalar.lineFeed
    let next = range.upperBound + 1
    return Self.isOfDate(before) || next < block.upperBound && MaskRun.isOfDigits(scalars[next])
  }

  /// 年 月 日.
  private static func isOfDate(_ scalar: UInt32) -> Bool {
    scalar == 0x5E74 || scalar == 0x6708 || scalar == 0x65E5
  }

  /// Masks that stand for a figure, before a unit: `XX万元`, `1××人`, `**名`. Not a word's `X`.
  ///
  /// `isSure` is false where the unit is as often another word: `X对` is a pair, or 党对.
  func damage(
    of scalars: [UInt32], edges: NumberEdges, words: WordTable
  ) -> (damage: Damage, isSure: Bool)? {
    let mark = scalars[tail.lowerBound]
    let isLetter = Scalar.isLatin(mark)
    let end = range.upperBound
    let before = range.lowerBound > block.lowerBound ? scalars[range.lowerBound - 1] : Scalar.lineFeed
    if Scalar.isLatin(before) || end < block.upperBound && Scalar.isLatin(scalars[end]) { return nil }
    if masks == 1, !isLetter, mark != 0xD7 && mark != 0x2A || !Scalar.isHan(before) { return nil }
    // A product, 3×5; the name of a model, X5.
    if masks == 1, tail.count > 1,
      tail.lowerBound > range.lowerBound || scalars[tail].dropFirst().contains(where: { $0 != 0x30 })
    {
      return nil
    }
    let scale = NumberEdges.scale(at: end, of: scalars)
    guard let unit = edges.classifiers.match(at: scale, of: scalars),
      masks > 1 || scalars[scale] != Scalar.percent,
      scale > end || !beginsWord(at: scale, length: unit.length, of: scalars, words: words)
    else { return nil }
    return (
      Damage(start: range.lowerBound, end: scale, kind: .destroyed, rule: MaskPass.digits),
      isSure: range.count > 1 || scale > end || unit.kind != .loose
    )
  }

  /// Whether a classifier begins a longer word, `XX人民政府`, rather than standing before another, `XX人参加`.
  private func beginsWord(at index: Int, length: Int, of scalars: [UInt32], words: WordTable) -> Bool {
    guard masks == 1 || range.count == tail.count else { return false }
    let after = index + length
    for size in (length + 1...4).reversed() where index + size <= block.upperBound {
      guard let count = words.count(scalars[index..<(index + size)]) else { continue }
      let other = after + 2 <= block.upperBound ? words.count(scalars[after..<(after + 2)]) : nil
      return size > length + 1 || count > other ?? 0
    }
    return false
  }
}
