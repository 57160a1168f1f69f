/// A set of characters, to be asked at every character of a text: one bit each, no hashing.
struct ScalarSet: Sendable {
  private var members = [UInt64](repeating: 0, count: 0x10000 / 64)

  /// The characters of the basic plane that a condition holds for; those beyond always count as members.
  init(where isMember: (Unicode.Scalar) -> Bool) {
    for value in UInt32(0)..<0x10000 {
      if let scalar = Unicode.Scalar(value), isMember(scalar) {
        members[Int(value >> 6)] |= 1 << UInt64(value & 63)
      }
    }
  }

  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x10000 || members[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }
}
