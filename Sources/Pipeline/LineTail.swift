/// The last lines of a stream of which nobody knows how long it is.
struct LineTail: Sendable {
  private static let lines = 10
  /// Bytes of a line that are kept.
  private static let width = 160

  /// How many bytes came.
  private(set) var count = 0
  private var kept: [[UInt8]] = []
  private var line: [UInt8] = []

  /// Takes in the next bytes.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    count += bytes.count
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        end()
      } else if line.count < Self.width {
        line.append(byte)
      }
    }
  }

  private mutating func end() {
    if !line.isEmpty { kept.append(line) }
    if kept.count > Self.lines { kept.removeFirst() }
    line.removeAll(keepingCapacity: true)
  }

  /// The lines, without what would move a terminal's cursor.
  var texts: [String] {
    (kept + (line.isEmpty ? [] : [line])).suffix(Self.lines).map { bytes in
      String(
        String.UnicodeScalarView(
          String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
            $0.value < 32 || $0.value == 127 ? " " : $0
          }))
    }
  }
}
