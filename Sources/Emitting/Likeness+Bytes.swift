/// The form on disk, the least byte first.
extension Likeness {
  private static let headerSize = 14
  private static let figureSize = 13

  /// The likeness as bytes.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      Self.headerSize + years.count * 2 + tokens.count * 2 + figures.count * Self.figureSize)
    Self.append(UInt32(tokens.count), to: &bytes)
    Self.append(UInt32(figures.count), to: &bytes)
    Self.append(region, to: &bytes)
    bytes.append(UInt8((isTruncated ? 1 : 0) | (isDamaged ? 2 : 0) | (isTraditional ? 4 : 0)))
    let years = years.prefix(255)
    bytes.append(UInt8(years.count))
    for year in years { Self.append(year, to: &bytes) }
    for token in tokens { Self.append(token, to: &bytes) }
    for figure in figures {
      Self.append(figure.place, to: &bytes)
      Self.append(figure.number, to: &bytes)
      Self.append(figure.tail, to: &bytes)
      bytes.append(figure.traits.rawValue)
    }
    return bytes
  }

  /// Reads what ``encoded`` wrote.
  init(encoded bytes: [UInt8]) {
    let tokenCount = Int(Self.word(bytes, at: 0))
    let figureCount = Int(Self.word(bytes, at: 4))
    region = Self.word(bytes, at: 8)
    isTruncated = bytes[12] & 1 != 0
    isDamaged = bytes[12] & 2 != 0
    isTraditional = bytes[12] & 4 != 0
    var at = Self.headerSize
    years = (0..<Int(bytes[13])).map { Self.half(bytes, at: at + $0 * 2) }
    at += years.count * 2
    tokens = (0..<tokenCount).map { Self.half(bytes, at: at + $0 * 2) }
    letters = tokens.count { $0 >= Self.firstLetter }
    at += tokenCount * 2
    figures = (0..<figureCount).map { index in
      let start = at + index * Self.figureSize
      return Figure(
        place: Self.word(bytes, at: start), number: Self.word(bytes, at: start + 4),
        tail: Self.word(bytes, at: start + 8), traits: Traits(rawValue: bytes[start + 12]))
    }
  }

  private static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  private static func half(_ bytes: [UInt8], at place: Int) -> UInt16 {
    UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
  }

  private static func word(_ bytes: [UInt8], at place: Int) -> UInt32 {
    UInt32(half(bytes, at: place)) | UInt32(half(bytes, at: place + 2)) << 16
  }
}
