internal import Records

/// Takes out the blanks that stand between Chinese characters, digits and punctuation without a meaning.
///
/// A number has none around it, so that `1500 个` and `1500个` are one figure, unless the text was set with one around each;
/// a name with a letter keeps its own (`5G 架构`, `iPhone 15 手机`), and so do two pieces of a heading, unless the text came
/// from an export that scatters blanks.
struct BlankPass {
  var evidence: BlankEvidence
  var names: NameDigits
  var numerals: NumeralBlanks

  func run(_ block: inout WorkingBlock, log: inout RepairLog) {
    guard block.traits.contains(.blank), block.scalars.contains(Scalar.blank) else { return }
    let scalars = block.scalars
    var cut = [Bool](repeating: false, count: scalars.count)
    for number in block.traits.contains(.digit) ? NumberGroups.find(in: scalars) : [] {
      for index in number where scalars[index] == Scalar.blank { cut[index] = true }
      Self.record(number, of: block, log: &log)
    }
    if !evidence.isScattered, block.kind == .paragraph || block.kind == .item {
      let found = numerals.find(in: scalars)
      for number in found.joined {
        for index in number where scalars[index] == Scalar.blank { cut[index] = true }
        Self.record(number, of: block, log: &log)
      }
      for number in found.unclear {
        log.mark(Self.decoded(number, of: block), .destroyed, rule: "blank-in-number")
      }
    }
    var removed = 0
    var index = 0
    while index < scalars.count {
      guard scalars[index] == Scalar.blank else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, scalars[end] == Scalar.blank { end += 1 }
      let isKept =
        index > 0 && end < scalars.count && !cut[index] && keeps(index..<end, of: scalars, kind: block.kind)
      if !isKept && !cut[index] || end - index > 1 { removed += 1 }
      for place in (isKept ? index + 1 : index)..<end { cut[place] = true }
      index = end
    }
    guard cut.contains(true) else { return }
    block.remove(cut)
    log.count("blank", removed)
  }

  private static func record(_ number: Range<Int>, of block: WorkingBlock, log: inout RepairLog) {
    let range = decoded(number, of: block)
    let before = block.scalars[number]
    log.add(
      range, before: Scalar.string(before), after: Scalar.string(before.filter { $0 != Scalar.blank }),
      rule: "blank-in-number", certainty: .likely)
    log.mark(range, .mended, rule: "blank-in-number")
  }

  private static func decoded(_ number: Range<Int>, of block: WorkingBlock) -> Range<Int> {
    WorkingBlock.place(
      block.origins[number.lowerBound])..<(WorkingBlock.place(block.origins[number.upperBound - 1]) + 1)
  }

  /// Whether one of the blanks between two characters stays.
  private func keeps(_ blanks: Range<Int>, of scalars: [UInt32], kind: BlockKind) -> Bool {
    let before = scalars[blanks.lowerBound - 1]
    let after = scalars[blanks.upperBound]
    let pieces = !evidence.isScattered || kind == .title || kind == .dateline
    if kind == .dateline, !evidence.isScattered {
      let isNumber =
        Scalar.isDigit(before) && Scalar.isHan(after) || Scalar.isHan(before) && Scalar.isDigit(after)
      return !Self.isPointBefore(after) && !(evidence.isSpaced && !evidence.isSet && isNumber)
    }
    if Self.isPointBefore(after) {
      return after < 0x2000 && after != 0xB7 && !Self.isChinese(before) && !Scalar.isDigit(before)
    }
    if SentenceEnd.isClosingQuote(before) && before != 0x22 || Self.isClosingBracket(before) {
      return !Scalar.isDigit(after) && pieces
    }
    if Self.isOpening(after) {
      return pieces && (Scalar.isHan(before) || Scalar.isLatin(before) || Scalar.isDigit(before))
    }
    if Scalar.isWidePunctuation(before) || Scalar.isWidePunctuation(after) { return false }
    if Scalar.isHan(before), Scalar.isHan(after) { return pieces }
    if Scalar.isHan(after) {
      if evidence.isSet, Scalar.isDigit(before) { return true }
      return pieces && !Self.isPoint(before) && !names.isNumber(before: blanks, of: scalars)
    }
    if Scalar.isHan(before) {
      if evidence.isSet, Scalar.isDigit(after) { return true }
      return pieces && !Self.isPoint(after) && !names.isNumber(after: blanks, of: scalars)
    }
    return true
  }

  /// “ ‘ 《 「 and the like: nothing is set off after them.
  static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x201C, 0x2018, 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08: true
    default: false
    }
  }

  private static func isClosingBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300B, 0x3009, 0x3011, 0x3015, 0xFF09, Scalar.rightBracket: true
    default: false
    }
  }

  /// Punctuation that no blank stands before: ，。、；： and their ASCII forms, closing marks, percent.
  static func isPointBefore(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x25, 0x2030, 0x2103: true
    default: Scalar.isWidePunctuation(scalar) && !isOpening(scalar)
    }
  }

  private static func isPoint(_ scalar: UInt32) -> Bool {
    scalar == 0x2C || scalar == 0x3A || scalar == 0x3B || scalar == 0x21 || scalar == 0x3F
  }

  private static func isChinese(_ scalar: UInt32) -> Bool {
    Scalar.isHan(scalar) || Scalar.isWidePunctuation(scalar)
  }
}
