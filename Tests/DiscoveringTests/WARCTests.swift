import Foundation
import Testing

@testable import Discovering

@Suite("WARC files")
struct WARCTests {
  /// Everything that a reader gives.
  static func items(_ reader: WARCReader) throws -> [WARCItem] {
    var reader = reader
    var items: [WARCItem] = []
    while let item = try reader.next() { items.append(item) }
    return items
  }

  static func records(_ items: [WARCItem]) -> [WARCRecord] {
    items.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  static func damage(_ items: [WARCItem]) -> [WARCDamage] {
    items.compactMap { if case .damage(let damage) = $0 { damage } else { nil } }
  }

  static let plain = "<html><head><title>年度工作总结</title></head><body><p>全年慰问职工120人次。</p></body></html>"
  static let second = "<html><head><title>计划</title></head><body><p>新建工会25家，发展会员1300人。</p></body></html>"

  @Test("what warcio writes, packed and plain", arguments: ["warcio.warc.gz", "warcio.warc"])
  func warcio(_ name: String) throws {
    let items = try Self.items(try WARCFile.reader(path: CaseFile.url(name).path))
    #expect(Self.damage(items).isEmpty)
    let records = Self.records(items)
    #expect(
      records.map(\.type) == ["warcinfo"] + [String](repeating: "response", count: 12) + [
        "resource", "revisit",
      ])
    #expect(Set(records.map(\.version)) == [name.hasSuffix("gz") ? "1.1" : "1.0"])
    var bodies: [String: String] = [:]
    var errors: [String] = []
    for record in records {
      do {
        guard let page = try record.page() else { continue }
        #expect(page.retrievedAt == "2024-03-05T10:20:30Z")
        #expect(page.truncated == (page.url.hasSuffix("cut.html") ? "length" : nil))
        let isText = !page.url.hasSuffix("png") && !page.url.hasSuffix("missing.html")
        #expect(page.isText == isText, "\(page.url)")
        if page.url.hasSuffix("gbk.html") {
          #expect(page.contentType == "text/html")
          #expect(page.body.count < Self.second.utf8.count)
          continue
        }
        bodies[String(page.url.dropFirst("https://example.org/".count))] = String(
          decoding: page.body, as: UTF8.self)
      } catch { errors.append("\(error)") }
    }
    for url in ["a.html", "gzip.html", "deflate.html", "says-gzip.html", "says-chunked.html"] {
      #expect(bodies[url] == Self.plain, "\(url)")
    }
    for url in ["chunked.html", "both.html"] { #expect(bodies[url] == Self.second, "\(url)") }
    #expect(bodies["text.txt"] == "共25家")
    #expect(bodies["cut.html"].map { Self.plain.hasPrefix($0.prefix(40)) } == true)
    #expect(bodies["missing.html"] == "<html>404</html>")
    let error = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(
      error.hasSuffix(
        "of https://example.org/brotli.html holds a body in the coding 'br', which is not known here: fetch the page again"
      ))
  }

  @Test("what wget writes")
  func wget() throws {
    let items = try Self.items(try WARCFile.reader(path: CaseFile.url("wget.warc.gz").path))
    #expect(Self.damage(items).isEmpty)
    let pages = try Self.records(items).compactMap { try $0.page() }
    #expect(
      pages.map(\.url).sorted()
        == ["a.html", "gbk.html", "index.html", "robots.txt"].map { "http://127.0.0.1:8765/\($0)" })
    #expect(pages.filter(\.isText).count == 3)
    let page = try #require(pages.first { $0.url.hasSuffix("/a.html") })
    #expect(page.status == 200)
    #expect(String(decoding: page.body, as: UTF8.self) == Self.plain)
    #expect(page.retrievedAt?.hasSuffix("Z") == true)
  }

  @Test("each record can be read alone", arguments: ["warcio.warc.gz", "warcio.warc", "wget.warc.gz"])
  func ranges(_ name: String) throws {
    let path = CaseFile.url(name).path
    for record in Self.records(try Self.items(try WARCFile.reader(path: path))) {
      let length = try #require(record.length)
      let alone = try Self.items(
        try WARCFile.reader(path: path, range: record.offset..<(record.offset + length)))
      #expect(alone == [.record(record)])
    }
  }

  @Test("pieces of any size give the same", arguments: [1, 7, 100, 4_096])
  func pieces(_ size: Int) throws {
    for name in ["warcio.warc.gz", "warcio.warc", "wget.warc.gz"] {
      let bytes = CaseFile.bytes(name)
      var rest = bytes[...]
      let reader = WARCReader(file: name) { () throws(WARCFileError) in
        let piece = Array(rest.prefix(size))
        rest = rest.dropFirst(size)
        return piece
      }
      #expect(try Self.items(reader) == Self.items(WARCReader(bytes)))
    }
  }

