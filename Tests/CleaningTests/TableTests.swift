import Foundation
import Records
import Testing

@testable import Cleaning

/// The tables load, and say what is wrong with them where they do not.
@Suite struct TableTests {
  @Test func `A row of another width is refused with its place`() {
    #expect(
      throws: TableError(file: "x.tsv", line: 3, problem: "has 1 fields; expected 2, separated by tabs")
    ) {
      try TableFile(name: "x.tsv", text: "# head\na\tb\n1\n", columns: ["a", "b"])
    }
  }

  @Test func `A key that stands twice is refused`() {
    #expect(throws: TableError(file: "x.tsv", line: 3, problem: "'1' stands twice; keep one")) {
      try TableFile(name: "x.tsv", text: "a\n1\n1\n", columns: ["a"])
    }
  }

  @Test func `Other columns are refused`() {
    #expect(throws: TableError(file: "x.tsv", line: 1, problem: "has the columns 'a\tc'; expected 'a\tb'")) {
      try TableFile(name: "x.tsv", text: "a\tc\n", columns: ["a", "b"])
    }
  }

  @Test func `A missing file is named with its folder`() {
    let error = TableError(
      file: "characters.tsv", line: nil,
      problem: "cannot be read from /nonexistent; install the program with its resources")
    #expect(throws: error) {
      try Cleaner(
        options: CleanOptions(), folder: URL(filePath: "/nonexistent", directoryHint: .notDirectory))
    }
    #expect(
      error.description
        == "characters.tsv: cannot be read from /nonexistent; install the program with its resources")
  }

  @Test func `A pattern of the configuration without a number is refused`() {
    let error = TableError(
      file: "options", line: nil, problem: "the pattern '第页' has no '#' that stands for the page's number")
    #expect(throws: error) { try Cleaner(options: CleanOptions(furniture: ["第页"])) }
  }

  @Test func `A pattern of the configuration adds to the furniture`() throws {
    let cleaner = try Cleaner(options: CleanOptions(furniture: ["第#版要闻"]))
    let clean = cleaner.clean(Samples.article("第 3 版 要闻\n正文"), isPlainText: false)
    #expect(clean.text == "正文")
    #expect(clean.blocks.map(\.page) == [3])
  }

  @Test func `Options are read with their defaults`() throws {
    #expect(try JSONDecoder().decode(CleanOptions.self, from: Data("{}".utf8)) == CleanOptions())
  }

  @Test func `A record without an article fails, one that failed before passes as it is`() throws {
    let page = Page(
      documentID: "d1", identity: "a", source: "a", path: "a", sha256: "", bytes: 0, mediaType: "text/html")
    var document = Document(page: page)
    let cleaner = try Samples.cleaner.get()
    #expect(
      cleaner.clean(document).error
        == Failure(
          stage: "clean", kind: "no-article",
          message: "the record has no article to clean: run tongji-strip before tongji-clean"))
    document.error = Failure(stage: "strip", kind: "x", message: "y")
    #expect(cleaner.clean(document) == document)
  }
}
