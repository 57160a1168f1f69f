/// HZ (RFC 1843): GB 2312 in seven bits, for mail and news. `~{` begins pairs of bytes without their high bit, `~}` or
/// the end of the line ends them, `~~` is a tilde, and a tilde before a line end joins two lines.
enum HZ {
  /// Whether the bytes may be HZ at all: seven bits throughout, and a shift. (A piece from between two shifts is not
  /// told from markup or code, which must never turn Chinese.)
  static func isPossible(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isShifted = false
    var previous: UInt8 = 0
    for byte in bytes {
      if byte >= 0x80 { return false }
      if previous == tilde, byte == open || byte == close { isShifted = true }
      previous = byte
    }
    return isShifted
  }

  /// The same text in GB 2312 with its high bits.
  ///
  /// `inside`: whether the bytes begin within a shift, as a text does whose beginning was cut off. What is no pair
  /// there is passed on without a high bit, and stands for itself.
  static func unshifted(_ bytes: ArraySlice<UInt8>, inside: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isShifted = inside
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : nil
      index += 1
      if byte == tilde, let escape = escape(next, isShifted: isShifted) {
        isShifted = escape.isShifted
        out.append(contentsOf: escape.text)
        index += 1
      } else if isShifted, pairLead ~= byte, let next, pairTrail ~= next {
        out.append(byte | 0x80)
        out.append(next | 0x80)
        index += 1
      } else if isShifted, pairLead ~= byte, next == nil {
        // The end cuts a character.
        out.append(byte | 0x80)
      } else {
        if byte == lineFeed { isShifted = false }
        out.append(byte)
      }
    }
    return out
  }

  private static let tilde = UInt8(ascii: "~")
  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let pairLead: ClosedRange<UInt8> = 0x21...0x77
  private static let pairTrail: ClosedRange<UInt8> = 0x21...0x7E

  private static func escape(_ next: UInt8?, isShifted: Bool) -> (isShifted: Bool, text: [UInt8])? {
    switch next {
    case open: (true, [])
    case close: (false, [])
    case tilde where !isShifted: (false, [tilde])
    case lineFeed where !isShifted: (false, [])
    default: nil
    }
  }
}
