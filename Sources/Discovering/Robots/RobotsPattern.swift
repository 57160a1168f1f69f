internal import Fetching

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
    // The two signs of patterns are never themselves but in a triplet.
    PercentEncoding.normalized(bytes) { $0 > 0x20 && $0 < 0x7F && $0 != 0x2A && $0 != 0x24 }
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
}
