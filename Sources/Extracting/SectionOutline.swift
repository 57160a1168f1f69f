internal import Numerals
internal import Records

/// The headings that a text stands under, and what they say of its time: 第一部分 过去五年的工作回顾 holds for （一） below.
struct SectionOutline {
  /// What a heading says, by itself or by the one above.
  struct Section {
    var level: Int
    var period: Period?
    var modality: Statistic.Modality?
    /// The year that it is about.
    var year: Int?
    /// Whether it takes nothing from the one above.
    var isOwn = false
  }

  private var open: [Section] = []

  /// The innermost section.
  var current: Section? { open.last }

  /// Opens a section: those of its level and below are over. What a heading does not say itself is as the one above
  /// says it; one that says a time of its own is not planned because the one above is.
  mutating func enter(_ section: Section) {
    open.removeAll { $0.level >= section.level }
    var entered = section
    if !section.isOwn, entered.period == nil, entered.modality == nil, let above = open.last {
      entered.period = above.period
      entered.modality = above.modality
      entered.year = entered.year ?? above.year
    }
    open.append(entered)
  }

  /// The level of a heading by what numbers it: 第一部分, 一、, （一）, 1., （1）; without any, the highest.
  static func level(_ heading: Range<Int>, in text: Scalars, numerals: NumeralTable) -> Int {
    var at = heading.lowerBound
    while at < heading.upperBound, text[at].isBlank { at += 1 }
    guard at < heading.upperBound else { return 0 }
    if text[at] == "第" { return 1 }
    let isBracketed = text[at] == "（" || text[at] == "("
    if isBracketed { at += 1 }
    guard at < heading.upperBound else { return 0 }
    if numerals.isChineseNumeral(text[at]) { return isBracketed ? 3 : 2 }
    guard text[at].isDigit else { return 0 }
    return isBracketed ? 5 : 4
  }
}
