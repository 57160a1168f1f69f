import Testing

@testable import Stripping

@Suite("Signatures, issuers and writers")
struct SignatureTests {
  private let words: StripWords

  init() throws { words = try StripWords.standard.get() }

  private func signature(_ lines: [String]) -> Signature? {
    let first = "全年帮扶困难职工612户，发放资金24万元，现将情况报告如下。"
    return Signature.find(in: ([first] + lines).map { Line(Scalars(text: $0)) }, words: words)
  }

  @Test(
    "a day below the text is the day of signature",
    arguments: [
      (["南岭县总工会", "2024.6.20"], "2024-06-20", "南岭县总工会", 2),
      (["南岭县总工会", "2024-06-20"], "2024-06-20", "南岭县总工会", 2),
      (["（2024年6月20日）"], "2024-06-20", "", 1),
      (["南岭县总工会办公室        2024年6月20日印发", "第1页（共9页）"], "2024-06-20", "南岭县总工会办公室", 1),
      (["2024年6月20日", "联系人：周小文"], "2024-06-20", "", 1),
      (["南岭县总工会", "2024年6月20日", "附件", "名单共有一百二十户，请各单位在六月底前逐户走访慰问，并将情况报来。"], "2024-06-20", "南岭县总工会", 2),
      (["注：数字有四舍五入。　　　　南岭县联合会　2024年6月20日"], "2024-06-20", "南岭县联合会", 0),
    ])
  func signed(_ lines: [String], _ day: String, _ bodies: String, _ count: Int) {
    let signature = signature(lines)
    #expect(signature?.date.day == day)
    #expect(signature?.bodies.joined(separator: "、") == bodies)
    #expect(signature?.lines.count == count)
  }

  @Test(
    "no day is made of what is none",
    arguments: [
      ["截至2024年6月20日，全县共有会员三万人。"], ["公示期：2024年6月20日至6月25日"], ["2024-06-20"], ["2024年6月20日 09:30"],
      ["2024年6月20日", "名单共有一百二十户，请各单位在六月底前逐户走访慰问，并将情况报来。"],
      ["走访慰问", "2024年6月20日", "文艺演出", "2024年6月21日", "知识竞赛", "2024年6月22日"], ["2024年6月"], [],
    ])
  func unsigned(_ lines: [String]) { #expect(signature(lines)?.date.day == nil) }

  @Test("a page without a paragraph has no signature")
  func short() {
    #expect(Signature.find(in: [Line(Scalars(text: "2024年6月20日"))], words: words)?.date.day == nil)
  }

  @Test("writers' names", arguments: CaseTables.rows("names"))
  func names(_ row: [String]) {
    #expect(WriterNames.joined(Scalars(text: row[0]), words: words) == row[1])
  }

  @Test("headlines, numbers of issues, bodies", arguments: CaseTables.rows("headlines"))
  func headlines(_ row: [String]) {
    let line = Line(Scalars(text: row[0]))
    #expect(words.isTitled(line) == (row[1] == "titled"))
    #expect(words.isIssue(line) == (row[1] == "issue"))
    #expect((words.bodies(in: line) != nil) == (row[1] == "body"))
  }

  @Test("the tables of cases are there")
  func tables() {
    #expect(CaseTables.rows("names").count >= 9)
    #expect(CaseTables.rows("headlines").count >= 14)
  }
}
