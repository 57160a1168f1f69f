/// The facts about a document that one line states.
struct FactLine {
  /// A date with a label that says it is the day of publication, or the first date of the line.
  var date: PrintedDate?
  /// Whether ``date`` has a label.
  var isDateLabelled = false
  /// Whether that label says that it is another day: of the last change, of writing.
  var isOtherDay = false
  var publisher: String?
  var author: String?
  var editor: String?
  /// The medium of a by-line, which counts where nothing else names a publisher.
  var bylineMedium: String?
  /// How many labels the line has.
  var labels = 0

  /// Whether a label says whose or when the document is; a date alone may be a signature's.
  var isNamed: Bool { publisher != nil || author != nil || editor != nil || isDateLabelled }

  /// Reads a line, given without readings.
  init(_ line: Scalars, words: StripWords) {
    var places: [(label: StripWords.Label, start: Int, valueStart: Int)] = []
    var index = 0
    while index < line.count {
      if let (label, end) = Self.label(in: line, at: index, words) {
        places.append((label, index, end))
        index = end
      } else {
        index += 1
      }
    }
    labels = places.count
    for (turn, place) in places.enumerated() {
      let end = turn + 1 < places.count ? places[turn + 1].start : line.count
      let value = Scalars(line[place.valueStart..<max(place.valueStart, end)])
      take(value, of: place.label.fact, at: place.valueStart, words)
    }
    // `由某人发布于2024年3月5日`.
    if author == nil, let first = places.first, first.label.isBeforeDay,
      let by = words.phrases("by").first(where: { line.starts(with: $0) }), first.start > by.count
    {
      let name = Scalars(line[by.count..<first.start]).trimmed
      if (2...12).contains(name.count), !name.contains(where: { $0.isDigit }) { author = name.string }
    }
    if date == nil {
      date =
        Self.bareDay(in: line, words) ?? WesternDate.named(in: line, words: words)
        ?? WesternDate.clocked(in: line) ?? RepublicDate.first(in: line, isLabelled: false)
    }
    if publisher == nil, let date {
      publisher = Self.newspaper(line, date: date, words)
      let end = places.first { $0.start >= date.range.upperBound }?.start ?? line.count
      if publisher == nil, end > date.range.upperBound {
        publisher = Self.medium(Scalars(line[date.range.upperBound..<end]), words)
      }
      // `某某网 (2020-01-21 11:12)`: nothing but a medium's name before the date.
      if publisher == nil, labels == 0, !line[..<date.range.lowerBound].contains(where: { $0.isDigit }) {
        publisher = Self.lone(Scalars(line[..<date.range.lowerBound]), words)
      }
    }
  }

  /// The first day of a line that nothing right before it tells as another one: `会议时间：`, `今天是`.
  private static func bareDay(in line: Scalars, _ words: StripWords) -> PrintedDate? {
    var start = 0
    while let date = DateScanner.first(in: line, from: start) {
      let before = Scalars(line[..<date.range.lowerBound]).trimmed
      let isLabelled = (before.last == ":" || before.last == "：") && before.dropLast().last?.isHan == true
      if !isLabelled, !words.phrases("other-day").contains(where: { before.ends(with: $0) }) { return date }
      start = date.range.upperBound
    }
    return nil
  }

  /// The paper in a line such as `某某报/2024 年/1 月/18 日/第 008 版` or `（《某某报》2024年1月18日 08版）`, as clippings
  /// of newspapers bear it.
  private static func newspaper(_ line: Scalars, date: PrintedDate, _ words: StripWords) -> String? {
    let name = Scalars(line[..<date.range.lowerBound])
    let bare = Scalars(name.filter { !$0.isBlank && !$0.isOpener })
    let isMarked = bare.first == "《" && bare.firstIndex(of: "》") == bare.count - 1
    guard name.last == "/" || isMarked,
      words.phrases("edition-mark").contains(where: { line.place(of: $0, from: date.range.upperBound) != nil }
      )
    else { return nil }
    return Self.name(name, untilBlank: true)
  }

