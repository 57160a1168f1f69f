/// The path of an `allow` or `disallow` line: `*` stands for any run of bytes, `$` at the end for the end.
///
/// What differs only in percent-encoding is the same (RFC 9309, section 2.2.2): triplets of unreserved characters are
/// decoded, others are in upper case, bytes beyond ASCII are encoded. `%2A` and `%24` are the characters themselves.
struct RobotsPattern: Sendable, Hashable {
  /// The runs between the stars.
  private let runs: [[UInt8]]
  private let isAnchored: Bool
  /// How specific it is: its bytes.
  let octets: Int

  /// A pattern; nil where it begins neither with `/` nor with `*`: it could match no path.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.first == 0x2F || text.first == 0x2A else { return nil }
    var body = text
    isAnchored = body.last == 0x24
    if isAnchored { body = body.dropLast() }
    let parts = body.split(separator: 0x2A, omittingEmptySubsequences: false)
    runs = parts.map { Self.normalized($0) }
    octets = runs.reduce(0) { $0 + $1.count } + parts.count - 1 + (isAnchored ? 1 : 0)
  }

  /// Whether a normalized path with its query matches.
  func matches(_ path: [UInt8]) -> Bool {
    guard path.starts(with: runs[0]) else { return false }
    var place = runs[0].count
    for (index, run) in runs.enumerated().dropFirst() {
      if isAnchored, index == runs.count - 1 {
        return path.count - run.count >= place && path.suffix(run.count).elementsEqual(run)
      }
      // The earliest place leaves the most for what follows.
      guard let next = Self.place(of: run, in: path, from: place) else { return false }
      place = next + run.count
    }
    return !isAnchored || place == path.count
  }

  /// A path with its query, or a part of a pattern, in the form in which they are compared.
  static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x25, index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        let value = high << 4 | low
        if isUnreserved(value) { out.append(value) } else { out += triplet(value) }
        index += 3
        continue
      }
      // The two signs of patterns are never themselves but in a triplet.
      if byte > 0x20, byte < 0x7F, byte != 0x2A, byte != 0x24 {
        out.append(byte)
      } else {
        out += triplet(byte)
      }
      index += 1
    }
    return out
  }

  private static func place(of run: [UInt8], in path: [UInt8], from start: Int) -> Int? {
    guard let first = run.first else { return start }
    var index = start
    while index + run.count <= path.count {
      if path[index] == first, path[index..<index + run.count].elementsEqual(run) { return index }
      index += 1
    }
    return nil
  }

  private static func triplet(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte - 0x30 }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
  }
}
