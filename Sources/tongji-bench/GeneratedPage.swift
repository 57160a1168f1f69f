internal import Foundation

/// A made-up report page, the same for the same turn: varied figures, furniture, layout and charset.
struct GeneratedPage {
  /// Its file name.
  let name: String
  /// Its bytes.
  let bytes: [UInt8]

  private static let places = ["青石县", "北塘市", "东柳区", "望江县", "南坪市", "云溪县", "沙坡区", "临河县"]
  private static let activities = ["送温暖", "金秋助学", "夏送清凉", "技能竞赛", "普法宣传", "职工体检", "困难帮扶", "建会入会"]
  private static let people = ["职工", "困难职工", "农民工", "女职工", "劳动模范", "快递员", "环卫工人"]
  private static let links = ["首页", "机构概况", "工作动态", "通知公告", "政策法规", "互动交流", "信息公开", "专题专栏"]

  /// A page by its turn, with as many paragraphs as it has by chance, at most so many.
  init(turn: Int, paragraphs most: Int) {
    var random = RandomNumbers(seed: UInt64(turn) &* 2_654_435_761 &+ 17)
    let place = random.pick(Self.places)
    let year = random.number(2015...2024)
    let title = "\(place)总工会\(year)年\(random.pick(Self.activities))工作情况"
    let day = "\(year)-\(Self.padded(random.number(1...12)))-\(Self.padded(random.number(1...28)))"
    var paragraphs: [String] = []
    for _ in 0..<random.number(min(5, most)...most) { paragraphs.append(Self.paragraph(&random, year: year)) }
    let isLegacy = turn % 5 == 3
    let charset = isLegacy ? "gb2312" : "utf-8"
    let html =
      turn % 3 == 0
      ? Self.classed(title, day, place, paragraphs, charset, &random)
      : Self.plain(title, day, place, paragraphs, charset, &random)
    name = "\(Self.padded(turn % 100))/page-\(turn).html"
    let legacy = isLegacy ? html.data(using: .init(rawValue: 0x8000_0632)) : nil
    bytes = legacy.map { [UInt8]($0) } ?? Array(html.utf8)
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private static func paragraph(_ random: inout RandomNumbers, year: Int) -> String {
    let sentences = (0..<random.number(1...4)).map { _ in sentence(&random, year: year) }
    return sentences.joined()
  }

  private static func sentence(_ random: inout RandomNumbers, year: Int) -> String {
    let people = random.pick(people)
    let activity = random.pick(activities)
    let count = random.number(3...90_000)
    let decimal = "\(random.number(1...999)).\(random.number(1...99))"
    switch random.number(0...7) {
    case 0:
      return "今年以来，全县共开展\(activity)活动\(random.number(2...300))场次，惠及\(people)\(count)人次，发放资金\(decimal)万元。"
    case 1:
      return
        "\(year)年，慰问\(people)\(count)人，其中女性\(count / 3)人，占\(random.number(20...60)).\(random.number(0...9))%。"
    case 2:
      return
        "截至目前，已建立职工之家\(random.number(5...400))家，覆盖企业\(random.number(20...2_000))余家，同比增长\(decimal.prefix(3))%。"
    case 3: return "各级工会要把服务\(people)放在心上，推动\(activity)走深走实，让大家感受到组织的关怀。"
    case 4:
      return "近三年来，累计投入\(decimal)亿元，培训\(people)近\(random.number(2...9))万人次，\(random.number(100...900))多人取得证书。"
    case 5:
      return
        "活动在\(random.pick(places))举行，\(random.number(2...9))个代表队的\(random.number(30...200))名选手参加第\(random.number(2...20))届比赛。"
    case 6: return "为\(random.number(20...500))户\(people)家庭每户发放\(random.number(3...30))00元，合计\(decimal)万元。"
    default: return "会议强调，要持续做好\(activity)工作，坚持问题导向，完善制度，压实责任，形成长效机制。"
    }
  }

  private static func navigation(_ random: inout RandomNumbers) -> String {
    (0..<random.number(8...40)).map { "<li><a href=\"/list/\($0).html\">\(random.pick(links))</a></li>" }
      .joined(separator: "\n")
  }

  private static func head(_ title: String, _ charset: String) -> String {
    """
    <html><head><meta charset="\(charset)"><title>\(title)_工作动态</title>
    <script>var page = {id: 7, share: "on"}; function toTop() { window.scrollTo(0, 0); }</script>
    <style>.nav li { float: left; padding: 0 12px } .share { color: #900 }</style></head>
    """
  }

  private static func classed(
    _ title: String, _ day: String, _ place: String, _ paragraphs: [String], _ charset: String,
    _ random: inout RandomNumbers
  ) -> String {
    """
    <!DOCTYPE html>\(head(title, charset))<body><div class="header"><ul class="nav">\(navigation(&random))</ul></div>
    <div class="main"><h1>\(title)</h1><div class="info">来源：\(place)总工会　发布时间：\(day) 09:\(padded(random.number(0...59)))</div>
    <div class="TRS_Editor">\(paragraphs.map { "<p style=\"text-indent: 2em\">　　\($0)</p>" }.joined(separator: "\n"))</div>
    <div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
    <div class="sidebar"><h3>相关链接</h3><ul>\(navigation(&random))</ul></div>
    <div class="footer"><p>主办：\(place)总工会 地址：人民路\(random.number(1...300))号 邮编：0\(random.number(10_000...99_999))</p></div></body></html>
    """
  }

  private static func plain(
    _ title: String, _ day: String, _ place: String, _ paragraphs: [String], _ charset: String,
    _ random: inout RandomNumbers
  ) -> String {
    """
    \(head(title, charset))<body><table width="960"><tr><td>\(navigation(&random))</td></tr>
    <tr><td align="center"><b>\(title)</b></td></tr><tr><td>\(day)　\(place)总工会</td></tr>
    <tr><td>\(paragraphs.map { "　　\($0)" }.joined(separator: "<br><br>\n"))</td></tr>
    <tr><td><a href="/">返回首页</a> | <a href="#" onclick="toTop()">回到顶部</a></td></tr></table></body></html>
    """
  }
}
