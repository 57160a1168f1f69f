@testable import Cleaning

/// What the mirrors' programs do to a text, run forward: the tests damage sentences with it.
///
/// A first program puts a reading after every two bytes that are a character of its list, wherever they stand. A
/// decoder then makes characters of the bytes. A second program may turn ， and ； to ASCII byte by byte.
struct MirrorModel {
  var gbk: GBKTable
  /// Readings by character, as the mirror's program knows them.
  var readings: [UInt32: String]
  var decoder = MirrorDecoder.swallowing
  /// Whether a second program turns ， and ； to ASCII byte by byte, and drops what is no character then.
  var turnsPunctuation = false

  /// A damaged text, and which characters of the original did not come through whole.
  struct Result {
    var text: String
    var isBroken: [Bool]
  }

  func damage(_ text: String) -> Result {
    let scalars = text.unicodeScalars.map(\.value)
    var units: [MirrorUnit] = []
    for (index, scalar) in scalars.enumerated() {
      if scalar < 0x80 {
        add(.init(value: scalar, isByte: true, origin: index), to: &units)
      } else if let code = gbk.bytes(scalar) {
        add(.init(value: UInt32(code.lead), isByte: true, origin: index), to: &units)
        add(.init(value: UInt32(code.trail), isByte: true, origin: index), to: &units)
      }
    }
    var shown = decoder.decode(units, gbk: gbk)
    if turnsPunctuation { shown = turn(shown) }
    var isBroken = [Bool](repeating: true, count: scalars.count)
    for unit in shown { if let origin = unit.origin { isBroken[origin] = false } }
    return Result(text: Scalar.string(shown.map(\.value)), isBroken: isBroken)
  }

  /// Adds a byte, and a reading where it makes a character of the list with the byte before it.
  private func add(_ unit: MirrorUnit, to units: inout [MirrorUnit]) {
    // A reading put in before does not part the two bytes: 獎 and 務 within 獎章 are both read.
    let last = units.last { $0.origin != nil }
    units.append(unit)
    guard let last,
      let found = gbk.character(UInt8(last.value), UInt8(unit.value)), let reading = readings[found]
    else { return }
    for scalar in "(\(reading))".unicodeScalars {
      units.append(MirrorUnit(value: scalar.value, isByte: scalar.value < 0x80, origin: nil))
    }
  }

  /// Encodes again, replaces A3AC and A3BB by `,` and `;` wherever they are, decodes dropping halves of characters.
  private func turn(_ shown: [MirrorUnit]) -> [MirrorUnit] {
    var bytes: [MirrorUnit] = []
    /// The origin of each character shown, by its place.
    for (place, unit) in shown.enumerated() {
      // A tone mark's letter is in GBK too, but no part of the text.
      if unit.value >= 0x300, let code = gbk.bytes(unit.value) {
        bytes.append(MirrorUnit(value: UInt32(code.lead), isByte: true, origin: place))
        bytes.append(MirrorUnit(value: UInt32(code.trail), isByte: true, origin: place))
      } else {
        bytes.append(MirrorUnit(value: unit.value, isByte: unit.value < 0x80, origin: place))
      }
    }
    var turned: [MirrorUnit] = []
    var index = 0
    while index < bytes.count {
      if index + 1 < bytes.count, bytes[index].isByte, bytes[index].value == 0xA3,
        [0xAC, 0xBB].contains(bytes[index + 1].value)
      {
        let isWhole = bytes[index].origin == bytes[index + 1].origin
        turned.append(
          MirrorUnit(
            value: bytes[index + 1].value & 0x7F, isByte: true, origin: isWhole ? bytes[index].origin : nil))
        index += 2
      } else {
        turned.append(bytes[index])
        index += 1
      }
    }
    return MirrorDecoder.skipping.decode(turned, gbk: gbk).map { unit in
      MirrorUnit(value: unit.value, isByte: unit.isByte, origin: unit.origin.flatMap { shown[$0].origin })
    }
  }
}

/// A byte, or a character that needs no decoding, with the place in the original that it came from.
struct MirrorUnit {
  var value: UInt32
  var isByte: Bool
  var origin: Int?
}

/// What decoders make of a lead byte that the next byte does not complete.
///
/// Tried out on `AA84 D5 (wu) C2 37 32 8280` with PHP 8.2, Java 17, Node, Python 3.11, Perl, glibc's iconv and ICU.
enum MirrorDecoder: String, CaseIterable {
  /// `獎?wu)?2個`: a `?` for both bytes. PHP's mb_convert_encoding from CP936; Windows' MultiByteToWideChar is
  /// described so. **The one whose texts are seen.**
  case swallowing
  /// `獎�(wu)�72個`: U+FFFD for the lead byte alone. Python's `replace`, browsers, ICU, Perl, Java from GBK.
  case marking
  /// `獎(wu)72個`: nothing for the lead byte. Python's `ignore`, iconv -c from GBK, ICU's `skip`.
  case skipping
  /// `獎?wu)?個`: as the first, but from GB18030, where a digit begins the second half of four bytes. PHP.
  case swallowingFour
  /// `獎�(wu)�個`: a bracket is kept, a digit is not. Java from GB18030.
  case markingFour
  /// `獎wu)個`: nothing for all of it. iconv -c from GB18030.
  case skippingFour

  private var isFour: Bool { self == .swallowingFour || self == .markingFour || self == .skippingFour }

  private var mark: UInt32? {
    switch self {
    case .swallowing, .swallowingFour: Scalar.questionMark
    case .marking, .markingFour: Scalar.replacement
    case .skipping, .skippingFour: nil
    }
  }

  /// Whether the byte after the lead byte goes with it.
  private var swallows: Bool { self == .swallowing || self == .swallowingFour || self == .skippingFour }

  func decode(_ units: [MirrorUnit], gbk: GBKTable) -> [MirrorUnit] {
    var out: [MirrorUnit] = []
    var index = 0
    func lose() { if let mark { out.append(MirrorUnit(value: mark, isByte: false, origin: nil)) } }
    while index < units.count {
      let unit = units[index]
      index += 1
      guard unit.isByte, unit.value >= 0x81 else {
        out.append(unit)
        continue
      }
      guard index < units.count, units[index].isByte else {
        lose()
        continue
      }
      let next = units[index]
      if let scalar = gbk.character(UInt8(unit.value), UInt8(next.value)) {
        let origin = unit.origin == next.origin ? unit.origin : nil
        out.append(MirrorUnit(value: scalar, isByte: false, origin: origin))
        index += 1
      } else {
        lose()
        if isFour, Scalar.isDigit(next.value) {
          // Three bytes, or four where the third begins a character.
          let third = index + 1 < units.count && units[index + 1].isByte ? units[index + 1].value : 0
          index = min(index + (third >= 0x81 ? 3 : 2), units.count)
        } else if swallows || next.value >= 0x80 {
          index += 1
        }
      }
    }
    return out
  }
}
