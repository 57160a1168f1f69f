/// Which signs of a block set off the fields of a form, the points of a list or words in bold: they mask nothing.
struct MaskForm {
  private var signs: Set<UInt32> = []

  init(_ block: Range<Int>, of scalars: [UInt32]) {
    var pairs: [UInt32: Int] = [:]
    var index = block.lowerBound
    while index < block.upperBound {
      let sign = scalars[index]
      guard MaskRun.isSign(sign) else {
        index += 1
        continue
      }
      let start = index
      while index < block.upperBound, scalars[index] == sign { index += 1 }
      let before = start > block.lowerBound ? scalars[start - 1] : Scalar.lineFeed
      let after = index < block.upperBound ? scalars[index] : Scalar.lineFeed
      // `□是 □否`, `●第一`, `满意度■■□`.
      if !Scalar.isHan(before) && !Self.isQuote(before) || MaskRun.isSign(after) { signs.insert(sign) }
      if index - start == 2, sign == 0x2A { pairs[sign, default: 0] += 1 }
    }
    // `**重点**` of a text with marks for bold letters.
    for (sign, count) in pairs where count % 2 == 0 { signs.insert(sign) }
  }

  func isList(_ sign: UInt32) -> Bool { signs.contains(sign) }

  private static func isQuote(_ scalar: UInt32) -> Bool {
    scalar == 0x201C || scalar == 0x2018 || scalar == 0x300A || scalar == 0x300C
  }
}
