/// A trial reading of bytes in one charset, and how much it looks like Chinese text.
struct Reading {
  let charset: Charset
  let utf8: [UInt8]
  let replacements: Int
  /// Characters outside ASCII, bad places included.
  let foreign: Int
  /// 1 where every character outside ASCII is a common one; below 0 where most mean nothing.
  let score: Double

  /// Whether more than one byte in fifty is a control that no text has.
  var isBinary: Bool {
    let controls = utf8.count { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 && $0 != 0x0C && $0 != 0 }
    return controls * 50 > utf8.count
  }

  init(_ bytes: ArraySlice<UInt8>, as charset: Charset) throws(CharsetError) {
    self.charset = charset
    (utf8, replacements) =
      charset == .utf8 ? UTF8Check.mended(bytes) : try Converter(from: charset).convert(bytes)
    var counts = ReadingCounts()
    unsafe utf8.withUnsafeBufferPointer { buffer in
      for scalar in unsafe String(decoding: buffer, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
        counts.add(scalar.value)
      }
    }
    foreign = counts.all
    score = counts.score
  }
}

/// What the characters outside ASCII of a reading are.
struct ReadingCounts {
  /// All of them.
  var all = 0
  private var common = 0
  private var rare = 0
  private var odd = 0
  private var bad = 0

  mutating func add(_ scalar: UInt32) {
    all += 1
    switch scalar {
    case 0xFFFD: bad += 1
    // Chinese punctuation and full-width forms, but not half-width katakana.
    case 0x3000...0x3017, 0xFF01...0xFF5E, 0x2010...0x2026, 0xB7: common += 1
    case 0x4E00...0x9FFF: if CommonHan.contains(scalar) { common += 1 } else { rare += 1 }
    // Controls, private use, surrogates' room, half-width katakana, and letters that wrong readings bring in.
    case 0x80...0x9F, 0xE000...0xF8FF, 0xFF61...0xFFDC, 0x0700...0x1FFF, 0xA000...0xABFF, 0xF0000...: odd += 1
    default: rare += 1
    }
  }

  /// Weights found on texts of 60 bytes: right readings score above 0.3, wrong ones below 0.2.
  var score: Double {
    guard all > 0 else { return 1 }
    return (Double(common) + 0.1 * Double(rare) - Double(odd) - 2 * Double(bad)) / Double(all)
  }
}
