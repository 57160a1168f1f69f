/// An IPv4 or IPv6 address, as a socket is opened for it.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  /// 4 bytes or 16, in the order of the network.
  public let bytes: [UInt8]

  /// An address of 4 or 16 bytes; nil for any other count.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// Whether it leads to the public network: to no block of `SpecialAddresses`, nor through one that holds an IPv4
  /// address (mapped, translated, 6to4) to such a place.
  public var isPublic: Bool {
    if bytes.count == 4 { return !SpecialAddresses.version4.contains { $0.contains(bytes) } }
    for (block, place) in SpecialAddresses.embedding where block.contains(bytes) {
      return IPAddress(bytes: Array(bytes[place..<(place + 4)]))?.isPublic ?? false
    }
    // Of IPv6 only 2000::/3 is given out as unicast at all (RFC 4291, IANA's registry of the address space).
    return bytes[0] >> 5 == 1 && !SpecialAddresses.version6.contains { $0.contains(bytes) }
  }

  /// The address in its usual writing; IPv6 without zeros left out.
  public var description: String {
    if bytes.count == 4 { return bytes.map { String($0) }.joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2).map { place in
      String(UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1]), radix: 16)
    }.joined(separator: ":")
  }
}

/// A block of addresses: those that begin with the same bits.
struct AddressBlock: Sendable {
  let prefix: [UInt8]
  let bits: Int

  /// A block by its first bytes and how many bits count.
  init(_ prefix: UInt8..., bits: Int) {
    self.prefix = prefix
    self.bits = bits
  }

  /// Whether an address of the same family is in it.
  func contains(_ bytes: [UInt8]) -> Bool {
    for bit in 0..<bits {
      let place = bit >> 3
      let wanted = place < prefix.count ? prefix[place] : 0
      if (bytes[place] ^ wanted) & (0x80 >> UInt8(bit & 7)) != 0 { return false }
    }
    return true
  }
}
