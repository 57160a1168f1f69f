/// The blocks that no page of the public web lies in, after IANA's registries of special-purpose addresses
/// (RFC 6890; https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry).
enum SpecialAddresses {
  static let version4: [AddressBlock] = [
    AddressBlock(0, bits: 8),  // this network, unspecified
    AddressBlock(10, bits: 8),  // private
    AddressBlock(100, 64, bits: 10),  // shared by the customers of a provider (CGNAT, RFC 6598)
    AddressBlock(127, bits: 8),  // loopback
    AddressBlock(169, 254, bits: 16),  // link-local: among them the metadata services of clouds
    AddressBlock(172, 16, bits: 12),  // private
    AddressBlock(192, 0, 0, bits: 24),  // protocol assignments
    AddressBlock(192, 0, 2, bits: 24),  // documentation
    AddressBlock(192, 88, 99, bits: 24),  // relays of 6to4, given up
    AddressBlock(192, 168, bits: 16),  // private
    AddressBlock(198, 18, bits: 15),  // tests of devices
    AddressBlock(198, 51, 100, bits: 24),  // documentation
    AddressBlock(203, 0, 113, bits: 24),  // documentation
    AddressBlock(224, bits: 4),  // multicast
    AddressBlock(240, bits: 4),  // reserved, broadcast
  ]

  /// Within 2000::/3; unspecified, loopback, unique-local (fc00::/7), link-local (fe80::/10) and multicast (ff00::/8)
  /// addresses lie outside.
  static let version6: [AddressBlock] = [
    AddressBlock(0x20, 0x01, 0x00, bits: 23),  // protocol assignments, Teredo
    AddressBlock(0x20, 0x01, 0x0D, 0xB8, bits: 32),  // documentation
    AddressBlock(0x3F, 0xFF, 0x00, bits: 20),  // documentation
  ]

  /// Blocks whose addresses hold an IPv4 address, and from which byte on.
  static let embedding: [(block: AddressBlock, place: Int)] = [
    (AddressBlock(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, bits: 96), 12),  // mapped
    (AddressBlock(0, 0x64, 0xFF, 0x9B, bits: 96), 12),  // translated (NAT64)
    (AddressBlock(0x20, 0x02, bits: 16), 2),  // 6to4
  ]
}
