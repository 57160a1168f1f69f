internal import CZlib

/// The checksum of gzip and ZIP (ISO 3309), by zlib, with the number of the bytes that it is of.
public struct CRC32: Sendable, Hashable {
  /// The checksum.
  public private(set) var value: UInt32 = 0
  /// The bytes so far.
  public private(set) var count = 0

  /// That of no bytes.
  public init() {}

  /// That of some bytes.
  public init(of bytes: [UInt8]) { update(bytes) }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: [UInt8]) {
    value = unsafe bytes.withUnsafeBufferPointer {
      unsafe UInt32(truncatingIfNeeded: crc32_z(UInt(value), $0.baseAddress, $0.count))
    }
    count += bytes.count
  }

  /// Takes in bytes of which only the checksum is known.
  public mutating func append(_ other: CRC32) {
    value = UInt32(truncatingIfNeeded: crc32_combine(UInt(value), UInt(other.value), other.count))
    count += other.count
  }
}
