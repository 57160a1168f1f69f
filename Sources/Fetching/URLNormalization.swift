/// The normal form of a URL by RFC 3986, section 6.2.2: what differs only in writing is the same document.
public enum URLNormalization {
  /// The normal form: scheme and host in lower case, percent-encoded triplets in upper case, those of unreserved
  /// characters decoded, characters that a URL may not hold encoded, `.` and `..` resolved; by section 6.2.3 an
  /// empty path is `/` and the default port of http and https is dropped. The fragment, which names no document,
  /// goes too. Nil for what is no absolute URL with a host.
  public static func normalized(_ url: String) -> String? {
    let trimmed = url.utf8.drop { $0 <= 0x20 }
    var bytes = Array(trimmed)
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    guard let colon = bytes.firstIndex(of: 0x3A), isScheme(bytes[..<colon]) else { return nil }
    let scheme = lowered(bytes[..<colon])
    var rest = bytes[(colon + 1)...]
    guard rest.starts(with: [0x2F, 0x2F]) else { return nil }
    rest = rest.dropFirst(2)
    if let fragment = rest.firstIndex(of: 0x23) { rest = rest[..<fragment] }
    let authorityEnd = rest.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.endIndex
    guard let authority = authority(rest[..<authorityEnd], scheme: scheme) else { return nil }
    rest = rest[authorityEnd...]
    let pathEnd = rest.firstIndex(of: 0x3F) ?? rest.endIndex
    var path = withoutDots(encoded(rest[..<pathEnd]))
    if path.isEmpty { path = [0x2F] }
    var out = scheme + [0x3A, 0x2F, 0x2F] + authority + path
    if pathEnd < rest.endIndex { out += [0x3F] + encoded(rest[(pathEnd + 1)...]) }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, isLetter(first) else { return false }
    return bytes.allSatisfy { isLetter($0) || isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0) }
  }

  private static func authority(_ bytes: ArraySlice<UInt8>, scheme: [UInt8]) -> [UInt8]? {
    var user: [UInt8] = []
    var host = bytes
    if let at = bytes.lastIndex(of: 0x40) {
      user = encoded(bytes[...at])
      host = bytes[(at + 1)...]
    }
    var port: [UInt8] = []
    if let colon = host.lastIndex(of: 0x3A), host[(colon + 1)...].allSatisfy(isDigit) {
      port = Array(host[(colon + 1)...])
      host = host[..<colon]
    }
    // A colon is part of an address in brackets only (RFC 3986, section 3.2.2).
    let isLiteral = host.first == 0x5B && host.last == 0x5D
    guard !host.isEmpty, isLiteral || !host.contains(where: { [0x3A, 0x5B, 0x5D].contains($0) }) else {
      return nil
    }
    let standard = String(decoding: scheme, as: UTF8.self) == "https" ? "443" : "80"
    let isHTTP = ["http", "https"].contains(String(decoding: scheme, as: UTF8.self))
    if port.isEmpty || (isHTTP && port == Array(standard.utf8)) {
      return user + lowered(encoded(host)[...])
    }
    return user + lowered(encoded(host)[...]) + [0x3A] + port
  }

  /// Percent-encoding in normal form.
  private static func encoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    PercentEncoding.normalized(bytes) { reserved.contains($0) }
  }

  private static let reserved = Array("!$&'()*+,;=:@/?[]".utf8)

  /// RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    var out: [[UInt8]] = []
    let parts = path.split(separator: 0x2F, omittingEmptySubsequences: false).map(Array.init)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part == [0x2E] {
        if isLast { out.append([]) }
      } else if part == [0x2E, 0x2E] {
        if out.count > 1 { out.removeLast() }
        if isLast { out.append([]) }
      } else {
        out.append(part)
      }
    }
    return Array(out.joined(separator: [0x2F]))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
  }
}
