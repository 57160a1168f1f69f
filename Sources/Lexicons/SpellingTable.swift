/// The places of words, each in order of its first appearance: a hash table over their bytes in flat arrays.
///
/// Texts compare, and are hashed, by canonical equivalence, which takes longer than all else that is done with a word
/// here: lexicons have some ten thousand keys in Chinese, and every program reads them.
struct SpellingTable: Sendable {
  private(set) var count = 0
  private var bytes: [UInt8] = []
  private var ends: [Int32] = [0]
  /// The place of a word, or -1; twice as many as there are words or more, a power of two.
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  /// The place of a word, a new one where it was not there; `isNew` tells.
  mutating func place(_ word: ArraySlice<UInt8>) -> (place: Int32, isNew: Bool) {
    var slot = slot(of: word)
    if slots[slot] >= 0 { return (slots[slot], false) }
    if count * 2 >= slots.count {
      grow()
      slot = self.slot(of: word)
    }
    slots[slot] = Int32(count)
    bytes += word
    ends.append(Int32(bytes.count))
    count += 1
    return (slots[slot], true)
  }

  /// The same of a text.
  mutating func place(_ word: String) -> (place: Int, isNew: Bool) {
    let (place, isNew) = place(Array(word.utf8)[...])
    return (Int(place), isNew)
  }

  /// The place of a text that is there; nil of another.
  func find(_ word: String) -> Int? {
    let place = slots[slot(of: Array(word.utf8)[...])]
    return place < 0 ? nil : Int(place)
  }

  /// Where a word is, or where it belongs.
  private func slot(of word: ArraySlice<UInt8>) -> Int {
    // FNV-1a.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0, !isEqual(Int(slots[slot]), word) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private func isEqual(_ place: Int, _ word: ArraySlice<UInt8>) -> Bool {
    let start = Int(ends[place])
    guard Int(ends[place + 1]) - start == word.count else { return false }
    for offset in 0..<word.count where bytes[start + offset] != word[word.startIndex + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for place in 0..<count {
      slots[slot(of: bytes[Int(ends[place])..<Int(ends[place + 1])])] = Int32(place)
    }
  }
}
