/// Where sentences end and pause.
enum SentenceEnd {
  /// Whether a text ends like a sentence, or as something that stands for itself (a bracket, a colon).
  static func ends(_ scalars: [UInt32]) -> Bool {
    var index = scalars.count - 1
    // Closing quotation marks: what stands before them counts.
    while index >= 0, isClosingQuote(scalars[index]) { index -= 1 }
    guard index >= 0 else { return true }
    return isEnd(scalars[index])
  }

  /// 。！？；：… and their ASCII forms, closing brackets, a dash that leads to a subtitle.
  static func isEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A, 0x2026, 0x21, 0x3F, 0x3B, 0x3A, 0x2E, 0xFF0E, 0x29, 0xFF09,
      0x3011, 0x5D, 0x7E, 0xFF5E, 0x2014, 0x2015:
      true
    default: false
    }
  }

  /// ，、。；, and ;: what a heading seldom has and a sentence of some length always.
  static func isPause(_ scalar: UInt32) -> Bool {
    scalar == 0xFF0C || scalar == 0x2C || scalar == 0x3002 || scalar == 0xFF1B || scalar == 0x3B
      || scalar == 0x3001
  }

  static func isClosingQuote(_ scalar: UInt32) -> Bool {
    scalar == 0x201D || scalar == 0x2019 || scalar == 0x300D || scalar == 0x300F || scalar == 0x22
  }
}
