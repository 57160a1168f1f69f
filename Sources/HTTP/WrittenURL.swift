internal import Foundation

/// A URL as it is written, made ready for the parser by the rules that browsers follow
/// (https://url.spec.whatwg.org/#url-parsing), without its fragment.
struct WrittenURL {
  let bytes: [UInt8]

  init(_ written: [UInt8]) {
    var bytes = Array(written.drop { $0 <= 0x20 })
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    bytes.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    if let fragment = bytes.firstIndex(of: 0x23) { bytes.removeSubrange(fragment...) }
    for place in 0..<(bytes.firstIndex(of: 0x3F) ?? bytes.count) where bytes[place] == 0x5C {
      bytes[place] = 0x2F
    }
    self.bytes = bytes
  }

  /// For messages: the beginning, without user name and password, without what a terminal would obey.
  var shown: String {
    var bytes = bytes
    if let authority, let at = bytes[authority].lastIndex(of: 0x40) {
      bytes.replaceSubrange(authority.lowerBound..<at, with: Array("…".utf8))
    }
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    var shown = String.UnicodeScalarView()
    for scalar in text.prefix(200) {
      shown.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(shown) + (text.count > 200 ? "…" : "")
  }

  /// The URL with its host in ASCII (UTS 46, Punycode), where it is not.
  var withASCIIHost: [UInt8] {
    guard let host, bytes[host].contains(where: { $0 >= 0x80 }),
      let name = String(validating: bytes[host], as: UTF8.self),
      let url = URL(string: "http://\(name)/")?.absoluteString
    else { return bytes }
    let ascii = Array(url.utf8.dropFirst(7).dropLast())
    var bytes = bytes
    bytes.replaceSubrange(host, with: ascii)
    return bytes
  }

  /// Where user name, host and port stand; nil where the URL has none.
  private var authority: Range<Int>? {
    guard let slash = bytes.firstIndex(of: 0x2F), bytes[slash...].starts(with: [0x2F, 0x2F]),
      slash == 0 || bytes[slash - 1] == 0x3A
    else { return nil }
    let start = bytes[slash...].firstIndex { $0 != 0x2F } ?? bytes.count
    let end = bytes[start...].firstIndex { $0 == 0x2F || $0 == 0x3F } ?? bytes.count
    return start..<end
  }

  private var host: Range<Int>? {
    guard let authority else { return nil }
    let start = bytes[authority].lastIndex(of: 0x40).map { $0 + 1 } ?? authority.lowerBound
    let end = bytes[start..<authority.upperBound].lastIndex(of: 0x3A) ?? authority.upperBound
    return start..<end
  }
}
