/// Thousands grouped by blanks, `13 740家`: one to three digits, then groups of three, then something that is no
/// number.
enum NumberGroups {
  /// The places of such numbers.
  static func find(in scalars: [UInt32]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard Scalar.isDigit(scalars[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, Scalar.isDigit(scalars[end]) { end += 1 }
      let start = index
      let head = end
      let isHead = end - start <= 3 && scalars[start] != 0x30 && mayOpen(scalars, start)
      while isHead, end + 3 < scalars.count, scalars[end] == Scalar.blank,
        scalars[(end + 1)...(end + 3)].allSatisfy(Scalar.isDigit),
        end + 4 == scalars.count || !Scalar.isDigit(scalars[end + 4])
      {
        end += 4
      }
      index = end
      if end > head, mayFollow(scalars, end) { found.append(start..<end) }
    }
    return found
  }

  /// Behind a Chinese character other than 第.
  private static func mayOpen(_ scalars: [UInt32], _ start: Int) -> Bool {
    var index = start - 1
    while index >= 0, scalars[index] == Scalar.blank { index -= 1 }
    guard index >= 0 else { return false }
    let before = scalars[index]
    return Scalar.isHan(before) && before != 0x7B2C
  }

  /// Before a Chinese character other than 年.
  private static func mayFollow(_ scalars: [UInt32], _ end: Int) -> Bool {
    var index = end
    while index < scalars.count, scalars[index] == Scalar.blank { index += 1 }
    return index < scalars.count && Scalar.isHan(scalars[index]) && scalars[index] != 0x5E74
  }
}
