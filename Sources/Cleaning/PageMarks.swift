internal import Records

/// A page's number that an export left inside a line of text: `5.63— 3 —万条`, `5.63第 3 页 / 共 9 页万条`.
struct PageMark: Equatable {
  var range: Range<Int>
  var page: Int
  /// The pages of the document, where the mark says them.
  var total: Int?
  /// Whether the mark could be nothing else, so that it needs no other mark beside it.
  var isSure: Bool
  /// Whether a digit stands right before it, and right after it what belongs to a number.
  var isInNumber: Bool
}

/// Finds the page marks inside lines.
struct PageMarks {
  var edges: NumberEdges
  var script: ScriptTable

  /// The marks of a line, in their order; none where the line is a mark and nothing else.
  func find(in block: WorkingBlock) -> [PageMark] {
    guard block.traits.isSuperset(of: [.digit, .pageMark]) else { return [] }
    let scalars = block.scalars
    var found: [PageMark] = []
    var index = 0
    while index < scalars.count {
      guard Self.mayBegin(scalars[index]) else {
        index += 1
        continue
      }
      guard let mark = dashed(at: index, of: scalars) ?? counted(at: index, of: scalars),
        mark.range.count < scalars.count
      else {
        index += 1
        continue
      }
      found.append(mark)
      index = mark.range.upperBound
    }
    return found
  }

  /// Whether a mark may begin with a character: a dash, 第.
  static func mayBegin(_ scalar: UInt32) -> Bool { scalar == 0x7B2C || isDash(scalar) }

  /// A dash, the page, the same dash, with a blank inside: what a range or a score, `3—5—7`, has not.
  ///
  /// One with a blank on one side alone counts where the document counts the page before or after, or where it cuts a
  /// number from its unit.
  private func dashed(at start: Int, of scalars: [UInt32]) -> PageMark? {
    let dash = scalars[start]
    guard Self.isDash(dash), start == 0 || Self.isText(Self.before(start, of: scalars)) else { return nil }
    let first = Self.afterBlanks(start + 1, of: scalars)
    guard let (page, end) = Self.number(at: first, of: scalars) else { return nil }
    let close = Self.afterBlanks(end, of: scalars)
    guard close < scalars.count, scalars[close] == dash, first > start + 1 || close > end,
      close + 1 == scalars.count || Self.isText(Self.after(close + 1, of: scalars))
    else { return nil }
    let range = start..<(close + 1)
    let unit = cutsUnit(range, of: scalars)
    let digits = Self.hasDigits(around: range, of: scalars)
    return PageMark(
      range: range, page: page, total: nil,
      isSure: unit || first > start + 1 && close > end && !digits, isInNumber: unit || digits)
  }

  /// `第3页共9页`, `第 3 页 / 共 9 页`, `第3页，共9页`: the page and how many there are. The page alone is prose.
  private func counted(at start: Int, of scalars: [UInt32]) -> PageMark? {
    guard scalars[start] == 0x7B2C,
      let (page, pageEnd) = Self.number(at: Self.afterBlanks(start + 1, of: scalars), of: scalars)
    else { return nil }
    var index = Self.afterBlanks(pageEnd, of: scalars)
    guard index < scalars.count, Self.isPage(scalars[index]) else { return nil }
    index = Self.afterBlanks(index + 1, of: scalars)
    guard index < scalars.count else { return nil }
    let isComma = scalars[index] == 0x2C || scalars[index] == 0xFF0C
    if isComma || scalars[index] == 0x2F || scalars[index] == 0xFF0F {
      index = Self.afterBlanks(index + 1, of: scalars)
    }
    guard index < scalars.count, scalars[index] == 0x5171,
      let (total, totalEnd) = Self.number(at: Self.afterBlanks(index + 1, of: scalars), of: scalars),
      page <= total
    else { return nil }
    index = Self.afterBlanks(totalEnd, of: scalars)
    guard index < scalars.count, Self.isPage(scalars[index]) else { return nil }
    let range = Self.bracketed(start..<(index + 1), of: scalars)
    let unit = cutsUnit(range, of: scalars)
    let digits = Self.hasDigits(around: range, of: scalars)
    return PageMark(
      range: range, page: page, total: total, isSure: unit && !isComma, isInNumber: unit || digits)
  }

  /// Whether a mark parts a number from its scale, unit or percent sign; at a line's begin from 万 or 亿.
  private func cutsUnit(_ range: Range<Int>, of scalars: [UInt32]) -> Bool {
    let after = scalars[Self.afterBlanks(range.upperBound, of: scalars)...]
    let next = after.prefix(NumberEdges.longest).map(script.simplified)
    guard edges.unit(at: next) != nil else { return false }
    if range.lowerBound == 0 { return next[0] == 0x4E07 || next[0] == 0x4EBF }
    return Scalar.isDigit(Self.before(range.lowerBound, of: scalars))
  }

  private static func hasDigits(around range: Range<Int>, of scalars: [UInt32]) -> Bool {
    range.lowerBound > 0 && range.upperBound < scalars.count
      && Scalar.isDigit(before(range.lowerBound, of: scalars))
      && Scalar.isDigit(after(range.upperBound, of: scalars))
  }

  /// With the brackets right around it.
  private static func bracketed(_ range: Range<Int>, of scalars: [UInt32]) -> Range<Int> {
    guard range.lowerBound > 0, range.upperBound < scalars.count else { return range }
    let open = scalars[range.lowerBound - 1]
    let close = scalars[range.upperBound]
    let isPair =
      open == Scalar.leftBracket && close == Scalar.rightBracket
      || open == Scalar.wideLeftBracket && close == Scalar.wideRightBracket
    return isPair ? (range.lowerBound - 1)..<(range.upperBound + 1) : range
  }

  /// One to three digits without a leading zero.
  private static func number(at start: Int, of scalars: [UInt32]) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    while end < scalars.count, end - start < 4, Scalar.isDigit(scalars[end]) {
      value = value * 10 + Int(scalars[end] - 0x30)
      end += 1
    }
    return (1...3).contains(end - start) && scalars[start] != 0x30 ? (value, end) : nil
  }

  private static func afterBlanks(_ start: Int, of scalars: [UInt32]) -> Int {
    var index = start
    while index < scalars.count, scalars[index] == Scalar.blank { index += 1 }
    return index
  }

  /// The scalar before a place, blanks left out.
  private static func before(_ place: Int, of scalars: [UInt32]) -> UInt32 {
    scalars[..<place].last { $0 != Scalar.blank } ?? Scalar.lineFeed
  }

  /// The scalar from a place on, blanks left out.
  private static func after(_ place: Int, of scalars: [UInt32]) -> UInt32 {
    scalars[place...].first { $0 != Scalar.blank } ?? Scalar.lineFeed
  }

  private static func isText(_ scalar: UInt32) -> Bool {
    Scalar.isHan(scalar) || Scalar.isDigit(scalar) || scalar == Scalar.percent
      || Scalar.isWidePunctuation(scalar) && !isDash(scalar)
  }

  /// 页, 頁.
  private static func isPage(_ scalar: UInt32) -> Bool { scalar == 0x9875 || scalar == 0x9801 }

  /// Hyphen, en dash, em dash, bar, full-width hyphen.
  private static func isDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2013, 0x2014, 0x2015, 0xFF0D: true
    default: false
    }
  }
}