  /// A medium's name that is all there is before a date.
  private static func lone(_ before: Scalars, _ words: StripWords) -> String? {
    var bare = before.trimmed
    while let last = bare.last, last.isOpener || last.isBlank { bare.removeLast() }
    guard bare.count >= 3, bare.allSatisfy({ $0.isHan }) else { return nil }
    return medium(bare, words)
  }

  private mutating func take(_ value: Scalars, of fact: StripWords.Fact, at start: Int, _ words: StripWords) {
    switch fact {
    case .date, .otherDate:
      let found =
        DateScanner.first(in: value) ?? DateScanner.compact(in: value) ?? WesternDate.numeric(in: value)
        ?? RepublicDate.first(in: value, isLabelled: true)
      if !isDateLabelled || (isOtherDay && fact == .date),
        let found = found ?? WesternDate.named(in: value, words: words),
        found.range.lowerBound <= 4
      {
        date = PrintedDate(
          day: found.day, time: found.time,
          range: found.range.lowerBound + start..<found.range.upperBound + start)
        isDateLabelled = true
        isOtherDay = fact == .otherDate
      }
    case .publisher: if publisher == nil { publisher = Self.source(value, words) }
    case .author:
      // `張貼者： 某人 於 晚上9:05`.
      let end = words.phrases("speech-place").compactMap { value.place(of: [" "] + $0 + [" "]) }.min()
      let value = Scalars(value[..<(end ?? value.count)])
      guard let name = Self.name(WriterNames.bridged(value, words: words), untilBlank: false) else { return }
      let names = WriterNames.joined(Scalars(text: name), words: words)
      author = author.map { $0 + "、" + names } ?? names
    case .editor: if editor == nil { editor = Self.name(value, untilBlank: false) }
    case .other: break
    }
  }

  /// A label that begins here and the place of its value: `来源：`, `来 源:`, `來源《`.
  private static func label(
    in line: Scalars, at start: Int, _ words: StripWords
  ) -> (StripWords.Label, Int)? {
    guard words.labelStarts.mayContain(line[start]), let candidates = words.labels[line[start]] else {
      return nil
    }
    // A label is no tail of another word: `登记时间：` is no day of publication. 来源 may follow anything.
    let followsHan = start > 0 && line[start - 1].isHan
    for label in candidates where !followsHan || label.fact == .publisher || label.isBeforeDay {
      var index = start
      var matched = 0
      while matched < label.text.count {
        if matched > 0 { while index < line.count, line[index].isBlank { index += 1 } }
        guard index < line.count, line[index] == label.text[matched] else { break }
        matched += 1
        index += 1
      }
      guard matched == label.text.count else { continue }
      while index < line.count, line[index].isBlank { index += 1 }
      guard index < line.count else { continue }
      // `某人 发表于 2005-9-15`.
      if label.isBeforeDay, line[index].isDigit { return (label, index) }
      if followsHan, label.fact != .publisher { continue }
      if [":", "：", "︰", "∶", "丨"].contains(line[index]) { return (label, index + 1) }
      if Self.isBare(label, in: line, from: start, to: index, words) { return (label, index) }
      // `文/某某`, `（文｜某某）`.
      let isFirst = start == 0 || line[start - 1].isBlank || line[start - 1].isOpener
      if label.fact == .author, isFirst, ["/", "／", "|", "｜"].contains(line[index]),
        index + 1 < line.count, line[index + 1].isHan,
        !words.phrases("byline-end").contains(where: { line[start...].starts(with: $0) })
      {
        return (label, index + 1)
      }
      // `来源 | 某某报`, `【来源】某某报`.
      if label.fact == .publisher || start == 0, ["|", "｜"].contains(line[index]) {
        return (label, index + 1)
      }
      if label.fact == .publisher, line[index] == "】", start > 0, line[start - 1] == "【" {
        return (label, index + 1)
      }
      if label.fact == .publisher, line[index] == "《" || (label.text.last == "于" && start <= 2) {
        return (label, index)
      }
    }
    return nil
  }

