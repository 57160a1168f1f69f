internal import Glibc

/// A plain decimal that a cell holds as a number without loss.
///
/// A cell's number is binary and keeps 15 digits: what has more of them stays text.
public struct CellNumber: Sendable, Hashable {
  /// The digits that every program keeps.
  public static let exactDigits = 15
  /// The digits that programs show before they round or take a power of ten.
  private static let shownDigits = 10

  /// The number; its nearest decimal of 15 digits is the one that was read.
  public var value: Double
  /// How it is shown with all its digits.
  public var style: CellStyle

  /// The decimal `-?\d+(\.\d+)?` in a part of `bytes`; nil where it is none, or has more than 15 digits.
  public init?(_ part: Range<Int>, of bytes: [UInt8]) {
    var text: [UInt8] = []
    var digits = 0
    var decimals: Int?
    for index in part {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39:
        // Zeros before the first other digit carry nothing.
        if digits > 0 || byte != 0x30 { digits += 1 }
        decimals? += 1
      case 0x2D where index == part.lowerBound: break
      case 0x2E where decimals == nil && index > part.lowerBound: decimals = 0
      default: return nil
      }
      text.append(byte)
    }
    guard digits <= Self.exactDigits, text.last.map({ $0 != 0x2D && $0 != 0x2E }) == true else { return nil }
    text.append(0)
    value = unsafe text.withUnsafeBytes { buffer in
      unsafe buffer.baseAddress.map { unsafe strtod($0.assumingMemoryBound(to: CChar.self), nil) } ?? 0
    }
    style = digits > Self.shownDigits ? .fixed(decimals: decimals ?? 0) : .number
  }
}
