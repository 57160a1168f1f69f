/// The lines of a robots.txt.
enum RobotsLine {
  /// Lines that end in CR, LF or both.
  static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        lines.append(bytes[start..<index])
        if byte == 0x0D, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.endIndex { lines.append(bytes[start...]) }
    return lines
  }

  /// The line before `#`, without blanks around it.
  static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    trimmed(line.prefix { $0 != 0x23 })
  }

  /// Key in lower case and value of `key: value`; nil where there is no colon.
  static func pair(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
    guard let colon = line.firstIndex(of: 0x3A) else { return nil }
    let key = trimmed(line[..<colon]).map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    return (String(decoding: key, as: UTF8.self), trimmed(line[(colon + 1)...]))
  }

  /// The product token at the beginning of a name, in lower case: letters, `_` and `-` (RFC 9309, section 2.2.1).
  /// `Tongji/1.0` is `tongji`.
  static func token(of name: ArraySlice<UInt8>) -> [UInt8] {
    name.prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == 0x2D || $0 == 0x5F }.map {
      $0 &- 65 < 26 ? $0 | 0x20 : $0
    }
  }

  /// Seconds in decimal digits, a point allowed, exactly; nil for anything else, for more than nine digits before the
  /// point, and for finer than 10^-18.
  static func seconds(_ text: ArraySlice<UInt8>) -> Duration? {
    let parts = text.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.count <= 9, let seconds = number(whole) else { return nil }
    guard parts.count == 2 else { return whole.isEmpty ? nil : .seconds(seconds) }
    guard !parts[1].isEmpty, parts[1].count <= 18, var fraction = number(parts[1]) else { return nil }
    for _ in parts[1].count..<18 { fraction *= 10 }
    return Duration(secondsComponent: seconds, attosecondsComponent: fraction)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for byte in digits {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    return value
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }
}
