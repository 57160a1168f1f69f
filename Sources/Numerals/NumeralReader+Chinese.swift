extension NumeralReader {
  /// 百分之六十, 千分之三, 三分之一, 百分之2.2: a ratio said with 分之.
  func chineseRatio(_ text: [Unicode.Scalar], at start: Int) -> Numeral? {
    guard let whole = ratioWhole(text, at: start), whole.value > .one,
      let part = ratioPart(text, at: whole.end + 2)
    else { return nil }
    if whole.value == ExactDecimal(1000), digit(text[start]) == nil {
      return Numeral(
        range: start..<part.end, value: part.value, resolution: part.unit, form: .chinese, ratio: .permille)
    }
    guard let value = percent(part.value, of: whole.value) else {
      return Numeral(
        range: start..<part.end, value: .zero, resolution: .one, form: .indefinite, ratio: .percent)
    }
    let isHundred = whole.value == ExactDecimal(100)
    return Numeral(
      range: start..<part.end, value: value,
      resolution: isHundred ? part.unit : ExactDecimal(coefficient: 1, places: value.places), form: .chinese,
      ratio: .percent)
  }

  /// What stands before 分之: 百, 三, 16, and 百万 or 一千万, whose last scale is no unit's here.
  private func ratioWhole(_ text: [Unicode.Scalar], at start: Int) -> PlainDecimal? {
    guard start + 2 < text.count else { return nil }
    let isArabic = digit(text[start]) != nil
    guard isArabic || table.isChineseNumeral(text[start]) else { return nil }
    var whole = isArabic ? plainDecimal(text, at: start) : nil
    if !isArabic, let numeral = chinese(text, at: start, isWhole: true), numeral.surplus == nil,
      numeral.form == .chinese || numeral.form == .bareScale
    {
      whole = PlainDecimal(value: numeral.value, unit: numeral.resolution, end: numeral.range.upperBound)
    }
    guard let whole, isFraction(text, at: whole.end) else { return nil }
    return whole
  }

  private func isFraction(_ text: [Unicode.Scalar], at: Int) -> Bool {
    at + 1 < text.count && text[at] == "分" && text[at + 1] == "之"
  }

  /// 一又二分之一, 3又千分之23: a whole number and a fraction of one.
  func mixed(_ whole: Numeral, _ text: [Unicode.Scalar]) -> Numeral? {
    let joint = whole.range.upperBound
    guard joint < text.count, table.joints.contains(text[joint]), whole.ratio == .none,
      whole.surplus == nil, whole.form == .arabic || whole.form == .chinese,
      let divisor = ratioWhole(text, at: joint + 1), divisor.value > .one,
      let part = ratioPart(text, at: divisor.end + 2), part.value < divisor.value
    else { return nil }
    var sum = whole
    sum.range = whole.range.lowerBound..<part.end
    guard let percent = percent(part.value, of: divisor.value),
      let fraction = percent.divided(by: ExactDecimal(100), places: percent.places + 2),
      let value = whole.value.adding(fraction)
    else {
      (sum.value, sum.form) = (.zero, .indefinite)
      return sum
    }
    sum.value = value
    sum.resolution = ExactDecimal(coefficient: 1, places: value.places)
    return sum
  }

  /// One side of 分之, in either script, with the scale 百 or 千 counting as 100 or 1000.
  private func ratioPart(_ text: [Unicode.Scalar], at start: Int) -> PlainDecimal? {
    guard start < text.count else { return nil }
    if let arabic = plainDecimal(text, at: start) { return arabic }
    if let exponent = table.smallScales[text[start]] ?? table.largeScales[text[start]], exponent > 1,
      start + 1 == text.count || !table.isChineseNumeral(text[start + 1]),
      let value = ExactDecimal.powerOfTen(exponent)
    {
      return PlainDecimal(value: value, unit: value, end: start + 1)
    }
    guard let numeral = chinese(text, at: start),
      numeral.form == .chinese || numeral.form == .bareScale, numeral.surplus == nil
    else { return nil }
    return PlainDecimal(value: numeral.value, unit: numeral.resolution, end: numeral.range.upperBound)
  }

  /// The Chinese numeral that begins at `start`; `isWhole` where it may end in 万 of 万分之.
  func chinese(_ text: [Unicode.Scalar], at start: Int, isWhole: Bool = false) -> Numeral? {
    var sum = ChineseSum()
    var at = start
    var surplus: Int?
    reading: while at < text.count {
      let scalar = text[at]
      if let value = table.digits[scalar] {
        sum.digit(value)
      } else if let value = table.tens[scalar] {
        sum.tens(value)
      } else if let exponent = table.smallScales[scalar] {
        guard isWhole && isFraction(text, at: at + 1) || !beginsUnitWithScale(text, at: at),
          sum.small(exponent)
        else { break reading }
      } else if let exponent = table.largeScales[scalar] {
        guard isWhole && isFraction(text, at: at + 1) || !beginsUnitWithScale(text, at: at),
          sum.large(exponent)
        else { break reading }
      } else if table.indefinite.contains(scalar), standsForDigit(text, at: at, after: sum) {
        sum.unknownDigit()
      } else if table.surplus.contains(scalar), surplus == nil, sum.hasScaleOrIsEmpty == .scale,
        !isOrdinaryWord(text, at: at)
      {
        surplus = at
        at += 1
        // 三百多万: the scale after the surplus word still counts.
        while at < text.count, let exponent = table.largeScales[text[at]],
          !beginsUnitWithScale(text, at: at), sum.large(exponent)
        { at += 1 }
        break reading
      } else if table.points.contains(scalar), at + 1 < text.count, table.digits[text[at + 1]] != nil,
        !sum.isEmpty, at > start
      {
        return decimal(text, start: start, point: at, whole: sum)
      } else {
        break reading
      }
      at += 1
    }
    guard at > start, !sum.isEmpty else { return nil }
    return sum.numeral(range: start..<at, surplus: surplus)
  }

  /// 数 and 几 count as unknown digits only next to a scale or, for 几, before a classifier.
  private func standsForDigit(_ text: [Unicode.Scalar], at: Int, after sum: ChineseSum) -> Bool {
    if at + 1 < text.count, table.smallScales[text[at + 1]] != nil || table.largeScales[text[at + 1]] != nil {
      return !beginsUnitWithScale(text, at: at + 1)
    }
    return sum.endsWithScale && text[at] == "几"
  }

  /// 三点五, 十点二三三, 二点五万.
  private func decimal(_ text: [Unicode.Scalar], start: Int, point: Int, whole: ChineseSum) -> Numeral? {
    guard let base = whole.value else { return nil }
    var coefficient: Int128 = 0
    var places = 0
    var at = point + 1
    while at < text.count, let value = table.digits[text[at]], places < 18 {
      coefficient = coefficient * 10 + Int128(value)
      places += 1
      at += 1
    }
    guard var value = base.adding(ExactDecimal(coefficient: coefficient, places: places)) else { return nil }
    var unit = ExactDecimal(coefficient: 1, places: places)
    let tail = scaleTail(text, at: at)
    if tail.exponent > 0, let scaled = value.scaled(by: tail.exponent),
      let finer = unit.scaled(by: tail.exponent)
    {
      (value, unit, at) = (scaled, finer, tail.end)
    }
    return Numeral(
      range: start..<at, value: value, resolution: unit, form: .chinese,
      surplus: tail.exponent > 0 ? tail.surplus : nil, scale: tail.exponent)
  }
}

/// The running sum of a Chinese numeral, character by character.
struct ChineseSum {
  enum Content { case empty, digits, scale }

  private var total: Int128 = 0
  private var section: Int128 = 0
  private var pending: Int128?
  private var digits: [Int] = []
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
      if digits.count == 1 { return made(ExactDecimal(digits[0]), .chinese) }
      // 两三个, and 三五个: some.
      if digits.count == 2, digits[0] > 0, digits[1] == digits[0] + 1 || digits == [3, 5] {
        return made(.zero, .indefinite)
      }
      var coefficient: Int128 = 0
      for digit in digits.prefix(36) { coefficient = coefficient * 10 + Int128(digit) }
      return made(ExactDecimal(coefficient: coefficient, places: 0), .digitString)
    }
    guard let value else { return nil }
    let isBare = startsWithScale && digits.isEmpty
    return made(value, isBare ? .bareScale : .chinese)
  }

  private static func power(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<max(exponent, 0) { power *= 10 }
    return power
  }
}
