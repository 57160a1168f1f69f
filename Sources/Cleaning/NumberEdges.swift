internal import Foundation

/// Tells what of a text belongs to a number that was hurt: marks, digits, scale, classifier.
struct NumberEdges: Sendable {
  var classifiers: ClassifierTable

  init(folder: URL) throws(TableError) { classifiers = try ClassifierTable(folder: folder) }

  /// The length of the classifier or unit at a place, 0 if there is none.
  func classifier(at index: Int, of scalars: [UInt32]) -> Int {
    classifiers.match(at: index, of: scalars)?.length ?? 0
  }

  /// So many characters tell a scale, a unit and the word that it may begin.
  static let longest = 8

  /// The length of the scale and classifier or unit (Simplified) that a text begins with, if it begins with one.
  func unit(at text: [UInt32]) -> Int? {
    let scale = Self.scale(at: 0, of: text)
    let length = classifier(at: scale, of: text)
    return length > 0 ? scale + length : nil
  }

  /// `?` and the digits after it, or digits alone, from `start`; nil where no number can have stood there.
  func damaged(at start: Int, of scalars: [UInt32]) -> Range<Int>? {
    var end = start
    if end < scalars.count, SplitToken.isLost(scalars[end]) { end += 1 }
    let digits = end > start ? Self.rest(at: end, of: scalars) : Self.digits(at: end, of: scalars)
    if digits > end { return start..<digits }
    let isNumber = end > start && classifier(at: Self.scale(at: end, of: scalars), of: scalars) > 0
    return isNumber ? start..<end : nil
  }

  /// The end of the digits, points and commas that begin at a place.
  static func digits(at start: Int, of scalars: [UInt32]) -> Int {
    var end = start
    while end < scalars.count {
      let isPoint = scalars[end] == Scalar.period || scalars[end] == 0x2C
      guard
        Scalar.isDigit(scalars[end])
          || isPoint && end + 1 < scalars.count && Scalar.isDigit(scalars[end + 1])
      else { break }
      end += 1
    }
    return end
  }

  /// The end of what is left of a number behind a lost digit: digits, or a point or comma and digits.
  static func rest(at start: Int, of scalars: [UInt32]) -> Int {
    guard start + 1 < scalars.count, scalars[start] == Scalar.period || scalars[start] == 0x2C,
      Scalar.isDigit(scalars[start + 1])
    else { return digits(at: start, of: scalars) }
    return digits(at: start + 1, of: scalars)
  }

  /// The end of 余, 多 and scales (十 百 千 万 亿) that begin at a place.
  static func scale(at start: Int, of scalars: [UInt32]) -> Int {
    var end = start
    while end < scalars.count, isScale(scalars[end]) || isRest(scalars[end]) { end += 1 }
    return end
  }

  /// 十 百 千 万 亿, and their Traditional forms.
  static func isScale(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5341, 0x767E, 0x5343, 0x4E07, 0x842C, 0x4EBF, 0x5104: true
    default: false
    }
  }

  /// A digit, full-width or Chinese, also in the forms of cheques, or a scale.
  static func isNumeral(_ scalar: UInt32) -> Bool {
    Scalar.isDigit(scalar) || 0xFF10...0xFF19 ~= scalar || isScale(scalar) || chineseNumerals.contains(scalar)
  }

  private static let chineseNumerals = Set(
    "〇零一二两兩三四五六七八九廿卅壹贰貳叁肆伍陆陸柒捌玖拾佰仟".unicodeScalars.map(\.value))

  /// 余, 餘, 多.
  static func isRest(_ scalar: UInt32) -> Bool { scalar == 0x4F59 || scalar == 0x9918 || scalar == 0x591A }
}
