/// What names mean, by where libxml2 keeps them: it keeps each name of a page once, so that a name that was seen is
/// known by its address, without a look at its bytes.
struct NameTable<Meaning> {
  private var slots: [(address: UInt, meaning: Meaning)?]
  private let meaning: (String) -> Meaning

  /// A table for one run of the parser; `meaning` is asked once for nearly every name.
  init(meaning: @escaping (String) -> Meaning) {
    slots = Array(repeating: nil, count: Self.size)
    self.meaning = meaning
  }

  /// A power of two; a page has some fifty names.
  private static var size: Int { 256 }

  /// What a name in lower case means.
  subscript(name: UnsafePointer<UInt8>) -> Meaning {
    mutating get {
      let address = UInt(bitPattern: name)
      let slot = Int(truncatingIfNeeded: address ^ address >> 8) & (Self.size - 1)
      if let entry = slots[slot], entry.address == address { return entry.meaning }
      let text = unsafe String(cString: name)
      let found = meaning(text.utf8.contains { $0 &- 65 < 26 } ? text.lowercased() : text)
      slots[slot] = (address, found)
      return found
    }
  }
}
