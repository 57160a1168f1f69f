/// How surprising a character is in a Chinese page: the negative natural logarithm of its chance, in tenths.
///
/// Charsets are told apart by adding these up over a reading: the right one is made of common characters, a wrong
/// one of rare ones, and of bytes that mean nothing. The chances are shares of modern Chinese prose by class, spread
/// evenly over the members of the class. Which Han characters are in use the standards themselves say: the first
/// level of GB 2312 and of Big5 is the characters in daily use, the second the rare ones, and what GBK, CNS 11643
/// and Unicode add is rarer still.
enum CharacterCost {
  /// A place that means nothing: dearer than any character.
  static let bad = 220
  /// The like at the end, where a text may have been cut.
  static let cutEnd = 60
  /// The like at the beginning, where a text is cut less often.
  static let cutBeginning = 150
  /// The greatest mean cost of what still looks like Chinese: prose has 75 to 90, a wrong reading above 115.
  static let plausible = 100
  /// Above this mean nothing is a text: pictures and archives.
  static let noise = 150

  /// The costs of all scalars; a loop over a text takes the table once.
  struct Table: Sendable {
    fileprivate let costs: [UInt8]

    /// The cost of a scalar.
    func cost(of scalar: UInt32) -> Int { scalar < 0x10000 ? Int(costs[Int(scalar)]) : rareHan + 10 }
  }

  private static let commonHan = 75
  private static let firstLevel = 105
  private static let secondLevel = 140
  private static let otherHan = 170
  private static let rareHan = 190
  private static let odd = 220

  static let table: Table = {
    var table = [UInt8](repeating: UInt8(odd), count: 0x10000)
    func set(_ ranges: ClosedRange<UInt32>..., to cost: Int) {
      for range in ranges { for scalar in range { table[Int(scalar)] = UInt8(cost) } }
    }
    set(0x20...0x7E, to: 65)
    set(0...0, to: 150)
    for blank: UInt32 in [0x09, 0x0A, 0x0C, 0x0D, 0x20] { set(blank...blank, to: 50) }
    set(0x30...0x39, to: 50)
    set(
      0xA0...0xBF, 0x0100...0x017F, 0x0300...0x0304, 0x2010...0x205E, 0x20A0...0x20BF, 0x2103...0x2103,
      0x2160...0x217B,
      0x2460...0x249B, to: 95)
    set(0xC0...0xFF, 0x3003...0x3017, 0xFF01...0xFF5E, to: 90)
    set(0x0180...0x02FF, 0x0370...0x03FF, 0x0401...0x0451, 0x2100...0x2102, 0x2104...0x214F, to: 115)
    set(0x2190...0x22FF, 0x2500...0x26FF, 0x3021...0x30FF, 0x3105...0x3129, 0x3220...0x33FF, to: 115)
    set(0x3400...0x4DBF, 0xF900...0xFAFF, to: rareHan)
    set(0x4E00...0x9FFF, to: otherHan)
    for level in [secondLevel, firstLevel] {
      for scalar in members(level == firstLevel) where table[Int(scalar)] > level {
        table[Int(scalar)] = UInt8(level)
      }
    }
    for scalar in CommonHan.characters.unicodeScalars { table[Int(scalar.value)] = UInt8(commonHan) }
    for mark in "　、。《》「」·—‘’“”…！（），：；？％".unicodeScalars { table[Int(mark.value)] = 55 }
    return Table(costs: table)
  }()

  /// The Han characters of one level of GB 2312 (rows 16–55, 56–87) and of Big5 (A440–C67E, C940–F9D5).
  private static func members(_ isFirst: Bool) -> [UInt32] {
    let gb = pairs(isFirst ? 0xB0...0xD7 : 0xD8...0xF7, trails: 0xA1...0xFE)
    let big5 = pairs(isFirst ? 0xA4...0xC6 : 0xC9...0xF9, trails: 0x40...0x7E, 0xA1...0xFE)
    return han(gb, as: .gb18030) + han(big5, as: .big5)
  }

  private static func pairs(_ leads: ClosedRange<UInt8>, trails: ClosedRange<UInt8>...) -> [UInt8] {
    leads.flatMap { lead in trails.joined().flatMap { [lead, $0] } }
  }

  /// Without a converter no level is known, and decoding reports why when it needs the same converter.
  private static func han(_ bytes: [UInt8], as charset: Charset) -> [UInt32] {
    guard let utf8 = try? Converter(from: charset).convert(bytes[...]).bytes else { return [] }
    return String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value).filter { 0x4E00...0x9FFF ~= $0 }
  }
}
