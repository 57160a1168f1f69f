public import Fetching

/// A pattern of URLs: a glob (`Glob`: `*` within a part, `**` over parts, `?`, `[…]`, `{a,b}`).
///
/// One with `://` is compared with the whole URL, one that begins with `/` with its path and query, any other with the
/// end of the URL behind a `/`: `t*_*.html` fits `https://example.org/2024/t1_2.html`. URLs are compared in normal
/// form; characters beyond ASCII may be written as they are. `?` fits itself, too.
public struct URLPattern: Sendable, Hashable {
  /// The pattern as written.
  public let pattern: String
  private let glob: Glob

  /// A pattern. Throws `GlobError` where a bracket is not closed.
  public init(_ pattern: String) throws(GlobError) {
    self.pattern = pattern
    let isFree = !pattern.contains("://") && !pattern.hasPrefix("/") && !pattern.hasPrefix("**/")
    var normal = String.UnicodeScalarView()
    for scalar in (isFree ? "**/" + pattern : pattern).unicodeScalars {
      if scalar.isASCII { normal.append(scalar) } else { normal.append(contentsOf: Self.encoded(scalar)) }
    }
    do { glob = try Glob(String(normal)) } catch { throw .unclosed(error.bracket, pattern: pattern) }
  }

  /// Whether an absolute URL in normal form fits.
  public func matches(_ url: String) -> Bool {
    if pattern.hasPrefix("/") {
      guard let start = url.firstRange(of: "://")?.upperBound else { return false }
      let rest = url[start...]
      return glob.matches(rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/")
    }
    return glob.matches(url)
  }

  private static func encoded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var out = String.UnicodeScalarView()
    for byte in String(Character(scalar)).utf8 {
      out.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
    return out
  }
}
