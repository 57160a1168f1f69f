import Foundation
import Numerals
import TestSupport
import Testing

/// Each row says what a reader of the text would read, from its first character on.
@Test(arguments: CaseTable.rows("numerals.tsv", in: .module))
func readsNumeral(_ row: CaseTable.Row) throws {
  let text = Array(row["text"].unicodeScalars)
  let numeral = try #require(NumeralReader(table: .ofTests).read(text, at: 0))
  var slice = String.UnicodeScalarView()
  slice.append(contentsOf: text[numeral.range])
  #expect(String(slice) == row["read"])
  #expect("\(numeral.value)" == row["value"])
  #expect("\(numeral.resolution)" == row["resolution"])
  #expect("\(numeral.form)" == row["form"])
  #expect("\(numeral.ratio)" == row["ratio"])
}

@Test(arguments: ["", "家", "多", "余人", ".5", "%", "点五"])
func readsNoNumeral(_ text: String) {
  #expect(NumeralReader(table: .ofTests).read(Array(text.unicodeScalars), at: 0) == nil)
}

/// Whatever the text, reading ends, stays inside it and moves on.
@Test func readsAnything() {
  let alphabet = Array("0123456789.,，%‰/ 零〇一二两三十百千万亿余多来几数点分之成第年月日个人Ａ，。".unicodeScalars)
  let reader = NumeralReader(table: .ofTests)
  var state: UInt64 = 20_240_920
  for _ in 0..<3_000 {
    var text: [Unicode.Scalar] = []
    for _ in 0..<24 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.append(alphabet[Int(state >> 33) % alphabet.count])
    }
    for start in text.indices {
      guard let numeral = reader.read(text, at: start) else { continue }
      #expect(
        numeral.range.lowerBound == start && numeral.range.upperBound <= text.count && !numeral.range.isEmpty)
    }
  }
}

extension NumeralTable {
  /// The table as the lexicon of numerals gives it, small enough to be read here.
  static let ofTests: NumeralTable = {
    func map(_ text: String, _ first: Int = 0) -> [Unicode.Scalar: Int] {
      Dictionary(uniqueKeysWithValues: text.unicodeScalars.enumerated().map { ($1, $0 + first) })
    }
    let words = ["千克", "千米", "百分点", "百分之", "千分之", "万分之"].map { Array($0.unicodeScalars) }
    return NumeralTable(
      digits: map("零一二三四五六七八九").merging(map("〇壹贰叁肆伍陆柒捌玖")) { first, _ in first }
        .merging(["两": 2]) { first, _ in first },
      smallScales: ["十": 1, "百": 2, "千": 3, "拾": 1, "佰": 2, "仟": 3], largeScales: ["万": 4, "亿": 8, "兆": 12],
      tens: ["廿": 20, "卅": 30], surplus: ["余", "多", "来"],
      surplusExceptions: [Array("来自".unicodeScalars), Array("多元化".unicodeScalars)], indefinite: ["几", "数"],
      unitsWithScale: words, points: ["点"], joints: ["又"])
  }()
}
