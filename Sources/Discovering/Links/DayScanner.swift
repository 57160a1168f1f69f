/// Finds days in the texts beside a link.
enum DayScanner {
  /// The day of some texts that stand beside each other; nil where there is none.
  ///
  /// In this order: a whole date anywhere in them (`2024-03-05`, `2024/3/5`, `2024.03.05`, `2024年3月5日`); a text that
  /// is nothing but a day of the month beside one that is nothing but year and month, as in designs that print the day
  /// large (`05`, `2024-03`); a text that is nothing but month and day, perhaps in brackets, perhaps with a time
  /// (`[03-05]`, `3月5日`, `03-05 10:20`): within a sentence it could be anything.
  static func day(in texts: [[Unicode.Scalar]]) -> DayHint? {
    for text in texts {
      if let hint = whole(in: text) { return hint }
    }
    for index in texts.indices.dropLast() {
      if let hint = parted(texts[index], texts[index + 1]) ?? parted(texts[index + 1], texts[index]) {
        var printed = texts[index]
        printed.append(" ")
        return DayHint(
          text: string(trimmed(printed[...])) + " " + string(trimmed(texts[index + 1][...])), year: hint.year,
          month: hint.month, day: hint.day)
      }
    }
    for text in texts {
      if let hint = short(text) { return hint }
    }
    return nil
  }

  /// The first date with its year.
  static func whole(in text: [Unicode.Scalar]) -> DayHint? {
    var index = 0
    while index < text.count {
      guard isDigit(text[index]) else {
        index += 1
        continue
      }
      let start = index
      if let date = date(in: text, from: &index) {
        return DayHint(
          text: string(text[start..<index]), year: date.year, month: date.month, day: date.day)
      }
      index = start
      while index < text.count, isDigit(text[index]) { index += 1 }
    }
    return nil
  }

  private static func date(in text: [Unicode.Scalar], from index: inout Int) -> CalendarDate? {
    guard let year = number(in: text, at: &index, digits: 4...4), (1_990...2_099).contains(year) else {
      return nil
    }
    guard let mark = mark(in: text, at: &index), let month = number(in: text, at: &index, digits: 1...2),
      let second = Self.mark(in: text, at: &index), second == (mark == "年" ? "月" : mark),
      let day = number(in: text, at: &index, digits: 1...2)
    else { return nil }
    if mark == "年", index < text.count, text[index] == "日" { index += 1 }
    return CalendarDate(checked: year, month, day)
  }

  /// A day of the month, and a year with its month.
  private static func parted(_ day: [Unicode.Scalar], _ month: [Unicode.Scalar]) -> CalendarDate? {
    let day = trimmed(day[...]).filter { $0 != "日" }
    let month = Array(trimmed(month[...]))
    var place = 0
    guard (1...2).contains(day.count), let number = number(in: day, at: &place, digits: 1...2),
      place == day.count
    else { return nil }
    place = 0
    guard let year = Self.number(in: month, at: &place, digits: 4...4), (1_990...2_099).contains(year),
      let mark = mark(in: month, at: &place), let middle = Self.number(in: month, at: &place, digits: 1...2)
    else { return nil }
    if mark == "年", place < month.count, month[place] == "月" { place += 1 }
    return place == month.count ? CalendarDate(checked: year, middle, number) : nil
  }

  /// Month and day and nothing else.
  private static func short(_ text: [Unicode.Scalar]) -> DayHint? {
    let inner = Array(trimmed(text[...], brackets: true))
    var place = 0
    guard let month = number(in: inner, at: &place, digits: 1...2),
      let mark = mark(in: inner, at: &place, isShort: true),
      let day = number(in: inner, at: &place, digits: 1...2), CalendarDate(checked: nil, month, day) != nil
    else { return nil }
    if mark == "月" {
      guard place < inner.count, inner[place] == "日" else { return nil }
      place += 1
    } else if place - inner.startIndex != 5 {
      // `3-5` alone may be a range, `1/2` a part: of the forms without Chinese, only that with two digits each.
      return nil
    }
    let rest = trimmed(inner[place...])
    guard rest.isEmpty || (rest.contains(":") && rest.allSatisfy { isDigit($0) || $0 == ":" }) else {
      return nil
    }
    return DayHint(text: string(trimmed(text[...])), year: nil, month: month, day: day)
  }

  private static func mark(
    in text: [Unicode.Scalar], at index: inout Int, isShort: Bool = false
  ) -> Unicode.Scalar? {
    guard index < text.count else { return nil }
    switch text[index] {
    case "-", "－", "–": return taken("-", &index)
    case "/", "／": return taken("/", &index)
    case ".", "．": return isShort ? nil : taken(".", &index)
    case "年": return isShort ? nil : taken("年", &index)
    case "月": return taken("月", &index)
    default: return nil
    }
  }

  private static func taken(_ mark: Unicode.Scalar, _ index: inout Int) -> Unicode.Scalar {
    index += 1
    return mark
  }

  /// A number of so many digits, with none before and behind.
  private static func number(in text: [Unicode.Scalar], at index: inout Int, digits: ClosedRange<Int>) -> Int?
  {
    guard index == 0 || !isDigit(text[index - 1]) else { return nil }
    var value = 0
    var place = index
    while place < text.count, isDigit(text[place]), place - index <= digits.upperBound {
      value = value * 10 + Int(text[place].value - 0x30)
      place += 1
    }
    guard digits.contains(place - index) else { return nil }
    index = place
    return value
  }

  private static func trimmed(
    _ text: ArraySlice<Unicode.Scalar>, brackets: Bool = false
  ) -> ArraySlice<Unicode.Scalar> {
    func isOut(_ scalar: Unicode.Scalar) -> Bool {
      LinkText.isBlank(scalar) || (brackets && "[]()（）【】［］〔〕".unicodeScalars.contains(scalar))
    }
    var text = text.drop(while: isOut)
    while let last = text.last, isOut(last) { text.removeLast() }
    return text
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
