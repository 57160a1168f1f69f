/// One entry of a ZIP archive: what its two headers say.
struct ZipEntry: Sendable, Hashable {
  /// 1980-01-01, the first day that ZIP knows, for want of a clock.
  private static let day: UInt16 = 0x0021
  /// What stands for a number that has no room in 32 bits: it is in the extra field of ZIP64.
  private static let elsewhere: UInt32 = 0xFFFF_FFFF
  private static let zip64Field: UInt16 = 0x0001

  let name: [UInt8]
  /// Where its header stands.
  let offset: Int
  /// Whether sizes take 64 bits.
  let isLarge: Bool
  var checksum: UInt32 = 0
  var size = 0
  var packedSize = 0

  init(_ name: String, offset: Int, isLarge: Bool) {
    self.name = Array(name.utf8)
    self.offset = offset
    self.isLarge = isLarge
  }

  /// The header before the entry's bytes (APPNOTE 4.3.7); always of the same length.
  var localHeader: [UInt8] {
    var out: [UInt8] = []
    out.putLittle(UInt32(0x0403_4B50))
    putCommon(&out)
    out.putLittle(UInt16(isLarge ? 20 : 0))
    out += name
    if isLarge {
      out.putLittle(Self.zip64Field)
      out.putLittle(UInt16(16))
      out.putLittle(UInt64(size))
      out.putLittle(UInt64(packedSize))
    }
    return out
  }

  /// The header in the list at the end of the archive (APPNOTE 4.3.12).
  var centralHeader: [UInt8] {
    var out: [UInt8] = []
    out.putLittle(UInt32(0x0201_4B50))
    out.putLittle(version)
    putCommon(&out)
    out.putLittle(UInt16(isLarge ? 28 : 0))
    // Comment, disk, attributes.
    out.putLittle(UInt16(0))
    out.putLittle(UInt16(0))
    out.putLittle(UInt16(0))
    out.putLittle(UInt32(0))
    out.putLittle(isLarge ? Self.elsewhere : UInt32(offset))
    out += name
    if isLarge {
      out.putLittle(Self.zip64Field)
      out.putLittle(UInt16(24))
      out.putLittle(UInt64(size))
      out.putLittle(UInt64(packedSize))
      out.putLittle(UInt64(offset))
    }
    return out
  }

  /// What a program must know to read it: deflate, or ZIP64.
  private var version: UInt16 { isLarge ? 45 : 20 }

  private func putCommon(_ out: inout [UInt8]) {
    out.putLittle(version)
    out.putLittle(UInt16(0))
    // Deflate.
    out.putLittle(UInt16(8))
    out.putLittle(UInt16(0))
    out.putLittle(Self.day)
    out.putLittle(checksum)
    out.putLittle(isLarge ? Self.elsewhere : UInt32(packedSize))
    out.putLittle(isLarge ? Self.elsewhere : UInt32(size))
    out.putLittle(UInt16(name.count))
  }
}

extension [UInt8] {
  /// Appends a number, its least byte first.
  mutating func putLittle(_ number: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
