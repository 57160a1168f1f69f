/// Reads the numeral that begins at a place of a text: Arabic, Chinese, mixed, with scale, fraction or percent.
public struct NumeralReader: Sendable {
  /// The characters that numerals are written in.
  public let table: NumeralTable

  /// A reader of one table.
  public init(table: NumeralTable) { self.table = table }

  /// The numeral that begins at `start`, or nil where none does. O(length of the numeral).
  public func read(_ text: [Unicode.Scalar], at start: Int) -> Numeral? {
    guard start < text.count else { return nil }
    let numeral: Numeral?
    if digit(text[start]) != nil {
      guard let first = plainDecimal(text, at: start) else { return nil }
      if isFraction(text, at: first.end), let ratio = chineseRatio(text, at: start) { return ratio }
      numeral = arabic(text, first, at: start)
    } else if table.isChineseNumeral(text[start]) {
      if mayBeRatio(text, at: start), let ratio = chineseRatio(text, at: start) { return ratio }
      numeral = chinese(text, at: start)
    } else if table.isIndefinite(text[start]) {
      numeral = chinese(text, at: start)
    } else {
      return nil
    }
    guard let numeral else { return nil }
    return mixed(numeral, text) ?? numeral
  }

  // MARK: Arabic

  private func arabic(_ text: [Unicode.Scalar], _ first: PlainDecimal, at start: Int) -> Numeral? {
    var end = first.end
    if end < text.count, let ratio = percentSign(text[end]) {
      return Numeral(
        range: start..<end + 1, value: first.value, resolution: first.unit, form: .arabic, ratio: ratio)
    }
    if let fraction = slashFraction(text, first: first, start: start) { return fraction }
    var tail = scaleTail(text, at: end)
    var total = first.value
    var resolution = first.unit
    var surplus = tail.surplus
    if tail.exponent > 0 {
      guard let scaled = first.value.scaled(by: tail.exponent),
        let unit = first.unit.scaled(by: tail.exponent)
      else { return Numeral(range: start..<end, value: total, resolution: resolution, form: .arabic) }
      (total, resolution, end) = (scaled, unit, tail.end)
      // 3万2千, 1亿2000万: further groups, each of a smaller scale than the one before.
      var least = tail.exponent
      while surplus == nil, let next = plainDecimal(text, at: end), next.value.isWhole {
        let more = scaleTail(text, at: next.end)
        guard more.exponent > 0, more.exponent < least, let part = next.value.scaled(by: more.exponent),
          let unit = next.unit.scaled(by: more.exponent), let sum = total.adding(part)
        else { break }
        (total, resolution, end, least) = (sum, unit, more.end, more.exponent)
        surplus = more.surplus
        tail = more
      }
    } else if surplus != nil {
      end = tail.end
    }
    return Numeral(
      range: start..<end, value: total, resolution: resolution, form: .arabic, surplus: surplus,
      scale: tail.exponent)
  }

  /// Digits with grouping and a decimal point.
  struct PlainDecimal {
    var value: ExactDecimal
    /// One unit of the last printed place.
    var unit: ExactDecimal
    var end: Int
  }

  func plainDecimal(_ text: [Unicode.Scalar], at start: Int) -> PlainDecimal? {
    guard start < text.count, let leading = digit(text[start]) else { return nil }
    var coefficient = Coefficient()
    var at = start
    while at < text.count, let value = digit(text[at]) {
      coefficient.append(value)
      at += 1
    }
    if at - start <= 3, leading != 0 || at - start == 1 {
      while let end = groupOfThree(text, at: at) {
        for place in at + 1..<end { coefficient.append(digit(text[place]) ?? 0) }
        at = end
      }
    }
    var places = 0
    if at + 1 < text.count, isPoint(text[at]), digit(text[at + 1]) != nil, !beginsYear(text, at: at + 1) {
      at += 1
      while at < text.count, let value = digit(text[at]) {
        coefficient.append(value)
        places += 1
        at += 1
      }
    }
    guard let value = coefficient.value else { return nil }
    return PlainDecimal(
      value: ExactDecimal(coefficient: value, places: places),
      unit: ExactDecimal(coefficient: 1, places: places), end: at)
  }

