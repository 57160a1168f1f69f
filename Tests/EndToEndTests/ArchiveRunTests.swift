import Foundation
import TestSupport
import Testing

/// The pages of a small site, as files and out of archives that other programs make of them: the same tables.
@Suite("Runs over archives")
struct ArchiveRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let pages = (1...4).map { number in
    (
      name: "\(number).html",
      text: SampleDataset.page(
        "第\(number)县总工会工作总结", "今年以来，慰问困难职工\(number + 20)人，发放慰问金\(number).5万元，新建工会\(number * 3)家。")
    )
  }

  /// Whether a program for these tests is there: `TONGJI_PYTHON` names a Python that has warcio.
  private static func isThere(_ command: String) -> Bool { (try? BuiltProgram.shell(command))?.status == 0 }
  private static let python = ProcessInfo.processInfo.environment["TONGJI_PYTHON"] ?? "python3"
  static let hasWget = isThere(
    "wget --version | grep -q '+ssl\\|+https\\|digest' && wget --help | grep -q warc-file")
  static let hasWarcio = isThere("\(python) -c 'import warcio'")

  /// The tables of a run over a source, by their names.
  private func tables(_ name: String, _ source: String) throws -> [String: String] {
    try folder.write(
      """
      {
        "dataset": { "name": "test", "title": "测试", "description": "说明" }, "raw": "raw", "out": "out",
        "sources": [{ "name": "all", \(source) }], "outputs": { "forms": [] }
      }
      """, to: "\(name)/pipeline.json")
    try folder.makeFolder("\(name)/raw")
    let result = try BuiltProgram("tongji").run(
      ["run", "--strict", "--quiet"], environment: SampleDataset.environment, folder: folder.path(name))
    #expect(result.status == 0, "\(result.messages)")
    var tables: [String: String] = [:]
    for table in ["statistics", "mentions", "documents"] {
      tables[table] = try String(
        contentsOfFile: folder.path("\(name)/out/latest/\(table).csv"), encoding: .utf8)
    }
    return tables
  }

  /// What a table says but for when pages were fetched.
  private func undated(_ table: String?) -> [[Substring]] {
    let rows = (table ?? "").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = rows.first?.firstIndex(of: "retrieved_at")
    return rows.map { row in row.indices.filter { $0 != column }.map { row[$0] } }
  }

  /// The pages as files, with what is known of them in sidecars.
  private func expected(_ url: (String) -> String) throws -> [String: String] {
    for page in Self.pages {
      try folder.write(page.text, to: "files/raw/\(page.name)")
      try folder.write(
        "{\"url\": \"\(url(page.name))\", \"retrieved_at\": \"2024-05-09T08:00:00Z\", \"content_type\": \"text/html\"}",
        to: "files/raw/\(page.name).meta.json")
    }
    return try tables("files", "\"files\": [\"*.html\"]")
  }

  private func expectSame(_ made: [String: String], _ expected: [String: String]) {
    #expect(expected["statistics"]?.split(separator: "\n").count ?? 0 > 12)
    for table in ["statistics", "mentions"] { #expect(made[table] == expected[table], "\(table)") }
    #expect(undated(made["documents"]) == undated(expected["documents"]))
  }

  @Test(
    "what wget writes as it goes over a site",
    .enabled(if: hasWget, "no wget that writes WARC files"), arguments: ["", "--no-warc-compression"])
  func wget(_ option: String) throws {
    let site = try TestSite()
    site.put(
      "/index.html",
      "<html>" + Self.pages.map { "<a href=\"\($0.name)\">\($0.name)</a>" }.joined() + "</html>")
    for page in Self.pages { site.put("/\(page.name)", page.text, type: "text/html") }
    try folder.makeFolder("archive/crawl")
    let wget = try BuiltProgram.shell(
      "wget --quiet --no-proxy --recursive --level=1 --delete-after \(option) --warc-file=crawl/site \(site.url("/index.html"))",
      folder: folder.path("archive"))
    // It ends with 8 where anything was missing: robots.txt is.
    #expect([0, 8].contains(wget.status), "\(wget)")
    let port = site.server.port
    let made = try tables(
      "archive",
      "\"warc\": [\"crawl/*.warc*\"], \"filter\": { \"keywords\": [\"总工会\"] }")
    expectSame(made, try expected { "http://127.0.0.1:\(port)/\($0)" })
  }

  @Test(
    "what warcio writes, packed, plain, with bodies packed and in pieces",
    .enabled(if: hasWarcio, "no Python with warcio (TONGJI_PYTHON names one)"),
    arguments: ["site.warc.gz", "site.warc"])
  func warcio(_ name: String) throws {
    for page in Self.pages { try folder.write(page.text, to: "pages/\(page.name)") }
    try folder.makeFolder("archive/crawl")
    try folder.write(
      """
      import gzip, io, os, sys
      from warcio.statusandheaders import StatusAndHeaders
      from warcio.warcwriter import WARCWriter
      name = sys.argv[1]
      with open('archive/crawl/' + name, 'wb') as out:
          writer = WARCWriter(out, gzip=name.endswith('.gz'))
          writer.write_record(writer.create_warcinfo_record(name, {'software': 'warcio'}))
          for turn, page in enumerate(sorted(os.listdir('pages'))):
              body = open('pages/' + page, 'rb').read()
              headers = [('Content-Type', 'text/html')]
              if turn % 2:
                  headers.append(('Content-Encoding', 'gzip'))
                  body = gzip.compress(body)
              if turn > 1:
                  headers.append(('Transfer-Encoding', 'chunked'))
                  body = b'%x\\r\\n%s\\r\\n%x\\r\\n%s\\r\\n0\\r\\n\\r\\n' % (40, body[:40], len(body) - 40, body[40:])
              record = writer.create_warc_record(
                  'http://example.org/' + page, 'response', payload=io.BytesIO(body),
                  http_headers=StatusAndHeaders('200 OK', headers, protocol='HTTP/1.1'))
              writer.write_record(record)

      """, to: "make.py")
    let warcio = try BuiltProgram.shell("\(Self.python) make.py \(name)", folder: folder.path)
    #expect(warcio.status == 0, "\(warcio)")
    let made = try tables("archive", "\"warc\": [\"crawl/*.warc*\"]")
    expectSame(made, try expected { "http://example.org/\($0)" })
  }

  /// One record a page, written here as each of them writes it.
  @Test("records as wget and as warcio write them", arguments: ["wget", "warcio"])
  func byHand(_ style: String) throws {
    var file = ""
    for page in Self.pages {
      let url = "http://example.org/\(page.name)"
      let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
      let length = head.utf8.count + page.text.utf8.count
      let block = "\(head)\(page.text)\r\n\r\n"
      if style == "wget" {
        // WARC 1.0 with the URL in angle brackets, and a request beside each response.
        let ask = "GET /\(page.name) HTTP/1.1\r\nHost: example.org\r\n\r\n"
        file +=
          "WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: <\(url)>\r\nContent-Type: application/http;msgtype=request\r\n"
          + "WARC-Date: 2024-05-09T08:00:00Z\r\nContent-Length: \(ask.utf8.count)\r\n\r\n\(ask)\r\n\r\n"
        file +=
          "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\(page.name)>\r\nWARC-Target-URI: <\(url)>\r\n"
          + "WARC-Date: 2024-05-09T08:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
          + "Content-Length: \(length)\r\n\r\n\(block)"
      } else {
        file +=
          "WARC/1.1\r\nWARC-Date: 2024-05-09T08:00:00.123456Z\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\n"
          + "Content-Type: application/http; msgtype=response\r\nContent-Length: \(length)\r\n\r\n\(block)"
      }
    }
    try folder.write(file, to: "archive/crawl/site.warc")
    let made = try tables("archive", "\"warc\": [\"crawl/*.warc*\"]")
    let expected = try expected { "http://example.org/\($0)" }
    expectSame(made, expected)
    #expect(made["documents"]?.contains(",2024-05-09T08:00:00") == true)
  }
}
