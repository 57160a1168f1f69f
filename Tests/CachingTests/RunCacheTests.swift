import Foundation
import SQLite
import TestSupport
import Testing

@testable import Caching

@Suite("Kept work")
struct RunCacheTests {
  private let page = KeptPage(
    stamp: "1.2", record: "r", bytes: "b", defaults: "d", marks: ["clean": "c", "program": "p"], failure: "")

  private func cache(_ folder: TemporaryFolder, owner: String = "own") throws -> RunCache {
    try RunCache(folder.path("c.cache"), owner: owner)
  }

  private func keep(_ path: String, key: String, _ text: String, in cache: RunCache) throws {
    try cache.keep(
      page, path: path, results: [KeptResult(stage: "clean", key: key, bytes: Array(text.utf8))])
    try cache.commit()
  }

  private func content(_ path: String, key: String, in cache: RunCache) throws -> String? {
    guard let found = try cache.page(path) else { return nil }
    return try cache.result(page: found.id, stage: "clean", key: key).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test("what is kept is there for the next run, by its key only")
  func kept() throws {
    let folder = try TemporaryFolder()
    do { try keep("甲/a b.html", key: "k", "结果", in: try cache(folder)) }
    let again = try cache(folder)
    #expect(try again.page("甲/a b.html")?.page == page)
    #expect(try content("甲/a b.html", key: "k", in: again) == "结果")
    #expect(try content("甲/a b.html", key: "other", in: again) == nil)
    #expect(try again.page("乙.html") == nil)
  }

  @Test("a newer result takes the place of the older")
  func replaced() throws {
    let cache = try cache(try TemporaryFolder())
    try keep("a", key: "1", "one", in: cache)
    try keep("a", key: "2", "two", in: cache)
    #expect(try content("a", key: "1", in: cache) == nil)
    #expect(try content("a", key: "2", in: cache) == "two")
    #expect(try cache.size().results == 1)
  }

  @Test("another's cache is not read")
  func foreign() throws {
    let folder = try TemporaryFolder()
    do { try keep("a", key: "k", "mine", in: try cache(folder)) }
    #expect(try cache(folder, owner: "other").page("a") == nil)
    #expect(try cache(folder).page("a") == nil)
  }

  @Test("two at a time do not share a file")
  func busy() throws {
    let folder = try TemporaryFolder()
    let first = try cache(folder)
    let error = #expect(throws: CacheError.self) { try cache(folder) }
    #expect(error?.kind == .busy)
    _ = consume first
    _ = try cache(folder)
  }

  @Test("facts are kept, and what no page of a run needs is dropped")
  func dropped() throws {
    let cache = try cache(try TemporaryFolder())
    try cache.put(fact: "f", "事实")
    #expect(try cache.fact("f") == "事实")
    for path in ["a", "b", "c"] { try keep(path, key: "k", path, in: cache) }
    var numbers = PageNumbers()
    numbers.insert(try #require(try cache.page("b")).id)
    #expect(try cache.drop(pagesExcept: numbers) == 2)
    #expect(try content("b", key: "k", in: cache) == "b")
    #expect(try cache.page("a") == nil)
    #expect(try cache.size() == RunCache.Size(pages: 1, results: 1, bytes: try cache.size().bytes))
    #expect(try cache.drop(stagesExcept: []) == 1)
    try cache.shrink()
    #expect(try content("b", key: "k", in: cache) == nil)
  }

  /// Bytes are overwritten at every place of the file in turn: whatever is read back is either right or missing.
  @Test("damage anywhere costs results, and never gives a wrong one")
  func damaged() throws {
    let folder = try TemporaryFolder()
    do {
      let cache = try cache(folder)
      for turn in 0..<40 {
        try keep("page\(turn)", key: "k\(turn)", String(repeating: "文\(turn)", count: 40 * turn), in: cache)
      }
    }
    let whole = try Data(contentsOf: URL(filePath: folder.path("c.cache")))
    var lost = 0
    for place in stride(from: 0, to: whole.count, by: 1_531) {
      var bytes = whole
      for offset in place..<min(place + 9, whole.count) { bytes[offset] ^= 0x5A }
      try bytes.write(to: URL(filePath: folder.path("d.cache")))
      do {
        let cache = try RunCache(folder.path("d.cache"), owner: "own")
        for turn in 0..<40 {
          guard let found = try cache.page("page\(turn)") else {
            lost += 1
            continue
          }
          #expect(found.page == page)
          guard let result = try cache.result(page: found.id, stage: "clean", key: "k\(turn)") else {
            lost += 1
            continue
          }
          #expect(result == Array(String(repeating: "文\(turn)", count: 40 * turn).utf8))
        }
      } catch {
        lost += 1
      }
      for end in ["", "-wal", "-journal"] {
        try? FileManager.default.removeItem(atPath: folder.path("d.cache" + end))
      }
    }
    #expect(lost > 0, "the damage met nothing")
  }

  @Test("a database of something else is told, and left as it is")
  func otherDatabase() throws {
    let folder = try TemporaryFolder()
    do {
      try Database(folder.path("c.cache")).run("CREATE TABLE results (a); INSERT INTO results VALUES (1)")
    }
    let before = try Data(contentsOf: URL(filePath: folder.path("c.cache")))
    let error = #expect(throws: CacheError.self) { try cache(folder) }
    #expect(error?.kind == .foreign)
    let after = try Data(contentsOf: URL(filePath: folder.path("c.cache")))
    #expect(after == before)
    #expect(!RunCache.isCache([UInt8](after)))
  }

  @Test("a cache begins as one, whatever becomes of the rest")
  func header() throws {
    let folder = try TemporaryFolder()
    do { _ = try cache(folder) }
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.path("c.cache"))))
    #expect(RunCache.isCache(Array(bytes.prefix(100))))
    #expect(!RunCache.isCache(Array(bytes.prefix(60))) && !RunCache.isCache([]))
  }

  @Test("a file that is no cache is told as damaged", arguments: [5, 512, 40_000])
  func rubbish(size: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](repeating: 0x41, count: size), to: "c.cache")
    let error = #expect(throws: CacheError.self) { try cache(folder) }
    #expect(error?.kind == .damaged)
  }
}
