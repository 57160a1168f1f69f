@testable import Cleaning

/// What the mirrors' programs do to a text, run forward: the tests damage sentences with it.
struct MirrorModel {
  var gbk: GBKTable
  /// Readings by character, as the mirror's program knows them.
  var readings: [UInt32: String]
  /// Whether a second program turns ， and ； to ASCII byte by byte.
  var turnsPunctuation: Bool

  /// A byte, or a reading put in between two bytes.
  private enum Piece {
    case byte(UInt8)
    case reading(String)
  }

  func damage(_ text: String) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        bytes.append(UInt8(scalar.value))
      } else if let code = gbk.bytes(scalar.value) {
        bytes += [code.lead, code.trail]
      }
    }
    var pieces: [Piece] = []
    for index in bytes.indices {
      pieces.append(.byte(bytes[index]))
      if index > 0, let found = gbk.character(bytes[index - 1], bytes[index]), let reading = readings[found] {
        pieces.append(.reading(reading))
      }
    }
    let shown = decode(pieces)
    return turnsPunctuation ? turn(shown) : shown
  }

  /// Pairs the bytes as they come; a byte that begins no character with the next swallows it and shows as `?`.
  private func decode(_ pieces: [Piece]) -> String {
    var out = ""
    var lead: UInt8?
    for piece in pieces {
      switch piece {
      case .byte(let byte):
        if let first = lead {
          lead = nil
          if let scalar = gbk.character(first, byte).flatMap(Unicode.Scalar.init) {
            out.unicodeScalars.append(scalar)
          } else {
            out += "?"
          }
        } else if byte < 0x81 {
          out.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          lead = byte
        }
      case .reading(let reading):
        out += lead == nil ? "(\(reading))" : "?\(reading))"
        lead = nil
      }
    }
    return lead == nil ? out : out + "?"
  }

  /// Encodes again, replaces A3AC and A3BB by `,` and `;` wherever they are, decodes dropping halves of characters.
  private func turn(_ text: String) -> String {
    var bytes: [(byte: UInt8, other: UInt32?)] = []
    for scalar in text.unicodeScalars {
      if let code = gbk.bytes(scalar.value), !Scalar.isLatinVowel(scalar.value) {
        bytes += [(code.lead, nil), (code.trail, nil)]
      } else if (0x40..<0x80).contains(scalar.value) {
        bytes.append((UInt8(scalar.value), nil))
      } else {
        bytes.append((0, scalar.value))
      }
    }
    var turned: [(byte: UInt8, other: UInt32?)] = []
    var index = 0
    while index < bytes.count {
      if index + 1 < bytes.count, bytes[index].byte == 0xA3, [0xAC, 0xBB].contains(bytes[index + 1].byte) {
        turned.append((0, UInt32(bytes[index + 1].byte & 0x7F)))
        index += 2
      } else {
        turned.append(bytes[index])
        index += 1
      }
    }
    var out: [UInt32] = []
    index = 0
    while index < turned.count {
      if let other = turned[index].other {
        out.append(other)
      } else if turned[index].byte < 0x80 {
        out.append(UInt32(turned[index].byte))
      } else if index + 1 < turned.count, turned[index + 1].other == nil {
        out.append(gbk.character(turned[index].byte, turned[index + 1].byte) ?? Scalar.questionMark)
        index += 1
      }
      index += 1
    }
    return Scalar.string(out)
  }
}

extension Scalar {
  /// Pinyin's vowels with tone marks are in GBK too, but no part of the text.
  static func isLatinVowel(_ scalar: UInt32) -> Bool { scalar < 0x300 }
}
