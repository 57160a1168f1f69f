import Foundation
import Records
import TestSupport
import Testing

@Suite("docs/record.md")
struct RecordDocumentationTests {
  @Test("names every key of a record")
  func keys() throws {
    let text = try String(contentsOf: Repository.file("docs/record.md"), encoding: .utf8)
    let record = try JSONSerialization.jsonObject(with: Data(RecordCodec.encode(RecordCodecTests.document())))
    var keys: Set<String> = []
    Self.collect(record, into: &keys)
    #expect(keys.count > 60)
    #expect(keys.filter { !text.contains("`\($0)`") }.sorted() == [])
  }

  private static func collect(_ value: Any, into keys: inout Set<String>) {
    if let object = value as? [String: Any] {
      for (key, value) in object {
        keys.insert(key)
        collect(value, into: &keys)
      }
    } else if let list = value as? [Any] {
      for value in list { collect(value, into: &keys) }
    }
  }
}
