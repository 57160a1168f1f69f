/// What a strict reading of bytes as UTF-8 says (RFC 3629: no overlong forms, no surrogates).
struct UTF8Check {
  /// Sequences of two bytes or more that are valid.
  var multibyte = 0
  /// Of those, sequences of three bytes or more: where Chinese characters are.
  var long = 0
  /// Places that are not valid.
  var bad = 0

  /// Whether there are NUL bytes.
  let hasNUL: Bool

  /// Whether every byte is valid.
  var isValid: Bool { bad == 0 }

  init(_ bytes: ArraySlice<UInt8>) {
    let span = bytes.span
    var least: UInt8 = 0xFF
    for index in span.indices { least = min(least, span[index]) }
    hasNUL = least == 0 && !bytes.isEmpty
    let end = span.count
    var index = 0
    while index < end {
      // Tags and scripts go by in blocks, without a branch a byte.
      let block = span.extracting(index..<min(index + Self.blockLength, end))
      var all: UInt8 = 0
      for place in block.indices { all |= block[place] }
      let stop = index + block.count
      if all < 0x80 { index = stop }
      while index < stop {
        let byte = span[index]
        if byte < 0x80 {
          index += 1
          continue
        }
        // Nearly all Chinese characters.
        if byte > 0xE0, byte < 0xED, end - index > 2, span[index + 1] & 0xC0 == 0x80,
          span[index + 2] & 0xC0 == 0x80
        {
          multibyte += 1
          long += 1
          index += 3
          continue
        }
        let length = Self.validLength(bytes, at: bytes.startIndex + index)
        if length == 0 {
          bad += 1
          index += 1
          // The rest of a broken sequence is no further bad place.
          while index < end, span[index] & 0xC0 == 0x80 { index += 1 }
        } else {
          multibyte += 1
          if length > 2 { long += 1 }
          index += length
        }
      }
    }
  }

  private static let blockLength = 32

  /// The length of the valid sequence at a place; 0 where there is none.
  static func validLength(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.endIndex && range.contains(bytes[index + offset])
    }
    switch byte {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0: return tail(1, 0xA0...0xBF) && tail(2) ? 3 : 0
    case 0xED: return tail(1, 0x80...0x9F) && tail(2) ? 3 : 0
    case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
    case 0xF0: return tail(1, 0x90...0xBF) && tail(2) && tail(3) ? 4 : 0
    case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
    case 0xF4: return tail(1, 0x80...0x8F) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
  }

  /// The scalar at a place of valid UTF-8, and how many bytes it has.
  static func scalar(_ utf8: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(utf8[index])
    func tail(_ offset: Int) -> UInt32 { UInt32(utf8[index + offset] & 0x3F) }
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
  }

  /// The bytes with every bad place replaced by U+FFFD.
  static func mended(_ bytes: ArraySlice<UInt8>) -> (utf8: [UInt8], replacements: Int) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var replacements = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = validLength(bytes, at: index)
      if length > 0 {
        out.append(contentsOf: bytes[index..<index + length])
        index += length
      } else {
        replacements += 1
        out.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 1
        while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
      }
    }
    return (out, replacements)
  }
}
