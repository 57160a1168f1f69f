import Foundation
import Records
import Testing

@testable import Cleaning

/// Sentences damaged as the mirrors damage them, and what comes back.
@Suite struct MirrorTests {
  private static let readings: [String] = [
    "務wù 獎jiǎng 動dòng 會huì 產chǎn 業yè 個gè 學xué 進jìn 計jì 發fā 開kāi 萬wàn 軌guǐ 數shù 處chù 總zǒng 庫kù 車chē 聞wén 討tǎo 輪lún",
    "髮fà 槍qiāng 勁jìn 敵dí 鄭zhèng 麥mài 訂dìng",
  ]

  private static func model(turnsPunctuation: Bool) throws -> MirrorModel {
    var table: [UInt32: String] = [:]
    for pair in readings.joined(separator: " ").split(separator: " ") {
      if let head = pair.unicodeScalars.first { table[head.value] = String(pair.dropFirst()) }
    }
    return MirrorModel(
      gbk: try GBKTable(folder: Cleaner.tables), readings: table, turnsPunctuation: turnsPunctuation)
  }

  @Test(arguments: Samples.rows("mirrors.tsv"))
  func `A damaged sentence is mended or marked`(_ row: [String]) throws {
    let model = try Self.model(turnsPunctuation: row[0] == "turned")
    let seen = model.damage(row[1]).text
    let clean = try Samples.clean(seen)
    #expect(clean.text == row[2], "\(seen)")
    #expect(Samples.damage(clean) == row[3], "\(seen)")
    #expect(clean.script == .traditional)
  }

  @Test(arguments: Samples.rows("seen.tsv"))
  func `Damage as it is seen is mended or marked`(_ row: [String]) throws {
    let clean = try Samples.clean(row[0])
    #expect(clean.text == row[1])
    #expect(Samples.damage(clean) == row[2])
  }

  @Test func `Readings are counted once a document, each mended place stands alone`() throws {
    let clean = try Samples.clean("三名職工獲得五一勞動(dòng)獎(jiǎng)?wù);另有產(chǎn)業(yè)工會(huì )的代表。")
    #expect(clean.text == "三名职工获得五一劳动奖章;另有产业工会的代表。")
    #expect(
      Samples.repairs(clean)
        == "pinyin-reading:>5 traditional:>8 split-character:?wù)>章")
    #expect(clean.repairs.last?.certainty == .likely)
    #expect(clean.damage.first?.rule == "split-character")
  }

  @Test(arguments: [
    // Of 章 one half is left and a word tells the other; the letter and the reading leave 縣 alone.
    ("三名職工獲得五一勞動(dòng)獎(jiǎng)?wù);另有產(chǎn)業(yè)工會(huì )的代表。", "?wù)", Certainty.likely),
    ("青川?h(xiàn)總工會(huì)召開產(chǎn)業(yè)工會(huì )會(huì)議。", "h(xiàn)", Certainty.proved),
  ])
  func `A repair is proved where no half of a character is guessed`(
    _ text: String, _ seen: String, _ certainty: Certainty
  ) throws {
    let repair = try #require(try Samples.clean(text).repairs.first { $0.before == seen })
    #expect(repair.certainty == certainty)
  }

  @Test(arguments: [
    "国内生产总值(GDP)增长，见(a)、(b)两项。", "重庆(chóng qìng)是直辖市。", "云南畹町(wǎn dīng)口岸开放。",
    "見附件(a)和(e)。", "標準(ISO)和(huì`未完。",
  ])
  func `A real bracket stays`(_ text: String) throws {
    let clean = try Samples.clean(text)
    #expect(clean.text.contains("("))
    #expect(!clean.repairs.contains { $0.rule == "pinyin-reading" })
  }

  @Test func `A Simplified text with words read out in brackets is a mirror too`() throws {
    let text = "全县工人(gōngrén)和职工(zhígōng)代表参加(cānjiā)活动(huódòng)，组织(zǔzhī)培训三次。"
    let clean = try Samples.clean(text)
    #expect(clean.text == "全县工人和职工代表参加活动，组织培训三次。")
  }
}
