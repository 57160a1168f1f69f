/// The running sum of a Chinese numeral, character by character.
struct ChineseSum {
  enum Content { case empty, digits, scale }

  private var total: Int128 = 0
  private var section: Int128 = 0
  private var pending: Int128?
  private var digits = Digits()
  private var scales = 0
  private var lastScale = 0
  private var lastLarge = 0
  private var afterZero = false
  private var isIndefinite = false
  private var startsWithScale = false
  private var adjacentDigits = false
  private var unit: Int128 = 1

  var isEmpty: Bool { digits.isEmpty && scales == 0 && !isIndefinite }
  private(set) var endsWithScale = false
  var hasScaleOrIsEmpty: Content { scales > 0 ? .scale : digits.isEmpty ? .empty : .digits }

  /// The digits read so far, as one number; past 36 they count no more.
  private struct Digits {
    var count = 0
    var first = 0
    var second = 0
    var coefficient: Int128 = 0

    var isEmpty: Bool { count == 0 }

    mutating func append(_ value: Int) {
      if count == 0 { first = value }
      if count == 1 { second = value }
      if count < 36 { coefficient = coefficient * 10 + Int128(value) }
      count += 1
    }
  }

  mutating func digit(_ value: Int) {
    if pending != nil, value != 0 || !endsWithScale { adjacentDigits = true }
    if value == 0, scales > 0 {
      afterZero = true
    } else {
      pending = Int128(value)
    }
    digits.append(value)
    endsWithScale = false
  }

  mutating func tens(_ value: Int) {
    section += Int128(value)
    scales += 1
    lastScale = 1
    unit = 10
    endsWithScale = true
  }

  mutating func unknownDigit() {
    isIndefinite = true
    pending = 1
    endsWithScale = false
  }

  /// False where a scale cannot stand here: 十百, 百百.
  mutating func small(_ exponent: Int) -> Bool {
    if endsWithScale, pending == nil, lastScale <= exponent || lastLarge > 0 || exponent > 1 { return false }
    if isEmpty, exponent > 1 { startsWithScale = true }
    let power = Self.power(exponent)
    section += (pending ?? 1) * power
    pending = nil
    scales += 1
    lastScale = exponent
    unit = power
    afterZero = false
    endsWithScale = true
    return true
  }

  mutating func large(_ exponent: Int) -> Bool {
    if isEmpty { startsWithScale = true }
    section += pending ?? 0
    pending = nil
    let power = Self.power(exponent)
    if scales == 0, section == 0, total == 0 { section = digits.isEmpty ? 1 : 0 }
    if section == 0 || (lastLarge > 0 && lastLarge < exponent) {
      let (product, overflow) = (total + section).multipliedReportingOverflow(by: power)
      if overflow { return false }
      total = product
    } else {
      let (product, overflow) = section.multipliedReportingOverflow(by: power)
      if overflow { return false }
      total += product
    }
    section = 0
    let (finer, overflow) = (endsWithScale ? unit : 1).multipliedReportingOverflow(by: power)
    unit = overflow ? power : finer
    scales += 1
    lastScale = exponent
    lastLarge = exponent
    afterZero = false
    endsWithScale = true
    return true
  }

  /// The value read so far.
  var value: ExactDecimal? {
    var sum = total + section
    if let pending { sum += pending * (isShorthand ? Self.power(lastScale - 1) : 1) }
    return ExactDecimal(coefficient: sum, places: 0)
  }

  /// 两千四百五 is 2450: a digit right after a scale of hundreds or more.
  private var isShorthand: Bool { pending != nil && lastScale >= 2 && !afterZero && scales > 0 }

  func numeral(range: Range<Int>, surplus: Int?) -> Numeral? {
    let resolution: Int128 =
      pending != nil ? (isShorthand ? Self.power(lastScale - 1) : 1) : scales > 0 ? unit : 1
    let unit = ExactDecimal(coefficient: resolution, places: 0)
    func made(_ value: ExactDecimal, _ form: Numeral.Form) -> Numeral {
      Numeral(
        range: range, value: value, resolution: unit, form: form, surplus: surplus, scale: lastLarge)
    }
    if isIndefinite || (adjacentDigits && scales > 0) { return made(.zero, .indefinite) }
    if scales == 0 {
      if digits.count == 1 { return made(ExactDecimal(digits.first), .chinese) }
      // 两三个, and 三五个: some.
      if digits.count == 2, digits.first > 0,
        digits.second == digits.first + 1 || (digits.first == 3 && digits.second == 5)
      {
        return made(.zero, .indefinite)
      }
      return made(ExactDecimal(coefficient: digits.coefficient, places: 0), .digitString)
    }
    guard let value else { return nil }
    let isBare = startsWithScale && digits.isEmpty
    return made(value, isBare ? .bareScale : .chinese)
  }

  private static func power(_ exponent: Int) -> Int128 {
    ExactDecimal.power(max(exponent, 0))
  }
}
