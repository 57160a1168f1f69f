import Fetching
import Foundation
import TestSupport
import Testing

@Suite("Files by patterns")
struct FileFinderTests {
  @Test(
    "patterns",
    arguments: [
      ("*.html", "a.html", true), ("*.html", "b/a.html", false), ("**/*.html", "a.html", true),
      ("**/*.html", "b/c/a.html", true), ("b/**", "b/c/a.html", true), ("b/**", "c/a.html", false),
      ("*.{html,txt}", "a.txt", true), ("*.{html,txt}", "a.text", false), ("?.txt", "工.txt", true),
      ("?.txt", "/.txt", false), ("[a-c]*.txt", "b1.txt", true), ("[!a-c]*.txt", "b1.txt", false),
      ("[]]x", "]x", true), ("{a,b/{c,d}}.txt", "b/d.txt", true), ("**", "a/b", true),
      ("a*b*c", "aXbYc", true),
    ])
  func globs(_ pattern: String, _ path: String, _ matches: Bool) throws {
    #expect(try Glob(pattern).matches(path) == matches)
  }

  @Test("files in the order of their bytes; sidecars and hidden files are no pages")
  func finds() throws {
    let folder = try TemporaryFolder()
    for path in [
      "b.html", "a/二.html", "a/一.html", "B.html", "b.html.meta.json", ".c.html", ".d/e.html", "f.pdf",
    ] {
      try folder.write("x", to: path)
    }
    #expect(
      try FileFinder.paths(below: folder.path, matching: ["**/*.html", "*.html", "*.json"])
        == ["B.html", "a/一.html", "a/二.html", "b.html"])
    #expect(try FileFinder.paths(below: folder.path, matching: []).isEmpty)
  }

  @Test("what cannot be listed says why")
  func errors() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    func message(_ root: String, _ glob: String = "*") -> String {
      do throws(FileFinderError) {
        return "\(try FileFinder.paths(below: root, matching: [glob]))"
      } catch {
        return "\(error)"
      }
    }
    let none = folder.path("none")
    #expect(message(none) == "the folder '\(none)' does not exist: create it, or name another")
    let file = folder.path("file")
    #expect(message(file) == "'\(file)' is no folder: name the folder that holds the pages")
    #expect(
      message(folder.path, "a[b")
        == "the pattern 'a[b' opens '[' and does not close it: close it, or write [[] for the character itself"
    )
    #expect(
      message(folder.path, "{a,b")
        == "the pattern '{a,b' opens '{' and does not close it: close it, or write [{] for the character itself"
    )
  }
}
