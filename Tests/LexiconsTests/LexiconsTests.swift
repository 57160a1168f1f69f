import Lexicons
import Testing

@Suite struct LexiconsTests {
  @Test func loads() throws {
    let lexicons = try Lexicons.load()
    #expect(lexicons.table("units").row("person")?["label_zh"] == "人")
    #expect(lexicons.fingerprint.count == 64)
  }
}
