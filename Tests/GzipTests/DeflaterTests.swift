import Gzip
import TestSupport
import Testing

@Suite("Packing")
struct DeflaterTests {
  private static let text = Array(String(repeating: "慰问职工五百二十一人。", count: 20_000).utf8)

  /// What does not become smaller, and fills every buffer.
  private static let noise = (0..<300_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }

  @Test("what is packed in pieces can be unpacked, one text after the other", arguments: [1, 3, 6, 9])
  func pieces(_ level: Int) throws {
    var deflater = Deflater(level: level)
    for bytes in [Self.text, [], [0x61], Self.noise, Self.text] {
      var packed: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: 70_000) {
        deflater.pack(Array(bytes[start..<min(start + 70_000, bytes.count)]), into: &packed)
      }
      deflater.finish(into: &packed)
      #expect(try Inflater.unpacked(packed, cap: bytes.count) == bytes)
    }
  }

  @Test("a checksum of parts is that of the whole, as gzip has it")
  func checksum() throws {
    var checksum = CRC32(of: Array(Self.text.prefix(5_000)))
    checksum.append(CRC32(of: Array(Self.text.dropFirst(5_000))))
    checksum.append(CRC32())
    #expect(checksum == CRC32(of: Self.text))
    let tail = try Packing.gzip(Self.text).suffix(8)
    let written = tail.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    #expect(written == checksum.value)
    #expect(checksum.count == Self.text.count)
  }
}
