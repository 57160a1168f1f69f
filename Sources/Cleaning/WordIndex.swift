/// Counts of words of one to four characters below U+10000: found by their characters, packed into one number.
struct WordIndex: Sendable {
  /// Keys by their hash, each at its slot or in the next free one; 0 for none.
  private var keys: [UInt64]
  private var counts: [Int32]
  private var shift: UInt64

  /// Room for `capacity` words, half of it free so that a search is short.
  init(capacity: Int) {
    var bits: UInt64 = 4
    while 1 << bits < capacity * 2 { bits += 1 }
    shift = 64 - bits
    keys = [UInt64](repeating: 0, count: 1 << bits)
    counts = [Int32](repeating: 0, count: 1 << bits)
  }

  /// The number of a word; nil for one that is empty, too long or holds a character that is not below U+10000.
  @inline(__always)
  static func key(_ word: some Collection<UInt32>) -> UInt64? {
    guard (1...4).contains(word.count) else { return nil }
    var key: UInt64 = 0
    for scalar in word {
      guard scalar < 0x10000, scalar > 0 else { return nil }
      key = key << 16 | UInt64(scalar)
    }
    return key
  }

  /// Sets a word's count; the key must be one of ``key(_:)``.
  mutating func set(_ key: UInt64, _ count: Int32) {
    let slot = slot(key)
    keys[slot] = key
    counts[slot] = count
  }

  /// A word's count, nil where it has none.
  @inline(__always)
  subscript(key: UInt64) -> Int? {
    let slot = slot(key)
    return keys[slot] == key ? Int(counts[slot]) : nil
  }

  /// Where a key is, or would be.
  private func slot(_ key: UInt64) -> Int {
    // Fibonacci hashing: the high bits of a product by 2^64 divided by the golden ratio.
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }
}
