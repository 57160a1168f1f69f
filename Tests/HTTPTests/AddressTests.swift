internal import Glibc
import HTTP
import TestSupport
import Testing

@Suite("Addresses and URLs that a request may go to")
struct AddressTests {
  static let addresses = CaseTable.rows("addresses.tsv", in: .module)
  static let urls = CaseTable.rows("urls.tsv", in: .module)

  @Test("the public network, and what is none of it", arguments: addresses)
  func isPublic(_ row: CaseTable.Row) throws {
    let address = try #require(IPAddress(text: row["address"]))
    #expect(address.isPublic == (row["public"] == "yes"), "\(address): \(row["note"])")
  }

  @Test("addresses have 4 bytes or 16", arguments: [0, 3, 5, 15, 17])
  func sizes(_ count: Int) {
    #expect(IPAddress(bytes: [UInt8](repeating: 8, count: count)) == nil)
  }

  @Test("URLs as they are written", arguments: urls)
  func written(_ row: CaseTable.Row) throws {
    let written = unescaped(row["written"])
    do throws(HTTPError) {
      let address =
        row["base"].isEmpty
        ? try WebAddress(String(decoding: written, as: UTF8.self))
        : try WebAddress(row["base"]).resolving(bytes: written)
      #expect(address.text == row["url"], "\(row["note"])")
      // What was read once is read the same again.
      #expect(try WebAddress(address.text) == address)
    } catch {
      #expect(error.kind.rawValue == row["error"], "\(error)")
      #expect(!"\(error)".contains("secret"))
    }
  }

  @Test("a URL's host and port")
  func parts() throws {
    let address = try WebAddress("https://Example.org./a")
    #expect(address.host == "example.org")
    #expect(address.port == 443)
    #expect(address.isSecure)
    #expect(try WebAddress("http://[::1]:81/").host == "[::1]")
    #expect(try WebAddress("http://a:81/").port == 81)
  }

  @Test("messages say what, where and what to do")
  func messages() {
    func message(_ url: String) -> String {
      do throws(HTTPError) { return try WebAddress(url).text } catch { return "\(error)" }
    }
    #expect(
      message("http://user:secret@example.org/a")
        == "http://…@example.org/a: holds a user name or password: leave them out: the URL is published with the page"
    )
    #expect(
      message("ftp://example.org/a")
        == "ftp://example.org/a: is neither http nor https: name a page on the web, as in https://example.org/a"
    )
    #expect(
      message("http://example.org:25/")
        == "http://example.org:25/: names the port 25, which is another service's: name the port of a web server"
    )
    let long = "http://example.org/" + String(repeating: "a", count: 8_000)
    #expect(
      message(long).hasSuffix(
        "…: is longer than 8000 bytes: write scheme, host and path, as in https://example.org/a"))
  }

  @Test("who asks is told in visible ASCII with a contact")
  func userAgents() {
    #expect(
      UserAgent(product: "Tongji", version: "1.0", contact: "https://example.org/about")?.text
        == "Tongji/1.0 (+https://example.org/about)")
    #expect(UserAgent(product: "Tongji", version: "1.0", contact: "a@example.org") != nil)
    for contact in ["", "nobody", "a@b)", "a@b\r\nX: y", "某@example.org", "a b@c"] {
      #expect(UserAgent(product: "Tongji", version: "1.0", contact: contact) == nil)
    }
    #expect(UserAgent(product: "Ton gji", version: "1.0", contact: "a@b") == nil)
  }

  @Test(
    "validators that no header may hold are dropped",
    arguments: [
      ("\"abc\"", true), ("W/\"abc\"", true), ("unquoted", true), ("\u{B9}\u{A4}", true), ("", false),
      ("a\rb", false), ("a\nb", false), ("a\u{0}b", false), ("工", false),
      (String(repeating: "a", count: 1_025), false),
    ])
  func validators(_ tag: String, _ isKept: Bool) {
    #expect((Validators(url: "http://a/", entityTag: tag).entityTag == tag) == isKept)
    #expect(Validators(url: "http://a/", entityTag: tag).isEmpty == !isKept)
  }
}

extension IPAddress {
  /// An address as people write it.
  init?(text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let isVersion6 = text.contains(":")
    let family = isVersion6 ? AF_INET6 : AF_INET
    let isRead = unsafe bytes.withUnsafeMutableBytes { unsafe inet_pton(family, text, $0.baseAddress) } == 1
    guard isRead else { return nil }
    self.init(bytes: isVersion6 ? bytes : Array(bytes.prefix(4)))
  }
}