  /// Whether a label needs no mark: `By Lin An`; `来自某某晚报`, where a medium's name stands, and no place.
  private static func isBare(
    _ label: StripWords.Label, in line: Scalars, from start: Int, to value: Int, _ words: StripWords
  ) -> Bool {
    if label.text.last?.isLatin == true {
      let isWord = start == 0 || !line[start - 1].isWord && start > 1
      return isWord && label.fact == .author && line[value - 1].isBlank
        && (line[value].isHan || (0x41...0x5A).contains(line[value].value))
    }
    guard label.fact == .publisher, label.text.last == "自", start == 0 || line[start - 1].isBlank else {
      return false
    }
    return medium(Scalars(line[value...].prefix { !$0.isBlank }), words) != nil
  }

  /// A publisher's name, from a `<meta>`; some put the label into it.
  static func publisher(_ value: Scalars, words: StripWords) -> String? {
    FactLine(value, words: words).publisher ?? source(value, words)
  }

  /// A publisher's name; nil where what stands there names nobody.
  private static func source(_ value: Scalars, _ words: StripWords) -> String? {
    var value = value
    for end in words.phrases("value-end") {
      if let place = value.place(of: end), place > 0 { value.removeSubrange(place...) }
    }
    guard let name = name(value, untilBlank: true),
      !words.phrases("no-publisher").contains(Scalars(text: name)), !isLabel(name, words),
      !isCompilation(Scalars(text: name), words)
    else { return nil }
    return name
  }

  /// Whether several are named that a page was put together from: none of them wrote it.
  private static func isCompilation(_ name: Scalars, _ words: StripWords) -> Bool {
    name.contains("、") && words.phrases("compiled-from").contains { name.starts(with: $0) }
  }

  /// Whether a name is a label itself: `来源 | 作者` heads a list.
  private static func isLabel(_ name: String, _ words: StripWords) -> Bool {
    let name = Scalars(text: name)
    return name.first.map { words.labels[$0] ?? [] }?.contains { $0.text == name } ?? false
  }

  /// A medium's name that stands without a label beside a date: `某某晚报`, `《某某周刊》`.
  static func medium(_ text: Scalars, _ words: StripWords) -> String? {
    guard let name = name(text, untilBlank: true) else { return nil }
    let scalars = Scalars(text: name)
    guard (2...16).contains(scalars.count),
      !scalars.contains(where: { $0.isSentencePunctuation || $0 == "," })
    else { return nil }
    return words.phrases("media-end").contains { scalars.ends(with: $0) } ? name : nil
  }

  /// A name from what stands after a label; nil where nothing usable stands there.
  private static func name(_ value: Scalars, untilBlank: Bool) -> String? {
    var out = Scalars()
    var blanks = 0
    for scalar in Scalars(value.drop { $0.isBlank || $0.isOpener || $0 == "|" }) {
      if scalar.isBlank {
        blanks += 1
        if untilBlank || blanks > 1 || scalar == "\t" { break }
      } else {
        blanks = 0
        if ["|", "｜", "[", "【", "]", "】", "│", "┃", "。"].contains(scalar) { break }
      }
      if scalar.isDigit, !untilBlank { break }
      out.append(scalar)
      if out.count > 40 { return nil }
    }
    // A date right behind the name belongs to the line, not to the name.
    if let date = DateScanner.first(in: out) { out = Scalars(out[..<date.range.lowerBound]) }
    out = out.trimmed
    if out.first == "《", let close = out.firstIndex(of: "》") { out = Scalars(out[...close]) }
    while let first = out.first, first.isNameEdge || first.isBlank { out.removeFirst() }
    while let last = out.last, last.isNameEdge || last.isBlank {
      // A closing bracket stays where its opening one does.
      if last == ")" && out.contains("(") || last == "）" && out.contains("（") { break }
      out.removeLast()
    }
    // `size="20"`: markup that the page shows by mistake.
    return out.contains { $0.isHan || $0.isLatin } && !out.contains("=") ? out.string : nil
  }
}

extension Unicode.Scalar {
  /// A bracket that opens before a fact.
  fileprivate var isOpener: Bool {
    switch self {
    case "(", "（", "[", "【": true
    default: false
    }
  }

  /// What stands around a name and is none of it.
  fileprivate var isNameEdge: Bool {
    switch self {
    case "《", "》", "(", ")", "（", "）", "]", "】", "：", ":", ",", "，", "、", ";", "；", "-", "—", "/", ">", "<",
      "“", "”":
      true
    default: false
    }
  }
}
