import Extracting
import Foundation
import Records
import Testing

/// What must hold for any text: every run of digits in exactly one mention, mentions apart and in order, slices true.
@Test func accountsForEveryDigitOfAnyText() throws {
  let explainer = Explainer(extractor: try OwnExtractor.shared.get())
  let pieces = [
    "慰问企业", "5", "21", "2023", "1,234", "0.5", "万", "亿", "家", "人次", "元", "%", "‰", "年", "月", "日", "第", "号",
    "、", ",", "。", "；",
    "其中", "分别为", "“", "”", "(", ")", "《", "》", "近", "余", "多", "以上", "约", "至", "-", "—", "?", ":", "/", ".",
    "三", "十", "百", "千", "两",
    "成", "倍", "分之", "点", "A", "kg", " ", "\n", "\t", "职工", "占", "同比下降", "每年", "截至目前", "五年来", "一、", "1.", "届",
    "次", "级", "岁", "的",
  ]
  var state: UInt64 = 5
  for _ in 0..<1_500 {
    var text = ""
    for _ in 0..<24 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int(state >> 33) % pieces.count]
    }
    let scalars = Array(text.unicodeScalars)
    let mentions = explainer.explain(text, publishedOn: "2024-09-20")
    var holders = [Int](repeating: 0, count: scalars.count)
    var end = 0
    for mention in mentions {
      guard mention.start >= end, mention.start < mention.end, mention.end <= scalars.count else {
        Issue.record("mentions overlap or leave the text: \(text)")
        break
      }
      end = mention.end
      for at in mention.start..<mention.end { holders[at] += 1 }
      if mention.mentionClass == .statistic, mention.value == nil {
        Issue.record("a statistic without value: \(text)")
      }
      if mention.mentionClass == .damaged || mention.mentionClass == .date, mention.value != nil {
        Issue.record("a value on a date or a damaged number: \(text)")
      }
    }
    for (at, scalar) in scalars.enumerated() where (0x30...0x39).contains(scalar.value) && holders[at] != 1 {
      Issue.record("digit \(at) is in \(holders[at]) mentions: \(text)")
    }
  }
}
