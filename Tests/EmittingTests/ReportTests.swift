import Foundation
import Hashing
import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("report.html")
struct ReportTests {
  /// Titles, texts and sources that would do something if any part of them became markup or script.
  static let hostile = [
    "</script><script>window.planted=1</script>", "<img src=x onerror=\"window.planted=1\">", "<!--<script>",
    "{{script}}", "javascript:window.planted=1", "\u{2028}window.planted=1//", "]]>\"'`${window.planted=1}",
  ]

  static var documents: [Document] {
    hostile.enumerated().map { index, text in
      var sample = Sample(
        source: index == 4 ? text : "\(index)/\(text)", title: text, body: "\(text)，慰问困难职工521人。")
      sample.figures = [Sample.Figure(text: "521人", value: "521", measure: "慰问\(text)")]
      return sample.document
    } + GoldenTests.documents
  }

  private func page(_ documents: [Document], dataset title: String = "试制统计") throws -> String {
    var press = try Press()
    press.dataset.title = title
    try press.publish(documents)
    return try press.text("1.0.0/report.html")
  }

  @Test("no text of a page ends a script element or opens another")
  func scripts() throws {
    let page = try page(Self.documents, dataset: "<b>\(Self.hostile[0])</b>")
    #expect(page.components(separatedBy: "<script").count - 1 == 6)
    #expect(page.components(separatedBy: "</script").count - 1 == 6)
    #expect(!page.contains("<!--") && !page.contains("<img") && !page.contains("<b>"))
    #expect(page.contains("\\u003c/script>\\u003cscript>window.planted=1"))
    #expect(page.contains("<title>&lt;b&gt;&lt;/script&gt;"))
  }

  @Test("its policy names its own script and style, and allows nothing else")
  func policy() throws {
    let page = try page(Self.documents)
    let policy = try #require(Self.between("http-equiv=\"Content-Security-Policy\" content=\"", "\">", page))
    for (element, directive) in [("script", "script-src"), ("style", "style-src")] {
      let content = try #require(Self.between("<\(element)>", "</\(element)>", page))
      let digest = Data(SHA256Digest.bytes(of: Array(content.utf8))).base64EncodedString()
      #expect(policy.contains("\(directive) 'sha256-\(digest)'"))
    }
    #expect(policy.hasPrefix("default-src 'none';") && !policy.contains("unsafe"))
  }

  @Test("what it embeds is JSON, with every cell as it is in the tables")
  func data() throws {
    let page = try page(Self.documents)
    for id in ["head", "strings", "documents", "statistics", "texts"] {
      let json = try #require(
        Self.between("<script type=\"application/json\" id=\"data-\(id)\">", "</script>", page))
      #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is any Collection, "\(id)")
    }
    for text in Self.hostile { #expect(page.contains("慰问\(Self.escaped(text))"), "\(text)") }
  }

  private static func escaped(_ text: String) -> String {
    String(
      decoding: HTMLForm.inScript(JSONValue.string(text).compact()).dropFirst().dropLast(), as: UTF8.self)
  }

  private static func between(_ start: String, _ end: String, _ text: String) -> String? {
    guard let from = text.range(of: start), let to = text[from.upperBound...].range(of: end) else {
      return nil
    }
    return String(text[from.upperBound..<to.lowerBound])
  }

  @Test("it embeds the newest documents whole, as long as they fit")
  func selection() {
    let days: [Int32] = [20_240_301, .max, 20_240_305, 20_240_305, 20_190_101, 20_230_101]
    func chosen(_ counts: [Int], _ statistics: Int, _ texts: Int) -> [Int] {
      ReportSelection(days: days, counts: counts, mostStatistics: statistics, mostTexts: texts).documents
    }
    #expect(chosen([1, 1, 1, 1, 1, 1], 20, 20) == [2, 3, 0, 5, 4, 1])
    #expect(chosen([5, 1, 5, 5, 1, 1], 12, 20) == [2, 3])
    #expect(chosen([1, 1, 1, 0, 0, 1], 20, 2) == [2, 3, 0, 5, 1])
    let selection = ReportSelection(
      days: days, counts: [1, 1, 1, 0, 0, 1], mostStatistics: 20, mostTexts: 2)
    #expect(selection.texts == 2)
    #expect(selection.statistics == 4)
  }

  @Test("its bars count regions at the level that tells most")
  func regions() throws {
    var press = try Press()
    press.dataset.publishText = false
    let one = Sample(source: "a")
    let two = Sample(source: "b", title: "另一份", region: Region(code: "990200", name: "白石市"))
    try press.publish([one.document, two.document])
    let page = try press.text("1.0.0/report.html")
    #expect(page.contains("\"region\":[[\"990100\",2],[\"990200\",2]]"))
    #expect(page.contains("id=\"data-texts\">[]</script>"))
  }

  @Test("it has words for all that its script says, and for every code that a column may hold")
  func words() throws {
    let template = try ReportTemplate.load()
    let known = Set(template.strings.map(\.key))
    let script = try #require(
      template.parts.compactMap { part -> String? in
        guard case .text(let bytes) = part else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix("\"use strict\"") ? text : nil
      }.first)
    var asked: Set<String> = []
    for match in script.matches(of: /(?:say|label)\("([a-z_.]*[a-z_])"/) { asked.insert(String(match.1)) }
    #expect(asked.count > 50)
    let schema = try DatasetSchema.load()
    let groups = [
      ("statistics", "modifier", "modifier"), ("statistics", "kind", "kind"),
      ("statistics", "modality", "modality"),
      ("statistics", "status", "status"), ("statistics", "check", "status"),
      ("statistics", "period_basis", "basis"),
      ("documents", "status", "document"), ("mentions", "class", "class"), ("mentions", "class", "why"),
      ("repairs", "certainty", "certainty"),
    ]
    for (table, column, group) in groups {
      let allowed = schema[table]?.columns.first { $0.name == column }?.allowed ?? []
      #expect(!allowed.isEmpty, "\(table).\(column)")
      for code in allowed { #expect(known.contains("\(group).\(code)"), "\(group).\(code)") }
    }
    for key in asked { #expect(known.contains(key) || known.contains("field.\(key)"), "\(key)") }
  }
}
