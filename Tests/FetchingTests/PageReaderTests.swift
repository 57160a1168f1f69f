import Fetching
import Foundation
import Records
import TestSupport
import Testing

@Suite("Pages from a folder")
struct PageReaderTests {
  private let folder: TemporaryFolder
  private let reader: PageReader

  init() throws {
    folder = try TemporaryFolder()
    reader = PageReader(root: folder.path("raw"), byteCap: 64)
    try folder.write("<p>全区</p>", to: "raw/a/b.html")
  }

  @Test("identity, hash and kind of a page")
  func page() throws {
    let document = reader.fetch(path: "a/b.html", defaults: PageDefaults(region: "110000"))
    #expect(document.error == nil)
    let page = document.page
    #expect(page.identity == "a/b.html")
    #expect(page.source == "a/b.html")
    #expect(page.documentID.count == 17)
    #expect(page.bytes == 13)
    #expect(page.sha256.count == 64)
    #expect(page.mediaType == "text/html")
    #expect(page.defaults == PageDefaults(region: "110000"))
    #expect(try reader.bytes(of: page) == Array("<p>全区</p>".utf8))
  }

  @Test("a sidecar's facts come before the source's; its URL is the identity")
  func sidecar() throws {
    try folder.write(
      #"""
      {"url": "HTTP://Example.org/a/../b", "retrieved_at": "2024-05-01T08:00:00Z", "content_type": "text/html; charset=GBK",
       "region": "某市", "published_on": "2024-04-30", "publisher": null}
      """#, to: "raw/a/b.html.meta.json")
    let page = reader.fetch(path: "a/b.html", defaults: PageDefaults(region: "别处", publisher: "某报")).page
    #expect(page.identity == "http://example.org/b")
    #expect(page.source == "http://example.org/b")
    #expect(page.path == "a/b.html")
    #expect(page.retrievedAt == "2024-05-01T08:00:00Z")
    #expect(page.declaredCharset == "GBK")
    #expect(page.defaults == PageDefaults(region: "某市", publishedOn: "2024-04-30", publisher: "某报"))
  }

  @Test(
    "a sidecar that is wrong fails its page, and says where",
    arguments: [
      ("{", "it is no valid JSON: mend it, or remove it"),
      ("[]", "it must hold one JSON object: write {\"url\": \"…\"}"),
      (
        #"{"link": "x"}"#,
        "the field 'link' is unknown: allowed are content_type, effective_url, gone_at, headers, organization, "
          + "path, published_on, publisher, redirects, region, retrieved_at, sha256, site, status, title, url"
      ),
      (#"{"title": 1}"#, "the field 'title' must be a text: put it in quotation marks"),
      (
        #"{"published_on": "2023-02-29"}"#,
        "published_on is '2023-02-29', no day of the calendar: write YYYY-MM-DD"
      ),
      (
        #"{"url": "example.org"}"#,
        "url is 'example.org', no absolute URL: write scheme, host and path, as in https://example.org/a"
      ),
    ])
  func malformedSidecar(_ json: String, _ message: String) throws {
    try folder.write(json, to: "raw/a/b.html.meta.json")
    #expect(
      reader.fetch(path: "a/b.html").error
        == Failure(stage: "fetch", kind: "sidecar-malformed", message: "a/b.html.meta.json: " + message))
  }

  @Test("what cannot be read is a document with a failure that says what to do")
  func failures() throws {
    try folder.write(String(repeating: "x", count: 65), to: "raw/large.txt")
    try folder.write("", to: "raw/empty.html")
    try folder.write("secret", to: "outside.txt")
    let links = FileManager.default
    try links.createSymbolicLink(
      atPath: folder.path("raw/out.txt"), withDestinationPath: folder.path("outside.txt"))
    try links.createSymbolicLink(atPath: folder.path("raw/nowhere.txt"), withDestinationPath: "gone.txt")
    try links.createSymbolicLink(atPath: folder.path("raw/in.html"), withDestinationPath: "a/b.html")
    let root = folder.path("raw")
    for (path, kind, message) in [
      (
        "none.html", "file-missing",
        "none.html: there is no such file below '\(root)': add it, or leave it out"
      ),
      ("a", "file-folder", "a: is a folder: name the pages in it, as in a/*.html"),
      (
        "large.txt", "too-large",
        "large.txt: has more than 64 bytes, the most that a page may have: split it, or leave the file out"
      ),
      ("empty.html", "file-empty", "empty.html: has no bytes: fetch the page again, or remove the file"),
      ("out.txt", "file-outside", "out.txt: lies outside '\(root)': copy it into the folder"),
      ("../outside.txt", "file-outside", "../outside.txt: lies outside '\(root)': copy it into the folder"),
      ("/etc/hostname", "file-outside", "/etc/hostname: lies outside '\(root)': copy it into the folder"),
      ("nowhere.txt", "file-missing", "nowhere.txt: the link leads nowhere: mend or remove it"),
    ] {
      let document = reader.fetch(path: path)
      #expect(document.error == Failure(stage: "fetch", kind: kind, message: message))
      #expect(document.page.path == path)
      #expect(document.page.documentID.count == 17)
    }
    #expect(reader.fetch(path: "in.html").error == nil)
  }

  @Test("bytes that are not those that were fetched are refused")
  func changed() throws {
    let page = reader.fetch(path: "a/b.html").page
    try folder.write("<p>改了</p>", to: "raw/a/b.html")
    #expect(
      throws: Failure(
        stage: "fetch", kind: "content-changed",
        message: "a/b.html: its bytes are not those that were fetched (SHA-256 differs): fetch it again")
    ) { try reader.bytes(of: page) }
  }

  @Test("a page may carry its bytes in itself")
  func inline() throws {
    var page = reader.fetch(path: "a/b.html").page
    page.content = Data("<p>全区</p>".utf8).base64EncodedString()
    let elsewhere = PageReader(root: folder.path("none"))
    #expect(try elsewhere.bytes(of: page) == Array("<p>全区</p>".utf8))
    page.content = "?"
    #expect(
      throws: Failure(
        stage: "fetch", kind: "content-malformed",
        message: "a/b.html: its content is no Base64: write the record again with tongji-fetch --inline")
    ) { try elsewhere.bytes(of: page) }
  }

  @Test(
    "what a server calls none of text is no page, unless it is one",
    arguments: [
      ("application/pdf", "%PDF-1.7 521", true), ("image/png", "\u{89}PNG", true),
      ("application/zip", "PK", true),
      ("application/json", "{}", true), ("application/pdf", "<html>521", false), ("text/csv", "521", false),
      ("application/xhtml+xml; charset=utf-8", "521", false), ("application/octet-stream", "521", false),
      ("html", "521", false), ("", "521", false),
    ])
  func unreadable(_ contentType: String, _ text: String, _ isRefused: Bool) throws {
    try folder.write(text, to: "raw/p")
    try folder.write(#"{"content_type": "\#(contentType)"}"#, to: "raw/p.meta.json")
    #expect(reader.fetch(path: "p").error?.kind == (isRefused ? "media-type" : nil))
    if contentType == "application/pdf", isRefused {
      #expect(
        reader.fetch(path: "p").error?.message
          == "p: is application/pdf, no page and no text: give its text as a page, or leave it out")
    }
  }

  @Test(
    "the kind of a page",
    arguments: [
      ("a.html", "工会", nil, "text/html"), ("a.HTM", "x", nil, "text/html"),
      ("a.shtml", "x", nil, "text/html"),
      ("a.txt", "<html>", nil, "text/plain"), ("t", "<!DOCTYPE html><p>x", nil, "text/html"),
      ("t", "工会 < 职工", nil, "text/plain"), ("a.txt", "x", "text/html; charset=gbk", "text/html"),
      ("t.php", "x", "text/plain", "text/html"),
    ] as [(String, String, String?, String)])
  func mediaTypes(_ path: String, _ text: String, _ contentType: String?, _ expected: String) throws {
    try folder.write(text, to: "raw/" + path)
    if let contentType {
      try folder.write(#"{"content_type": "\#(contentType)"}"#, to: "raw/\(path).meta.json")
    }
    #expect(reader.fetch(path: path).page.mediaType == expected)
  }
}
