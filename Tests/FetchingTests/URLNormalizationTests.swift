import Fetching
import Testing

@Suite("Normal URLs (RFC 3986, 6.2.2)")
struct URLNormalizationTests {
  @Test(
    arguments: [
      ("HTTP://Example.ORG/a", "http://example.org/a"),
      ("http://example.org", "http://example.org/"),
      ("http://example.org:80/", "http://example.org/"),
      ("https://example.org:443/a", "https://example.org/a"),
      ("https://example.org:80/a", "https://example.org:80/a"),
      ("http://example.org:/a", "http://example.org/a"),
      ("http://example.org/%7Euser/%e5%b7%a5", "http://example.org/~user/%E5%B7%A5"),
      ("http://example.org/工会", "http://example.org/%E5%B7%A5%E4%BC%9A"),
      ("http://example.org/a/./b/../c", "http://example.org/a/c"),
      ("http://example.org/../../a", "http://example.org/a"),
      ("http://example.org/a/..", "http://example.org/"),
      ("http://example.org/a/b/.", "http://example.org/a/b/"),
      ("http://example.org?q=a b", "http://example.org/?q=a%20b"),
      ("http://example.org/a#part", "http://example.org/a"),
      (" http://example.org/a\n", "http://example.org/a"),
      ("http://User@Example.org/", "http://User@example.org/"),
      ("http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
      ("http://example.org/a%2Fb", "http://example.org/a%2Fb"),
      ("http://example.org/a%zz", "http://example.org/a%25zz"),
      ("http://[::", nil), ("http://a:b/", nil), ("https://a:443:443/", nil), ("http://a]/", nil),
      ("example.org/a", nil), ("/a", nil), ("http:///a", nil), ("mailto:a@example.org", nil), ("", nil),
    ] as [(String, String?)])
  func normal(_ url: String, _ expected: String?) {
    #expect(URLNormalization.normalized(url) == expected)
    // A normal form is its own.
    if let expected { #expect(URLNormalization.normalized(expected) == expected) }
  }
}
