import Gzip
import TestSupport
import Testing

@Suite("Unpacking")
struct InflaterTests {
  private static let text = Array(String(repeating: "慰问职工五百二十一人。", count: 20_000).utf8)

  @Test("a whole buffer of every form, one byte, none")
  func forms() throws {
    for bytes in [Self.text, [0x61], []] {
      let gzip = try Packing.gzip(bytes)
      #expect(Inflater.isGzip(gzip))
      #expect(try Inflater.unpacked(gzip, cap: bytes.count) == bytes)
      #expect(try Inflater.unpacked(Packing.zlib(bytes), cap: bytes.count) == bytes)
      #expect(try Inflater.unpacked(Packing.deflate(bytes), cap: bytes.count) == bytes)
    }
    #expect(try Inflater.unpacked([], cap: 0) == [])
  }

  @Test("pieces of any size give the same", arguments: [1, 2, 3, 7, 1_000, 65_536])
  func pieces(_ size: Int) throws {
    let packed =
      try Packing.gzip(Array(Self.text.prefix(5_000))) + Packing.gzip(Array(Self.text.dropFirst(5_000)))
    var inflater = Inflater()
    var out: [UInt8] = []
    for start in stride(from: 0, to: packed.count, by: size) {
      try inflater.unpack(Array(packed[start..<min(start + size, packed.count)]), into: &out, cap: .max)
    }
    try inflater.finish()
    #expect(out == Self.text)
  }

  @Test("what is cut, changed or too large is told")
  func errors() throws {
    let packed = try Packing.gzip(Self.text)
    #expect(throws: InflateError.truncated) { try Inflater.unpacked(Array(packed.dropLast()), cap: .max) }
    #expect(throws: InflateError.truncated) { try Inflater.unpacked([0x1F], cap: .max) }
    #expect(throws: InflateError.tooLarge) { try Inflater.unpacked(packed, cap: Self.text.count - 1) }
    #expect(throws: InflateError.damaged) { try Inflater.unpacked(Array("<html>".utf8), cap: .max) }
    var changed = packed
    changed[packed.count - 5] ^= 1
    #expect(throws: InflateError.damaged) { try Inflater.unpacked(changed, cap: .max) }
  }
}
