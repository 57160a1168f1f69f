import Foundation
import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("Near duplicates")
struct NearDuplicateTests {
  private static let texts: [String: EditedText] = {
    var texts: [String: EditedText] = [:]
    for row in CaseTable.rows("likeness-texts.tsv", in: .module) {
      if row["kind"] == "title" {
        texts[row["name"]] = EditedText(title: row["text"], paragraphs: [])
      } else {
        texts[row["name"]]?.paragraphs.append(row["text"])
      }
    }
    return texts
  }()

  /// The source of each duplicate's original, by the duplicate's source.
  private func originals(_ documents: [Document]) throws -> [String: String] {
    let press = try Press()
    try press.publish(documents)
    let rows = try press.rows("1.0.0/documents.csv")
    #expect(rows.allSatisfy { $0["status"] != "failed" })
    let sources = Dictionary(uniqueKeysWithValues: rows.map { ($0["document_id"] ?? "", $0["source"] ?? "") })
    var originals: [String: String] = [:]
    for row in rows { originals[row["source"] ?? ""] = sources[row["duplicate_of"] ?? ""] }
    return originals
  }

  @Test(
    "a copy is found, a look-alike is none", arguments: CaseTable.rows("near-duplicates.tsv", in: .module))
  func pair(row: CaseTable.Row) throws {
    var base = try #require(Self.texts[row["text"]])
    var edited = base
    base.apply(row["base"])
    edited.apply(row["edits"])
    let found = try originals([base.document(source: "a"), edited.document(source: "b")])
    #expect(found.isEmpty == (row["copy"] == "no"), "\(row["label"])")
  }

  @Test("the original is the fullest, then the undamaged, then the Simplified, then the earliest")
  func order() throws {
    let text = try #require(Self.texts["annual"])
    func edited(_ edits: String) -> EditedText {
      var copy = text
      copy.apply(edits)
      return copy
    }
    let cut = edited("cut 60").document(source: "a", at: "2024-01-01")
    let damaged = edited("traditional ; lose 94").document(source: "b", at: "2024-01-02")
    let mirror = edited("title 镜像 ; traditional ; append 页脚").document(source: "c", at: "2024-01-03")
    let later = edited("title 转载 ; append 转载自网络").document(source: "d", at: "2024-01-05")
    let first = text.document(source: "e", at: "2024-01-04")
    let all = [cut, damaged, mirror, later, first]
    for count in 1..<all.count {
      let names = ["a", "b", "c", "d", "e"].prefix(count + 1)
      let found = try originals(Array(all.prefix(count + 1)))
      let best = count == all.count - 1 ? "e" : names.last ?? ""
      #expect(found == Dictionary(uniqueKeysWithValues: names.filter { $0 != best }.map { ($0, best) }))
    }
  }

  @Test("a chain of copies has one original: each is cut from the one before")
  func chain() throws {
    let text = try #require(Self.texts["annual"])
    var documents: [Document] = [text.document(source: "a")]
    var cut = text
    for source in ["b", "c", "d"] {
      cut.apply("cut 70")
      documents.append(cut.document(source: source))
    }
    #expect(try originals(documents) == ["b": "a", "c": "a", "d": "a"])
  }

  @Test("a part that two reports share goes to the earlier one, though these contradict each other")
  func bridge() throws {
    let text = try #require(Self.texts["annual"])
    var corrected = text
    corrected.apply("replace 4706 4760")
    var part = text
    part.apply("cut 60")
    let documents = [
      corrected.document(source: "a", at: "2024-01-19"), part.document(source: "b", at: "2024-01-12"),
      text.document(source: "c", at: "2024-01-18"),
    ]
    #expect(try originals(documents) == ["b": "c"])
  }

  @Test("an original stays one in the next version, unless a better text turns up")
  func standing() throws {
    let text = try #require(Self.texts["annual"])
    var reprint = text
    reprint.apply("append 转载自网络")
    var damaged = text
    damaged.apply("lose 94")
    let press = try Press()
    let later = reprint.document(source: "b", at: "2024-03-05")
    let earlier = text.document(source: "a", at: "2024-01-05")
    try press.publish([damaged.document(source: "c", at: "2024-02-01")])
    try press.publish([damaged.document(source: "c", at: "2024-02-01"), later])
    try press.publish([damaged.document(source: "c", at: "2024-02-01"), later, earlier])
    func duplicates(_ version: String) throws -> [String] {
      try press.rows("\(version)/documents.csv").filter { $0["status"] == "duplicate" }.compactMap {
        $0["source"]
      }
    }
    #expect(try duplicates("1.1.0") == ["c"])
    #expect(try duplicates("1.2.0") == ["a", "c"])
  }

  @Test("what is written of a likeness is read back")
  func bytes() throws {
    var text = try #require(Self.texts["annual"])
    text.apply("traditional ; lose 94 ; cut 70 ; region 990100")
    let document = text.document(source: "a")
    let scalars = Array((document.text?.text ?? "").unicodeScalars)
    let likeness = try #require(LikenessScan.likeness(of: document, scalars: scalars))
    #expect(likeness.years == [2023] && likeness.region == 990100 && likeness.isTruncated)
    #expect(Likeness(encoded: likeness.encoded) == likeness)
  }
}