  @Test(
    "one byte changed anywhere loses at most two records, and is told",
    arguments: ["warcio.warc.gz", "wget.warc.gz"])
  func changed(_ name: String) throws {
    let bytes = CaseFile.bytes(name)
    let whole = Self.records(try Self.items(WARCReader(bytes)))
    for place in stride(from: 11, to: bytes.count, by: 101) {
      var changed = bytes
      changed[place] ^= 0x55
      let items = try Self.items(WARCReader(changed))
      let left = Self.records(items).filter(whole.contains)
      #expect(left.count >= whole.count - 2, "byte \(place)")
      // Some bytes of a gzip head say nothing that counts.
      if left.count < whole.count { #expect(!Self.damage(items).isEmpty, "byte \(place)") }
    }
  }

  @Test(
    "a file cut anywhere gives what is whole, and tells the rest",
    arguments: ["warcio.warc.gz", "warcio.warc"])
  func cut(_ name: String) throws {
    let bytes = CaseFile.bytes(name)
    let whole = Self.records(try Self.items(WARCReader(bytes)))
    for end in stride(from: 5, to: bytes.count - 4, by: 131) {
      let items = try Self.items(WARCReader(Array(bytes.prefix(end))))
      let records = Self.records(items)
      let isWhole = whole.contains { $0.offset == end }
      let before = whole.filter { $0.offset + ($0.length ?? 0) <= end }
      #expect(Array(records.prefix(before.count)) == before, "byte \(end)")
      #expect(records.count - before.count <= 1)
      if records.count == before.count, !isWhole { #expect(!Self.damage(items).isEmpty, "byte \(end)") }
    }
  }

  static func record(_ type: String, _ block: String, length: Int? = nil, version: String = "1.0") -> String {
    "WARC/\(version)\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://example.org/\(type)\r\n"
      + "Content-Type: text/html\r\nContent-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
  }

  /// A plain file, its records' types, and the kinds of damage with the record's number at which they are told.
  static let files: [(label: String, file: String, types: [String], kinds: [WARCDamage.Kind])] = [
    ("nothing", "", [], []),
    ("blank lines only", "\r\n\r\n", [], []),
    ("two records", record("a", "<p>1") + record("b", "<p>2"), ["a", "b"], []),
    ("no lines between", record("a", "1").dropLast(2) + "\r\n" + record("b", "2"), ["a", "b"], []),
    ("more lines between", record("a", "1") + "\r\n\r\n\n" + record("b", "2"), ["a", "b"], []),
    ("an empty block", record("a", "") + record("b", "2"), ["a", "b"], []),
    ("no end of lines at the end", String(record("a", "1").dropLast(2)), ["a"], []),
    ("a length that is too short", record("a", "12345", length: 2) + record("b", "2"), ["b"], [.length]),
    ("a length that is too long", record("a", "1", length: 9) + record("b", "2"), ["b"], [.length]),
    ("a length beyond the end", record("a", "1", length: 999) + record("b", "2"), ["b"], [.truncated]),
    ("a length below zero", record("a", "1", length: -1) + record("b", "2"), ["b"], [.head]),
    ("another version", record("a", "1", version: "2.0") + record("b", "2"), ["b"], [.head]),
    (
      "something else between", record("a", "1") + "noise\r\nnoise\r\n" + record("b", "2"), ["a", "b"],
      [.noRecord]
    ),
    ("something else before", "<html>\r\n" + record("b", "2"), ["b"], [.noRecord]),
    ("nothing but something else", "<html>404</html>", [], [.noRecord]),
    ("cut in the head", record("a", "1") + "WARC/1.0\r\nWARC-Ty", ["a"], [.truncated]),
    (
      "a head without an end",
      "WARC/1.0\r\n" + String(repeating: "a: b\r\n", count: 20_000) + record("b", "2"), ["b"], [.head]
    ),
    (
      "too large: told and passed", record("a", String(repeating: "x", count: 5_000)) + record("b", "2"),
      ["b"], [.tooLarge(bytes: 5_000, cap: 4_096)]
    ),
  ]

  @Test("files by hand", arguments: files.indices)
  func byHand(_ number: Int) throws {
    let row = Self.files[number]
    let items = try Self.items(WARCReader(Array(row.file.utf8), blockCap: 4_096))
    #expect(Self.records(items).map(\.type) == row.types, "\(row.label)")
    #expect(Self.damage(items).map(\.kind) == row.kinds, "\(row.label)")
    for damage in Self.damage(items) where row.types.first == "b" {
      #expect(damage.offset == 0, "\(row.label)")
    }
  }

  @Test("a file that is not there, and what damage says")
  func errors() throws {
    do {
      _ = try WARCFile.reader(path: "/nowhere/a.warc")
      Issue.record("opened")
    } catch {
      #expect(
        "\(error)"
          == "/nowhere/a.warc: could not be read (No such file or directory): check that it is there, and that you may read it"
      )
    }
    #expect(
      "\(WARCDamage(file: "a.warc.gz", offset: 12, kind: .packed))"
        == "a.warc.gz: at byte 12: the packed bytes are damaged: skipped to the next record")
  }

  @Test("a body that unpacks to more than the cap is refused")
  func bomb() throws {
    for record in Self.records(try Self.items(WARCReader(CaseFile.bytes("warcio.warc.gz"))))
    where record.type == "response" {
      do { _ = try record.page(cap: 4) } catch {
        if case .coding = error.kind { continue }
        #expect(error.kind == .tooLarge(cap: 4))
        continue
      }
      Issue.record("taken")
    }
  }
}
