internal import Records

/// Takes out the blanks that stand between Chinese characters, digits and punctuation without a meaning.
///
/// A blank between two pieces of a heading has one, unless the text came from a PDF export that scatters blanks.
struct BlankPass {
  /// Whether the text is one whose blanks were scattered by an export.
  var isScattered: Bool

  /// Judges a document: blanks inside quotation marks are a sure sign (twice), else the greater part of the places
  /// where a digit meets a Chinese character must have one (of at least four).
  init(_ blocks: [WorkingBlock]) {
    var spaced = 0
    var close = 0
    var quotes = 0
    for block in blocks where block.kind != .dateline && block.traits.contains(.blank) {
      let scalars = block.scalars
      for index in scalars.indices.dropFirst() {
        let before = scalars[index - 1]
        let scalar = scalars[index]
        if scalar == Scalar.blank {
          if Self.isOpening(before) { quotes += 1 }
          guard index + 1 < scalars.count else { continue }
          let next = scalars[index + 1]
          if SentenceEnd.isClosingQuote(next), next != 0x22 { quotes += 1 }
          if Scalar.isDigit(before) && Scalar.isHan(next) || Scalar.isHan(before) && Scalar.isDigit(next) {
            spaced += 1
          }
        } else if Scalar.isDigit(before) && Scalar.isHan(scalar)
          || Scalar.isHan(before) && Scalar.isDigit(scalar)
        {
          close += 1
        }
      }
    }
    for block in blocks where block.kind != .dateline && !block.traits.contains(.blank) && spaced > 0 {
      for index in block.scalars.indices.dropFirst() {
        let before = block.scalars[index - 1]
        let scalar = block.scalars[index]
        if Scalar.isDigit(before) && Scalar.isHan(scalar) || Scalar.isHan(before) && Scalar.isDigit(scalar) {
          close += 1
        }
      }
    }
    isScattered = quotes >= 2 || spaced >= 4 && spaced > close
  }

  func run(_ block: inout WorkingBlock, log: inout RepairLog) {
    guard block.traits.contains(.blank), block.scalars.contains(Scalar.blank) else { return }
    let scalars = block.scalars
    var cut = [Bool](repeating: false, count: scalars.count)
    joinGroups(of: block, cut: &cut, log: &log)
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
        index > 0 && end < scalars.count && !cut[index]
        && keeps(scalars[index - 1], scalars[end], kind: block.kind)
      if !isKept && !cut[index] || end - index > 1 { removed += 1 }
      for place in (isKept ? index + 1 : index)..<end { cut[place] = true }
      index = end
    }
    guard cut.contains(true) else { return }
    block.remove(cut)
    log.count("blank", removed)
  }

  /// Thousands grouped by blanks, `13 740家`: one to three digits, then groups of three, then something that is no
  /// number.
  private func joinGroups(of block: WorkingBlock, cut: inout [Bool], log: inout RepairLog) {
    let scalars = block.scalars
    var index = 0
    while index < scalars.count {
      guard Scalar.isDigit(scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, Scalar.isDigit(scalars[end]) { end += 1 }
      let start = index
      let isHead = end - start <= 3 && scalars[start] != 0x30 && Self.mayOpenNumber(scalars, start)
      var blanks: [Int] = []
      while isHead, end + 3 < scalars.count, scalars[end] == Scalar.blank,
        scalars[(end + 1)...(end + 3)].allSatisfy(Scalar.isDigit),
        end + 4 == scalars.count || !Scalar.isDigit(scalars[end + 4])
      {
        blanks.append(end)
        end += 4
      }
      index = end
      guard !blanks.isEmpty, Self.mayFollowNumber(scalars, end) else { continue }
      for blank in blanks { cut[blank] = true }
      let range = WorkingBlock.place(block.origins[start])..<(WorkingBlock.place(block.origins[end - 1]) + 1)
      log.add(
        range, before: Scalar.string(scalars[start..<end]),
        after: Scalar.string(scalars[start..<end].filter { $0 != Scalar.blank }), rule: "blank-in-number",
        certainty: .likely)
      log.mark(range, .mended, rule: "blank-in-number")
    }
  }

  private static func mayOpenNumber(_ scalars: [UInt32], _ start: Int) -> Bool {
    var index = start - 1
    while index >= 0, scalars[index] == Scalar.blank { index -= 1 }
    guard index >= 0 else { return false }
    let before = scalars[index]
    return Scalar.isHan(before) && before != 0x7B2C  // 第
  }

  private static func mayFollowNumber(_ scalars: [UInt32], _ end: Int) -> Bool {
    var index = end
    while index < scalars.count, scalars[index] == Scalar.blank { index += 1 }
    return index < scalars.count && Scalar.isHan(scalars[index]) && scalars[index] != 0x5E74  // 年
  }

  /// Whether one blank stays between two characters.
  private func keeps(_ before: UInt32, _ after: UInt32, kind: BlockKind) -> Bool {
    let pieces = !isScattered || kind == .title || kind == .dateline
    if kind == .dateline, !isScattered { return !Self.isPointBefore(after) }
    if Self.isPointBefore(after) { return !Self.isChinese(before) && !Scalar.isDigit(before) }
    if SentenceEnd.isClosingQuote(before) && before != 0x22 || Self.isClosingBracket(before) {
      return !Scalar.isDigit(after) && pieces
    }
    if Self.isOpening(after) {
      return pieces && (Scalar.isHan(before) || Scalar.isLatin(before) || Scalar.isDigit(before))
    }
    if Scalar.isWidePunctuation(before) || Scalar.isWidePunctuation(after) { return false }
    let digits = Scalar.isDigit(before) || Scalar.isDigit(after)
    if Scalar.isHan(before), Scalar.isHan(after) { return pieces }
    if Scalar.isHan(before) || Scalar.isHan(after) {
      if digits { return false }
      let other = Scalar.isHan(before) ? after : before
      return Scalar.isLatin(other) ? pieces : pieces && !Self.isPoint(other)
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
  private static func isPointBefore(_ scalar: UInt32) -> Bool {
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
