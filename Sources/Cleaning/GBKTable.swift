internal import Foundation

/// GBK, both ways: the encoding whose bytes the mirrors' programs cut in two.
struct GBKTable: Sendable {
  private var characters: [UInt32]
  private var codes: [UInt32: UInt16] = [:]

  init(folder: URL) throws(TableError) {
    characters = [UInt32](repeating: Scalar.replacement, count: 0x10000)
    let table = try TableFile.load("gbk.tsv", columns: ["lead", "characters"], from: folder)
    for row in table.rows {
      let scalars = table.scalars(row, 1)
      guard let lead = UInt16(row.fields[0], radix: 16), (0x81...0xFE).contains(lead), scalars.count == 190
      else { throw table.error(row.line, "must have a lead byte 81 to FE and 190 characters") }
      for (offset, scalar) in scalars.enumerated() where scalar != Scalar.replacement {
        let code = lead << 8 | UInt16(offset < 63 ? 0x40 + offset : 0x41 + offset)
        characters[Int(code)] = scalar
        codes[scalar] = codes[scalar] ?? code
      }
    }
  }

  /// The character of two bytes, if there is one.
  func character(_ lead: UInt8, _ trail: UInt8) -> UInt32? {
    let scalar = characters[Int(lead) << 8 | Int(trail)]
    return scalar == Scalar.replacement ? nil : scalar
  }

  /// The two bytes of a character, if it has them.
  func bytes(_ scalar: UInt32) -> (lead: UInt8, trail: UInt8)? {
    guard let code = codes[scalar] else { return nil }
    return (UInt8(code >> 8), UInt8(code & 0xFF))
  }

  /// The characters that begin with a byte, with their trail bytes.
  func characters(lead: UInt8) -> [(trail: UInt8, character: UInt32)] {
    (0x40...0xFE).compactMap { trail in character(lead, trail).map { (trail, $0) } }
  }
}
