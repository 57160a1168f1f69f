internal import Fetching

/// A link as a page writes it (RFC 3986, section 4.1), and what it leads to.
public enum URLReference {
  /// The longest URL that is taken: what RFC 9110, section 4.1, asks every server to take.
  public static let longest = 8_000

  /// The absolute URL that a reference in the document at a base URL leads to (RFC 3986, section 5.2), in normal form
  /// (`URLNormalization`), without its fragment; nil for what is no http or https URL, or longer than ``longest``.
  ///
  /// As browsers do (WHATWG URL Standard): blanks around it, and line ends and tabs inside, go; `\` before the query
  /// is `/`.
  public static func resolve(_ reference: String, base: String) -> String? {
    let reference = Parts(written(reference))
    let resolved: Parts
    if let scheme = reference.scheme, !isRelative(reference, base: base) {
      guard scheme == Array("http".utf8) || scheme == Array("https".utf8) else { return nil }
      resolved = reference
    } else {
      let base = Parts(Array(base.utf8))
      guard base.scheme != nil, base.authority != nil else { return nil }
      resolved = reference.resolved(against: base)
    }
    let bytes = resolved.joined
    guard bytes.count <= longest, let scheme = resolved.scheme, scheme.starts(with: Array("http".utf8)) else {
      return nil
    }
    return URLNormalization.normalized(String(decoding: bytes, as: UTF8.self))
  }

  /// The host of a URL in normal form, in lower case, with its port where it has one; nil where it has none.
  public static func host(of url: String) -> String? {
    guard let authority = Parts(Array(url.utf8)).authority else { return nil }
    let start = authority.lastIndex(of: 0x40).map { $0 + 1 } ?? authority.startIndex
    let host = authority[start...]
    return host.isEmpty ? nil : String(decoding: host, as: UTF8.self).lowercased()
  }

  /// `http:a/b`, which old pages have: browsers read it as `a/b` where the base has the same scheme.
  private static func isRelative(_ reference: Parts, base: String) -> Bool {
    reference.authority == nil && reference.scheme == Parts(Array(base.utf8)).scheme
  }

  private static func written(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8.drop { $0 <= 0x20 })
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    bytes.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    let query = bytes.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.count
    for place in 0..<query where bytes[place] == 0x5C { bytes[place] = 0x2F }
    return bytes
  }
}

/// The five components of a reference, without the fragment (RFC 3986, section 3).
private struct Parts {
  /// In lower case.
  var scheme: [UInt8]?
  var authority: [UInt8]?
  var path: [UInt8]
  var query: [UInt8]?

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if let fragment = rest.firstIndex(of: 0x23) { rest = rest[..<fragment] }
    if let colon = rest.firstIndex(of: 0x3A), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: [0x2F, 0x2F]) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.endIndex
      authority = Array(rest[..<end])
      rest = rest[end...]
    }
    let end = rest.firstIndex(of: 0x3F) ?? rest.endIndex
    path = Array(rest[..<end])
    query = end < rest.endIndex ? Array(rest[(end + 1)...]) : nil
  }

  /// RFC 3986, section 5.2.2; dots are resolved by the normal form.
  func resolved(against base: Parts) -> Parts {
    var target = self
    target.scheme = base.scheme
    if authority != nil { return target }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else if path.first != 0x2F {
      let folder = base.path.lastIndex(of: 0x2F).map { base.path[...$0] } ?? [0x2F]
      target.path = folder + path
    }
    return target
  }

  var joined: [UInt8] {
    var out: [UInt8] = []
    if let scheme { out += scheme + [0x3A] }
    if let authority { out += [0x2F, 0x2F] + authority }
    out += path
    if let query { out += [0x3F] + query }
    return out
  }

  private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, (first | 0x20) &- 0x61 < 26 else { return false }
    return bytes.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
  }
}
