/// Text as a cell can hold it.
public enum CellText {
  /// The UTF-16 units that a cell holds.
  public static let limit = 32_767
  /// What stands at the end of a text that was cut.
  static let cutMark = Array("…".utf8)

  /// Replaces `scratch` by the text in a part of `bytes` with a zero behind it, as C has it.
  ///
  /// XML knows neither the character zero nor U+FFFE and U+FFFF: U+FFFD stands for them. A longer text than a cell
  /// holds is cut before a character, and ends with `…`.
  ///
  /// - Returns: whether it was cut.
  static func fill(_ scratch: inout [UInt8], with bytes: [UInt8], _ part: Range<Int>) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    let isCut = part.count > limit && units(bytes, part) > limit
    let end = isCut ? endOfCut(bytes, part) : part.upperBound
    for index in part.lowerBound..<end {
      let byte = bytes[index]
      if byte == 0 {
        scratch.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else if byte >= 0xBE, index >= part.lowerBound + 2, bytes[index - 1] == 0xBF, bytes[index - 2] == 0xEF
      {
        scratch.append(0xBD)
      } else {
        scratch.append(byte)
      }
    }
    if isCut { scratch.append(contentsOf: cutMark) }
    scratch.append(0)
    return isCut
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

  /// The UTF-16 units of a text: two for a character of four bytes, one for any other.
  private static func units(_ bytes: [UInt8], _ part: Range<Int>) -> Int {
    var count = 0
    for index in part where bytes[index] & 0xC0 != 0x80 { count += bytes[index] >= 0xF0 ? 2 : 1 }
    return count
  }

  /// Where a text is cut, so that it and the mark fit.
  private static func endOfCut(_ bytes: [UInt8], _ part: Range<Int>) -> Int {
    var count = 0
    for index in part where bytes[index] & 0xC0 != 0x80 {
      count += bytes[index] >= 0xF0 ? 2 : 1
      if count > limit - 1 { return index }
    }
    return part.upperBound
  }
}
