/// A set of characters, to be asked at every character of a text: one table, no hashing.
struct ScalarSet: Sendable {
  private var members = [Bool](repeating: false, count: 0x10000)

  /// The characters of the basic plane that a condition holds for; those beyond always count as members.
  init(where isMember: (Unicode.Scalar) -> Bool) {
    for value in UInt32(0)..<0x10000 {
      if let scalar = Unicode.Scalar(value), isMember(scalar) { members[Int(value)] = true }
    }
  }

  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x10000 || members[Int(scalar.value)]
  }
}
