import Fetching
import Foundation
import HTTP
import Records
import TestSupport
import Testing

@Suite("Fetched pages as they are kept")
struct PageStoreTests {
  private let folder: TemporaryFolder
  private let root: String
  private let url = "http://example.org/a.html"

  init() throws {
    folder = try TemporaryFolder()
    root = folder.path("raw")
  }

  private func inode(_ path: String) throws -> Int {
    let facts = try FileManager.default.attributesOfItem(atPath: root + "/" + path)
    return try #require(facts[.systemFileNumber] as? Int)
  }

  /// Kept files and folders, but for the lock.
  private func kept(_ part: String) throws -> [String] {
    try FolderContents.files(below: folder.url.appending(path: "raw")).keys
      .filter { $0.hasPrefix(".kept/\(part)") }.sorted()
  }

  @Test("a new page, the same again, a corrected one, and the first again")
  func revisions() throws {
    let store = try PageStore(root: root)
    let path = try store.keep(page(url, "<html>521")).path
    #expect(try store.keep(page(url, "<html>521", at: "2024-06-01T00:00:00Z")) == .unchanged(path: path))
    #expect(
      try store.keep(page(url, "<html>522", at: "2024-07-01T00:00:00Z")) == .revised(path: path, revision: 2))
    let reader = PageReader(root: root)
    let document = reader.fetch(path: path)
    #expect(try reader.bytes(of: document.page) == Array("<html>522".utf8))
    #expect(document.page.retrievedAt == "2024-07-01T00:00:00Z")
    #expect(
      try store.keep(page(url, "<html>521", at: "2024-08-01T00:00:00Z")) == .revised(path: path, revision: 3))
    let all = try store.revisions(url)
    #expect(
      all.map(\.retrievedAt) == ["2024-05-09T00:00:00Z", "2024-07-01T00:00:00Z", "2024-08-01T00:00:00Z"])
    #expect(
      try all.map {
        try $0.sha256.flatMap { try store.body(sha256: $0) }.map { String(decoding: $0, as: UTF8.self) }
      }
        == ["<html>521", "<html>522", "<html>521"])
    // The pipeline sees the newest one alone.
    #expect(try FileFinder.paths(below: root, matching: ["**"]) == [path])
    #expect(try kept("bodies").count == 2)
    #expect(reader.fetch(path: path).page.documentID == document.page.documentID)
    #expect(try kept("pending").isEmpty && kept("writing").isEmpty)
  }

  @Test("a page in a folder of its source, moved to another one with what a person wrote beside it")
  func folders() throws {
    let store = try PageStore(root: root)
    let old = try store.keep(page(url, "<html>1"), in: "news").path
    #expect(old.hasPrefix("web/news/example.org/a-"))
    let sidecar = try String(contentsOfFile: root + "/" + old + ".meta.json", encoding: .utf8)
    try folder.write(
      sidecar.replacing("{", with: "{\"region\": \"650000\", "), to: "raw/" + old + ".meta.json")
    // Without a word of a folder it stays where it is, whatever comes of it.
    #expect(try store.keep(page(url, "<html>1")) == .unchanged(path: old))
    #expect(try store.keep(page(url, "<html>2")) == .revised(path: old, revision: 2))
    // The same bytes for another folder, and a move without a page.
    let moved = try store.keep(page(url, "<html>2"), in: "news/.aside").path
    #expect(moved.hasPrefix("web/news/.aside/example.org/a-"))
    #expect(try FileFinder.paths(below: root, matching: ["**"]) == [])
    try store.move(url, to: "other")
    try store.move(url, to: "other")
    let path = try #require(try store.path(of: url))
    #expect(try FileFinder.paths(below: root, matching: ["web/other/*/*"]) == [path])
    let document = PageReader(root: root).fetch(path: path)
    #expect(document.page.defaults.region == "650000")
    #expect(document.page.identity == url)
    #expect(try store.revisions(url).count == 4)
    #expect(try kept("bodies").count == 2)
  }

  @Test("equal bytes lie on the disk once")
  func once() throws {
    let store = try PageStore(root: root)
    let first = try store.keep(page(url, "<html>521")).path
    let second = try store.keep(page("http://example.net/b", "<html>521")).path
    #expect(try inode(first) == inode(second))
    #expect(try kept("bodies").count == 1)
    #expect(try inode(kept("bodies")[0]) == inode(first))
    // A revision of one leaves the other as it is.
    try store.keep(page(url, "<html>522"))
    #expect(try String(contentsOfFile: root + "/" + second, encoding: .utf8) == "<html>521")
  }

  @Test("the sidecar tells what the server said, and is read back")
  func sidecar() throws {
    let store = try PageStore(root: root)
    var fetched = page(
      "http://Example.org/x/../a", "<html>",
      headers: [
        ["Content-Type", "text/html; charset=GBK"], ["X", "\u{B9}\u{0}\"\n"], ["ETag", "\"1\""], ["x", "2"],
      ])
    fetched.answer.url = "https://example.org/a"
    fetched.answer.redirects = [["301", "http://example.org/a"]]
    let path = try store.keep(fetched).path
    let text = try String(contentsOfFile: root + "/" + path + ".meta.json", encoding: .utf8)
    let read = try Sidecar(Array(text.utf8))
    #expect(read.answer == fetched.answer)
    #expect(read.url == "http://Example.org/x/../a")
    #expect(read.json == Array(text.utf8))
    let document = PageReader(root: root).fetch(path: path)
    #expect(document.page.identity == "http://example.org/a")
    #expect(document.page.declaredCharset == "GBK")
    let validators = try #require(try store.validators("http://example.org/a"))
    #expect(validators.url == "https://example.org/a")
    #expect(validators.entityTag == "\"1\"")
  }

  @Test("a page as it was changed by hand is told")
  func changedByHand() throws {
    let path = try PageStore(root: root).keep(page(url, "<html>521")).path
    try FileManager.default.removeItem(atPath: root + "/" + path)
    try folder.write("<html>522", to: "raw/" + path)
    let error = try #require(PageReader(root: root).fetch(path: path).error)
    #expect(error.kind == "sidecar-mismatch")
    #expect(
      error.message
        == "\(path): its bytes are not those that its sidecar tells (SHA-256 differs): fetch it again, or, where you "
        + "changed the page yourself, take sha256 out of the sidecar")
  }

  @Test("what a person wrote in the sidecar stays, through revisions and another kind of file")
  func facts() throws {
    let store = try PageStore(root: root)
    let path = try store.keep(page(url, "<html>1")).path
    let sidecar = root + "/" + path + ".meta.json"
    var text = try String(contentsOfFile: sidecar, encoding: .utf8)
    text = text.replacing("{\n", with: "{\n  \"region\" : \"甘肃省\",\n", maxReplacements: 1)
    try Data(text.utf8).write(to: URL(filePath: sidecar))
    try store.keep(page(url, "<html>2"))
    #expect(PageReader(root: root).fetch(path: path).page.defaults.region == "甘肃省")
    let other = try store.keep(page(url, "2", headers: [["Content-Type", "text/plain"]])).path
    #expect(other.hasSuffix(".txt"))
    #expect(PageReader(root: root).fetch(path: other).page.defaults.region == "甘肃省")
    #expect(try FileFinder.paths(below: root, matching: ["**"]) == [other])
  }

  @Test("a page that is gone is kept and marked; one that is back is not")
  func gone() throws {
    let store = try PageStore(root: root)
    try store.setGone(url, at: "2024-06-01T00:00:00Z")
    #expect(try store.newest(url) == nil)
    let path = try store.keep(page(url, "<html>1")).path
    try store.setGone(url, at: "2024-06-01T00:00:00Z")
    try store.setGone(url, at: "2024-07-01T00:00:00Z")
    #expect(try store.newest(url)?.goneAt == "2024-06-01T00:00:00Z")
    #expect(PageReader(root: root).fetch(path: path).error == nil)
    #expect(try store.keep(page(url, "<html>1")) == .unchanged(path: path))
    #expect(try store.newest(url)?.goneAt == nil)
    #expect(try store.revisions(url).count == 1)
  }

  @Test("a page whose file was removed is put back; it is not asked for by what is no longer there")
  func removed() throws {
    let store = try PageStore(root: root)
    let fetched = page(url, "<html>1", headers: [["ETag", "\"1\""]])
    let path = try store.keep(fetched).path
    #expect(try store.validators(url) != nil)
    try FileManager.default.removeItem(atPath: root + "/" + path)
    #expect(try store.validators(url) == nil)
    #expect(try store.keep(fetched) == .unchanged(path: path))
    #expect(PageReader(root: root).fetch(path: path).error == nil)
  }

  @Test("one process at a time; what a killed one left is put right")
  func killed() throws {
    var path = ""
    var id = ""
    do {
      let store = try PageStore(root: root)
      #expect {
        _ = try PageStore(root: root)
      } throws: {
        "\($0)" == "\(root): another program is fetching pages to it: wait until it has ended"
      }
      path = try store.keep(page(url, "<html>1")).path
      try store.keep(page(url, "<html>2"))
      id = try #require(PagePlace(url: url)).documentID
    }
    // Killed between the page and its sidecar, with a file half written.
    let revision = try kept("pages")[0]
    try FileManager.default.removeItem(atPath: root + "/" + path + ".meta.json")
    try FileManager.default.copyItem(
      atPath: root + "/" + revision, toPath: root + "/" + path + ".meta.json")
    try folder.write("", to: "raw/.kept/pending/\(id)")
    try folder.write("<ht", to: "raw/.kept/writing/1-2")
    #expect(PageReader(root: root).fetch(path: path).error?.kind == "sidecar-mismatch")
    _ = try PageStore(root: root)
    #expect(PageReader(root: root).fetch(path: path).error == nil)
    #expect(try kept("pending").isEmpty && kept("writing").isEmpty)
  }

  @Test("what cannot be written, and what is none of the store's, is told")
  func failures() throws {
    try folder.write("x", to: "file")
    #expect { _ = try PageStore(root: folder.path("file")) } throws: {
      "\($0)".contains("cannot make the folder for it")
    }
    let store = try PageStore(root: root)
    #expect { try store.keep(page("/a", "x")) } throws: {
      "\($0)" == "/a: is no absolute URL: write scheme, host and path, as in https://example.org/a"
    }
    // A revision's file of another page, or damaged, is never overwritten.
    try store.keep(page(url, "<html>1"))
    let revision = try kept("pages")[0]
    try folder.write("{", to: "raw/" + revision)
    #expect { try store.keep(page(url, "<html>2")) } throws: {
      "\($0)".hasSuffix("it is no valid JSON: mend it, or remove it: remove it, and fetch the page again")
    }
    try folder.write("{\"url\": \"http://other.example/\"}", to: "raw/" + revision)
    #expect { try store.keep(page(url, "<html>2")) } throws: {
      "\($0)".contains(
        "is the page of http://other.example/, and http://example.org/a.html has the same hash")
    }
    #expect(try store.body(sha256: "../../../etc/passwd") == nil)
  }
}
