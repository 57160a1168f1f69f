/// Text as a cell can hold it.
public enum CellText {
  /// The UTF-16 units that a cell holds.
  public static let limit = 32_767
  /// What stands at the end of a text that was cut.
  private static let cutMark = Array("…".utf8)
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Replaces `scratch` by the text in a part of `bytes` with a zero behind it, as C has it.
  ///
  /// Control characters, and an underscore that seems to begin the number of one, are written by their numbers
  /// (`_x000D_`, ECMA-376 part 1, 22.9.2.19). XML knows neither the character zero nor U+FFFE and U+FFFF: U+FFFD
  /// stands for them. A longer text than a cell holds is cut before a character, and ends with `…`.
  ///
  /// - Returns: whether it was cut.
  static func fill(_ scratch: inout [UInt8], with bytes: [UInt8], _ part: Range<Int>) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    if isPlain(bytes, part) {
      scratch.append(contentsOf: bytes[part])
      scratch.append(0)
      return false
    }
    var units = 0
    // Where the text ends that leaves room for the mark.
    var end = 0
    var index = part.lowerBound
    while index < part.upperBound {
      if units < limit { end = scratch.count }
      units += append(&index, of: bytes, before: part.upperBound, to: &scratch)
      if units > limit {
        scratch.removeLast(scratch.count - end)
        scratch.append(contentsOf: cutMark)
        scratch.append(0)
        return true
      }
    }
    scratch.append(0)
    return false
  }

  /// Whether a text stands in a cell as it is: short enough whatever its characters, without any that is written by
  /// its number or replaced.
  private static func isPlain(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    if part.count > limit { return false }
    for index in part {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x5F || byte == 0xEF, byte != 0x09, byte != 0x0A {
        // The full-width forms begin with the same byte as the two that are none.
        if byte == 0xEF, index + 1 < part.upperBound, bytes[index + 1] != 0xBF { continue }
        if byte == 0x5F, !isNumber(bytes, at: index, before: part.upperBound) { continue }
        return false
      }
    }
    return true
  }

  /// Appends the character at `index`, which moves behind it.
  ///
  /// - Returns: its UTF-16 units.
  private static func append(
    _ index: inout Int, of bytes: [UInt8], before end: Int, to scratch: inout [UInt8]
  ) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      let isNumbered =
        byte == 0x5F ? isNumber(bytes, at: index, before: end) : byte < 0x20 && byte != 0x09 && byte != 0x0A
      index += 1
      if byte == 0 {
        scratch.append(contentsOf: replacement)
      } else if isNumbered {
        scratch.append(contentsOf: "_x00".utf8)
        for digit in [byte >> 4, byte & 15] { scratch.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
        scratch.append(0x5F)
        return 7
      } else {
        scratch.append(byte)
      }
      return 1
    }
    let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, end - index)
    let character = bytes[index..<(index + length)]
    index += length
    let isNone = character.elementsEqual([0xEF, 0xBF, 0xBE]) || character.elementsEqual([0xEF, 0xBF, 0xBF])
    scratch.append(contentsOf: isNone ? replacement[...] : character)
    return length == 4 ? 2 : 1
  }

  /// Whether `_x` with four hexadecimal digits and `_` stands at a place.
  private static func isNumber(_ bytes: [UInt8], at index: Int, before end: Int) -> Bool {
    guard index + 7 <= end, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F else { return false }
    return bytes[(index + 2)..<(index + 6)].allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
      default: false
      }
    }
  }

  /// How wide a text is, in characters of the digits' width: Han characters and their punctuation take two.
  ///
  /// They are those of three bytes and more, but for a few signs for which a little room is left over.
  public static func width(_ bytes: [UInt8], _ part: Range<Int>) -> Int {
    var width = 0
    for index in part {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { width += byte >= 0xE0 ? 2 : 1 }
    }
    return width
  }
}
