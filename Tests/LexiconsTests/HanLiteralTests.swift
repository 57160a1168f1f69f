import Foundation
import TestSupport
import Testing

/// Words are data, not code: a Chinese word spelled in a program's source is one that nobody finds in the lexicons.
@Suite struct HanLiteralTests {
  private struct Literal: Hashable {
    var target: String
    var text: String
  }

  /// `han-literals.tsv` says which literals may stand in a target's sources, and why: signs of notation and single
  /// words of grammar that a rule is about, which are no list and belong to no domain. `*` stands for every literal.
  @Test func sourcesSpellNoWordsThatAreNotListed() throws {
    let allowed = Set(
      CaseTable.rows("han-literals.tsv", in: .module).map { Literal(target: $0["target"], text: $0["text"]) })
    let root = Repository.file("Sources")
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
    var count = 0
    for case let path as String in files where path.hasSuffix(".swift") {
      count += 1
      let target = String(path.prefix { $0 != "/" })
      let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for literal in Self.literals(of: line) where literal.unicodeScalars.contains(where: Self.isHan) {
          #expect(
            allowed.contains(Literal(target: target, text: literal))
              || allowed.contains(Literal(target: target, text: "*")),
            "Sources/\(path):\(index + 1): \"\(literal)\" is a word in code; move it to a table with its reason"
          )
        }
      }
    }
    #expect(count > 100)
  }

  @Test func everyAllowanceHasAReason() {
    for row in CaseTable.rows("han-literals.tsv", in: .module) {
      #expect(!row["reason"].isEmpty, "\(row["text"])")
    }
  }

  @Test(
    "comments hold no literals, escapes do not end one",
    arguments: [
      (#"if text[at] == "的" { // "了""#, ["的"]), (#"/// "每""#, []),
      (#"let a = "x\"每", b = "//", c = "各""#, ["x\\\"每", "//", "各"]),
    ])
  func findsLiterals(line: String, literals: [String]) { #expect(Self.literals(of: line[...]) == literals) }

  /// The texts between quotation marks of a line, without those of its comment.
  private static func literals(of line: Substring) -> [String] {
    var literals: [String] = []
    var current: String?
    var isEscaped = false
    var last: Character?
    for character in line {
      if var text = current {
        if character == "\"", !isEscaped {
          literals.append(text)
          current = nil
        } else {
          text.append(character)
          current = text
        }
        isEscaped = character == "\\" && !isEscaped
      } else if character == "\"" {
        current = ""
      } else if character == "/", last == "/" {
        break
      }
      last = character
    }
    return literals
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }
}
