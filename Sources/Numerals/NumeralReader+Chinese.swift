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

  /// Whether 分之 stands behind the characters of a Chinese numeral.
  func mayBeRatio(_ text: [Unicode.Scalar], at start: Int) -> Bool {
    var at = start + 1
    while at < text.count, table.isPartOfNumeral(text[at]) { at += 1 }
    return isFraction(text, at: at)
  }

  func isFraction(_ text: [Unicode.Scalar], at: Int) -> Bool {
    at + 1 < text.count && text[at] == "分" && text[at + 1] == "之"
  }

  /// 一又二分之一, 3又千分之23: a whole number and a fraction of one.
  func mixed(_ whole: Numeral, _ text: [Unicode.Scalar]) -> Numeral? {
    let joint = whole.range.upperBound
    guard joint < text.count, table.isJoint(text[joint]), whole.ratio == .none,
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
    if let exponent = table.scale(text[start]), exponent > 1,
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
      if let value = table.digit(scalar) {
        sum.digit(value)
      } else if let value = table.tens(scalar) {
        sum.tens(value)
      } else if let exponent = table.smallScale(scalar) {
        guard isWhole && isFraction(text, at: at + 1) || !table.beginsUnitWithScale(text, at: at),
          sum.small(exponent)
        else { break reading }
      } else if let exponent = table.largeScale(scalar) {
        guard isWhole && isFraction(text, at: at + 1) || !table.beginsUnitWithScale(text, at: at),
          sum.large(exponent)
        else { break reading }
      } else if table.isIndefinite(scalar), standsForDigit(text, at: at, after: sum) {
        sum.unknownDigit()
      } else if table.isSurplus(scalar), surplus == nil, sum.hasScaleOrIsEmpty == .scale,
        !table.isOrdinaryWord(text, at: at)
      {
        surplus = at
        at += 1
        // 三百多万: the scale after the surplus word still counts.
        while at < text.count, let exponent = table.largeScale(text[at]),
          !table.beginsUnitWithScale(text, at: at), sum.large(exponent)
        { at += 1 }
        break reading
      } else if table.isPoint(scalar), at + 1 < text.count, table.digit(text[at + 1]) != nil,
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
    if at + 1 < text.count, table.scale(text[at + 1]) != nil {
      return !table.beginsUnitWithScale(text, at: at + 1)
    }
    return sum.endsWithScale && text[at] == "几"
  }

  /// 三点五, 十点二三三, 二点五万.
  private func decimal(_ text: [Unicode.Scalar], start: Int, point: Int, whole: ChineseSum) -> Numeral? {
    guard let base = whole.value else { return nil }
    var coefficient: Int128 = 0
    var places = 0
    var at = point + 1
    while at < text.count, let value = table.digit(text[at]), places < 18 {
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