  /// 2021年 behind an item's number and its point: `1.2021年计划`.
  private func beginsYear(_ text: [Unicode.Scalar], at: Int) -> Bool {
    guard at + 4 < text.count, text[at + 4] == "年", digit(text[at]) == 1 || digit(text[at]) == 2 else {
      return false
    }
    return (at + 1...at + 3).allSatisfy { digit(text[$0]) != nil }
  }

  /// The end of `,234` after one to three digits: a separator and exactly three digits.
  private func groupOfThree(_ text: [Unicode.Scalar], at start: Int) -> Int? {
    guard start + 3 < text.count else { return nil }
    guard text[start] == "," || text[start] == "，" || text[start] == " " || text[start] == "\u{2009}"
    else { return nil }
    for at in start + 1...start + 3 where digit(text[at]) == nil { return nil }
    if start + 4 < text.count, digit(text[start + 4]) != nil { return nil }
    return start + 4
  }

  private func slashFraction(_ text: [Unicode.Scalar], first: PlainDecimal, start: Int) -> Numeral? {
    guard first.value.isWhole, first.end + 1 < text.count, isSlash(text[first.end]),
      let second = plainDecimal(text, at: first.end + 1), second.value.isWhole,
      first.value > .zero, first.value < second.value, second.value <= ExactDecimal(100),
      second.end == text.count || !isSlash(text[second.end]),
      start == 0 || !isSlash(text[start - 1])
    else { return nil }
    guard let value = percent(first.value, of: second.value) else {
      return Numeral(
        range: start..<second.end, value: .zero, resolution: .one, form: .indefinite, ratio: .percent)
    }
    return Numeral(
      range: start..<second.end, value: value, resolution: ExactDecimal(coefficient: 1, places: value.places),
      form: .arabic, ratio: .percent)
  }

  // MARK: Scales

  struct ScaleTail {
    var exponent = 0
    var end: Int
    var surplus: Int?
  }

  /// What follows a number: a surplus word, scales, and a surplus word again: `多万`, `亿余`, `百万`.
  func scaleTail(_ text: [Unicode.Scalar], at start: Int) -> ScaleTail {
    var tail = ScaleTail(end: start)
    var at = start
    if at < text.count, table.isSurplus(text[at]), !table.isOrdinaryWord(text, at: at) {
      let next = at + 1
      if next < text.count, table.scale(text[next]) != nil, !table.beginsUnitWithScale(text, at: next) {
        tail.surplus = at
        at = next
      } else {
        tail.surplus = at
        tail.end = at + 1
        return tail
      }
    }
    while at < text.count, let exponent = table.scale(text[at]), !table.beginsUnitWithScale(text, at: at),
      tail.exponent + exponent <= 24
    {
      tail.exponent += exponent
      at += 1
    }
    tail.end = at
    if tail.exponent > 0, tail.surplus == nil, at < text.count, table.isSurplus(text[at]),
      !table.isOrdinaryWord(text, at: at)
    {
      tail.surplus = at
      tail.end = at + 1
    }
    return tail
  }

  // MARK: Characters

  /// The value of an Arabic digit, plain or full-width.
  func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value) - 0x30
    case 0xFF10...0xFF19: Int(scalar.value) - 0xFF10
    default: nil
    }
  }

  private func isSlash(_ scalar: Unicode.Scalar) -> Bool { scalar == "/" || scalar == "／" }

  private func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "．" }

  func percentSign(_ scalar: Unicode.Scalar) -> Numeral.Ratio? {
    switch scalar {
    case "%", "％", "﹪": .percent
    case "‰": .permille
    default: nil
    }
  }

  /// `part` as percent of `whole`; nil where the decimal does not end, as for 三分之二: no digit is made up.
  func percent(_ part: ExactDecimal, of whole: ExactDecimal) -> ExactDecimal? {
    guard let hundred = part.multiplied(by: ExactDecimal(100)),
      let fine = hundred.divided(by: whole, places: 6), let back = fine.multiplied(by: whole)
    else { return nil }
    return back == hundred ? fine : nil
  }
}

extension ExactDecimal {
  /// The figure times a power of ten, or nil past 38 digits.
  func scaled(by exponent: Int) -> ExactDecimal? { Self.powerOfTen(exponent).flatMap { multiplied(by: $0) } }
}
