/// Values by short runs of bytes: a hash table (open addressing) that is asked with bytes of a page and makes no
/// string of them.
struct ByteTable<Value> {
  private var entries: [(key: ArraySlice<UInt8>, value: Value)] = []
  /// Places in ``entries``, counted from 1; 0 where none is. A power of two of them, at most half of them taken.
  private var slots = [Int](repeating: 0, count: 64)

  /// The value of a key; nil where it has none.
  subscript(key: ArraySlice<UInt8>) -> Value? {
    let place = slots[slot(of: key)]
    return place > 0 ? entries[place - 1].value : nil
  }

  /// Gives a key a value, or another one.
  mutating func set(_ key: ArraySlice<UInt8>, to value: Value) {
    let slot = slot(of: key)
    if slots[slot] > 0 {
      entries[slots[slot] - 1].value = value
      return
    }
    entries.append((key, value))
    slots[slot] = entries.count
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (place, entry) in entries.enumerated() { slots[slot(of: entry.key)] = place + 1 }
  }

  /// Where a key stands, or would stand.
  private func slot(of key: ArraySlice<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(key) & mask
    while slots[slot] > 0, !Self.isSame(entries[slots[slot] - 1].key, key) { slot = (slot + 1) & mask }
    return slot
  }

  /// FNV-1a, its high bits folded into the low ones.
  private static func hash(_ key: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func isSame(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }
}

extension ByteTable: Sendable where Value: Sendable {}

extension Collection<UInt8> {
  /// In ASCII's lower case.
  var lowered: [UInt8] { map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
}

extension UInt8 {
  /// A blank between the names of a class.
  var isNameBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
