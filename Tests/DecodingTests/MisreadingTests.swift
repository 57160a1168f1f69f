import Testing

@testable import Decoding

/// Whole texts that were read in a wrong charset, and texts that were not.
@Suite("Misread texts")
struct MisreadingTests {
  /// Made-up sentences in many forms: with figures, Traditional, and with what other alphabets lend to Chinese texts.
  static let sentences: [String] = {
    let places = ["青岚市", "云湖县", "白石镇", "臨溪縣", "東嶺區"]
    let verbs = ["走访慰问困难职工", "组织开展技能竞赛", "調解勞動爭議案件", "新建职工书屋", "發放互助保障金"]
    let tails = [
      "，职工满意率98.5%。", "；其中“小三级”工会（含联合工会）占六成。", "，Café Müller与Straße项目签约。", "，读作[pʰiŋ˥˥]。", "，点赞👍🏻！",
      "，姓名：㛃䶮𠮷、镕、堃、喆。", "，於2023年完成，累計3.2萬元……", "（α、β两类，Ⅲ期，№7，℃）", "；「安康杯」參賽企業達120家。",
      "，naïve façade、señor、Zürich、Åse都在列。",
    ]
    return places.flatMap { place in
      verbs.flatMap { verb in
        tails.enumerated().map { index, tail in "\(place)总工会\(verb)\((index * 37 + 12) * 7)件次\(tail)" }
      }
    }
  }()

  @Test("1,000 clean texts pass byte for byte, in UTF-8 and GB18030")
  func clean() throws {
    var count = 0
    for (index, sentence) in Self.sentences.enumerated() {
      let next = Self.sentences[(index * 7 + 3) % Self.sentences.count]
      for text in [
        sentence, String(sentence.unicodeScalars.prefix(12)), sentence + "\n" + next, next + "ÄÖÜ" + next,
      ] {
        let decoded = try CharsetDecoder.decode(Array(text.utf8), declared: nil, isHTML: false)
        #expect(decoded == DecodedText(text: text, charset: "UTF-8", replacements: 0))
        let gb = try Converter(to: .gb18030).convert(Array(text.utf8)[...])
        #expect(gb.replacements == 0)
        let again = try CharsetDecoder.decode(gb.bytes, declared: nil, isHTML: false)
        #expect(again == DecodedText(text: text, charset: "GB18030", replacements: 0))
        count += 1
      }
    }
    #expect(count >= 1_000)
  }

  @Test("texts of western languages are no misread Chinese")
  func western() throws {
    for text in [
      "Zürich, Genève and Besançon: déjà vu, naïve façade, œuvre complète, señor, Ærøskøbing, Größe",
      "Äußerst schöne Grüße aus Köln, Lübeck und Düsseldorf", "élève à l’école", "ÄÖÜäöüßéèêëàâç", "café",
    ] {
      let decoded = try CharsetDecoder.decode(Array(text.utf8), declared: nil, isHTML: false)
      #expect(decoded == DecodedText(text: text, charset: "UTF-8", replacements: 0))
    }
  }

  /// The bytes read as windows-1252, with controls where that has nothing, as browsers read them.
  private func western(_ bytes: [UInt8], asLatin1: Bool) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let sign: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
      if asLatin1 || byte < 0x80 || byte >= 0xA0 || sign.contains(byte) {
        text.append(Unicode.Scalar(byte))
      } else if let read = try? Reading([byte], as: .windows1252) {
        text.append(contentsOf: String(decoding: read.utf8, as: UTF8.self).unicodeScalars)
      }
    }
    return String(text)
  }

  @Test("UTF-8 and GBK read as windows-1252 or ISO-8859-1 come back, also twice", arguments: [false, true])
  func westernReadings(asLatin1: Bool) throws {
    for sentence in Self.sentences {
      let once = western(Array(sentence.utf8), asLatin1: asLatin1)
      let twice = western(Array(once.utf8), asLatin1: asLatin1)
      let chinese = try Converter(to: .gb18030).convert(Array(sentence.utf8)[...])
      let gbk = western(chinese.bytes, asLatin1: asLatin1)
      for (seen, charset, wrong) in [
        (once, "UTF-8", "windows-1252"), (twice, "UTF-8", "windows-1252 windows-1252"),
        (gbk, "GB18030", "windows-1252"),
      ] {
        let decoded = try CharsetDecoder.decode(Array(seen.utf8), declared: nil, isHTML: false)
        #expect(
          decoded == DecodedText(text: sentence, charset: charset, replacements: 0, misreadAs: wrong),
          "\(seen)")
      }
    }
  }

  @Test("UTF-8 read as GBK comes back where nothing was lost, and stays as it is where something was")
  func chineseReadings() throws {
    for text in ["全市工会工作", "一线职工体检。", "困难职工帮扶资金"] {
      let read = try Converter(from: .gb18030).convert(Array(text.utf8)[...])
      let decoded = try CharsetDecoder.decode(read.bytes, declared: nil, isHTML: false)
      if read.replacements == 0 {
        #expect(decoded == DecodedText(text: text, charset: "UTF-8", replacements: 0, misreadAs: "GB18030"))
      } else {
        #expect(decoded.text == String(decoding: read.bytes, as: UTF8.self))
      }
    }
  }

  @Test("what is not proved is left alone: a sign that the wrong charset lacks, a byte that was lost")
  func notProved() throws {
    let seen = western(Array("全市工会走访慰问困难职工".utf8), asLatin1: false)
    for text in [seen + "全", String(seen.dropLast()), "首页 " + seen] {
      let decoded = try CharsetDecoder.decode(Array(text.utf8), declared: nil, isHTML: false)
      #expect(decoded == DecodedText(text: text, charset: "UTF-8", replacements: 0))
    }
  }
}
