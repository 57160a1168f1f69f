import Foundation
import TestSupport
import Testing

/// A made-up report on several sites, with the damage of the mirrors as it is found on pages.
@Suite("One report on several pages")
struct DuplicatePagesTests {
  private static let title = "青岚市总工会晒出年度成绩单"
  private static let report = [
    "过去一年，青岚市总工会紧扣服务大局主线，团结带领广大职工建功立业，各项工作取得新的进展。",
    "基层组织不断壮大。全市新建基层工会186家，发展会员12450人，建成职工之家427个，乡镇街道工会实现全覆盖。",
    "技能竞赛蓬勃开展。举办各类竞赛94场次，参赛职工26300人次，颁发奖章72个，推广创新成果216项。",
    "维权服务更有温度。受理来信来访613件，调解劳动争议241起，为职工挽回损失835.6万元，慰问困难职工3915户。",
    "下一步，该市总工会将继续把职工的急难愁盼放在心上，用实际行动当好职工的娘家人和贴心人。",
  ]
  /// The fourth paragraph but for its last letters, and the last one, are cut off on that page.
  private static let mirrored = [
    "過去一年，青嵐市總工會緊扣服務大局主線，團結帶領廣大職工建功立業，各項工作取得新的進展。",
    "基層組織不斷壯大。全市新建基層工會186家，發展會員12450人，建成職工之家427個，鄉鎮街道工會實現全覆蓋。",
    "技能競賽蓬勃開展。舉辦各類競賽94場次，參賽職工26300人次，頒發獎?wù)?2個，推廣創(chuàng)新成果216項。",
    "維權(quán)服務更有溫度。受理來信來訪613件，調(diào)解勞動爭議241起，為職工挽回損失835.6萬元，慰問困難職工3915戶。",
    "下一步，該市總工會將繼續(xù)把職工的急難愁盼放在心上，用實際行動當(dāng)好職工的娘家人和貼心人。",
  ]

  private static func page(_ title: String, _ day: String, _ paragraphs: [String]) -> String {
    """
    <html><head><meta charset="utf-8"><title>\(title)</title></head><body><h1>\(title)</h1>
    <p>发布时间：\(day)</p>\(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))</body></html>
    """
  }

  @Test("counts once: mirrored, cut and reprinted; a corrected one and another place's count for themselves")
  func once() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    let report = Self.report
    let pages = [
      ("mirror", Self.page("青嵐市總工會曬出年度成績單", "2024-01-10", Self.mirrored)),
      ("original", Self.page(Self.title, "2024-01-18", report)),
      ("cut", Self.page(Self.title, "2024-01-12", Array(report.prefix(3)) + [String(report[3].prefix(24))])),
      (
        "reprint",
        Self.page(
          "工会这一年", "2024-01-20", ["新年伊始，工会的一份成绩单让职工倍感暖心。"] + report.dropFirst() + ["转载此文是为了传递更多信息。"])
      ),
      ("corrected", Self.page(Self.title, "2024-01-19", report.map { $0.replacing("3915", with: "3951") })),
      (
        "elsewhere",
        Self.page(
          "白石市总工会晒出年度成绩单", "2024-01-18",
          report.map { line in
            var line = line.replacing("青岚", with: "白石")
            for (from, to) in [
              ("186", "153"), ("12450", "9870"), ("94", "81"), ("613", "507"), ("241", "198"),
            ] {
              line.replace(from, with: to)
            }
            return line
          })
      ),
    ]
    for (name, page) in pages { try folder.write(page, to: "raw/\(name).html") }
    let result = try BuiltProgram("tongji").run(
      ["run"], environment: SampleDataset.environment, folder: folder.path)
    #expect(result.status == 0, "\(result.messages)")
    let text = try String(contentsOf: folder.url.appending(path: "out/latest/documents.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(rows.first)
    let column = try #require(header.firstIndex(of: "duplicate_of"))
    let names = Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[0], $0[1]) })
    var found: [Substring: Substring] = [:]
    for row in rows.dropFirst() { found[row[1]] = names[row[column]] }
    #expect(
      found == ["mirror.html": "original.html", "cut.html": "original.html", "reprint.html": "original.html"])
  }
}
