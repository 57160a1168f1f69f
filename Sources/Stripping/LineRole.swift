internal import Records

/// What a line is, by its words alone.
enum LineRole {
  /// Text of the report.
  case text
  /// Navigation, controls, legal notes: left out.
  case furniture(CutEvidence)
  /// The heading of a list of links that follows a report: left out with its list.
  case tail(CutEvidence)
  /// Facts about the document.
  case facts(FactLine)
  /// Who edited it; only this.
  case editor(FactLine)
  /// The caption of a picture.
  case caption
}

extension StripWords {
  /// The longest line, in letters, that a control or label has.
  private static let furnitureLetters = 60
  /// The longest legal note.
  private static let noteLetters = 300
  /// The longest line of facts: date, source, three writers, four editors, counts.
  private static let factLetters = 110

  /// What a line is.
  func role(of line: Line) -> LineRole {
    if line.letters == 0 { return .furniture(.noLetters) }
    if let found = furniture(line) {
      // `【纠错】 【责任编辑：某人】`: a control beside a fact.
      if found.effect == .line, line.letters <= Self.controlLetters, wholeLines[line.plain] == nil {
        let facts = FactLine(line.factText, words: self)
        if facts.editor != nil, facts.date == nil { return .editor(facts) }
      }
      return found.effect == .tail ? .tail(found.evidence) : .furniture(found.evidence)
    }
    if isTrail(line) { return .furniture(.trail) }
    if isListOfNames(line) { return .furniture(.listOfNames) }
    if line.letters <= Self.factLetters {
      var text = line.factText
      var facts = FactLine(text, words: self)
      // `<em>2024</em><em>-03-08</em>`: one thing after all.
      if facts.date == nil, !line.boundaries.isEmpty, DateScanner.first(in: line.plain) != nil {
        text = line.plain
        facts = FactLine(text, words: self)
      }
      if facts.labels > 0 || facts.date != nil, isAboutDocument(facts, line, text) {
        // `分享： 微信 微博`: labels that tell nothing.
        if !facts.isNamed, facts.date == nil, !line.hasDigits { return .furniture(.emptyLabels) }
        let isEditorOnly =
          facts.editor != nil && facts.date == nil && facts.publisher == nil && facts.author == nil
        return isEditorOnly ? .editor(facts) : .facts(facts)
      }
      if let writer = writer(of: line) {
        facts.author = facts.author ?? writer
        facts.bylineMedium = bylineMedium(of: line)
        return .facts(facts)
      }
    }
    if isCaption(line) { return .caption }
    return .text
  }

  /// The row of the table of furniture that a line matches.
  func furniture(_ line: Line) -> FurnitureLine? {
    guard line.letters <= Self.noteLetters else { return nil }
    let dense = line.plain.dense
    let bare = Self.bare(dense)
    if bare.count <= longestWholeLine, let found = wholeLines[bare] ?? wholeLines[dense] { return found }
    // A sentence with a figure is text, however it begins.
    let isFigureSentence = line.hasDigits && line.endsSentence && line.letters >= 20
    if let first = dense.first, let candidates = linePrefixes[first] {
      for candidate in candidates where dense.starts(with: candidate.words) {
        if candidate.effect == .note || (line.letters <= Self.furnitureLetters && !isFigureSentence) {
          return candidate
        }
      }
    }
    if let controls = controls(line) { return controls }
    if let first = bare.first, first != dense.first, !isFigureSentence, let candidates = linePrefixes[first] {
      for candidate in candidates
      where bare.starts(with: candidate.words) && line.letters <= Self.furnitureLetters {
        return candidate
      }
    }
    return linePartFinder.first(in: dense).map { lineParts[$0] }
  }

  /// The longest row of controls, in letters.
  private static let controlLetters = 30

  /// The row of the table for a line of nothing but controls: `放大 缩小 全文复制`.
  private func controls(_ line: Line) -> FurnitureLine? {
    guard line.letters <= Self.controlLetters, line.plain.contains(where: { $0.isBlank }) else { return nil }
    var first: FurnitureLine?
    var count = 0
    for part in line.spaced.split(whereSeparator: { $0.isBlank || $0.isBar }) {
      let bare = Self.bare(Scalars(part))
      guard bare.contains(where: { $0.isWord }) else { continue }
      guard let found = wholeLines[bare], found.effect == .line else { return nil }
      first = first ?? found
      count += 1
    }
    return count >= 2 ? first : nil
  }

  /// Whether a line is short and begins with who edited the page: `（责任编辑：某人）`.
  func beginsWithEditor(_ line: Line) -> Bool {
    guard line.letters <= Self.furnitureLetters else { return false }
    let text = line.plain.drop { !$0.isWord }
    return text.first.map { labels[$0] ?? [] }?.contains { $0.fact == .editor && text.starts(with: $0.text) }
      ?? false
  }

  /// Without punctuation and brackets at both ends.
  private static func bare(_ dense: Scalars) -> Scalars {
    guard let first = dense.firstIndex(where: { $0.isWord }), let last = dense.lastIndex(where: { $0.isWord })
    else { return dense }
    return first == 0 && last == dense.count - 1 ? dense : Scalars(dense[first...last])
  }

  /// A trail of links: `首页 > 工会动态 > 正文`, `某某网>>某某频道`.
  private func isTrail(_ line: Line) -> Bool {
    guard line.letters <= 60, !line.endsSentence else { return false }
    let plain = line.plain
    guard plain.contains(where: { $0.isTrailMark }), !plain.contains("《"), !plain.contains("<") else {
      return false
    }
    let parts = plain.split(whereSeparator: { $0.isTrailMark })
    guard !parts.isEmpty else { return false }
    return parts.allSatisfy { part in part.count { $0.isWord } <= 16 } && line.punctuation <= 1
  }

  /// A list of names without a word between them, as spam appends: `甲县| 乙县| 丙市| …`.
  private func isListOfNames(_ line: Line) -> Bool {
    guard line.plain.contains(where: { $0.isBar }) else { return false }
    let parts = line.plain.split(whereSeparator: { $0.isBar })
    guard parts.count >= 3 else { return false }
    let short = parts.count { part in part.count { $0.isWord } <= 8 }
    let needed = parts.count >= 8 ? parts.count * 9 / 10 : parts.count
    return short >= needed && line.punctuation <= parts.count / 8 && !line.hasDigits
  }

  /// Whether what labels and dates a line has are about the document, and not part of a sentence.
  private func isAboutDocument(_ facts: FactLine, _ line: Line, _ text: Scalars) -> Bool {
    let named = facts.isNamed
    if line.endsSentence, !(named && line.letters <= 60) { return false }
    // A sentence that ends before the first label: `……門檻仍高。（編輯：某人）`.
    if let stop = text.firstIndex(of: "。"), text[..<stop].count(where: { $0.isWord }) >= 12,
      FactLine(Scalars(text[..<stop]), words: self).labels == 0
    {
      return false
    }
    if named { return line.letters <= 60 || facts.labels >= 2 }
    // `——5月4日在某某会议上`: a subtitle, and the day of something else.
    if isSubtitle(line) { return false }
    if let date = facts.date {
      // A date alone, or with little around it.
      let rest = line.letters - text[date.range].count { $0.isWord }
      let isEdition =
        phrases("edition-mark").contains { text.contains(run: $0) } && text.contains("/")
      let before = text[..<date.range.lowerBound].count { $0.isHan }
      // `【某某网3月5日报道】去年四月，我在外地`: a sentence goes on behind the day.
      if let comma = text[date.range.upperBound...].firstIndex(of: "，"),
        text[comma...].count(where: { $0.isHan }) >= 6, text[..<comma].count(where: { $0.isHan }) >= 6
      {
        return false
      }
      return isEdition || (rest <= 40 && line.punctuation <= 2 && before <= 16)
    }
    return facts.labels > 0 && line.letters <= 20
  }

  /// `——某市总工会工作纪实` below a headline.
  func isSubtitle(_ line: Line) -> Bool {
    line.plain.prefix(while: { $0.isDash }).count >= 2
  }

  /// The writer of a line that is nothing but a by-line: `某某日报记者 甲某 通讯员 乙某`.
  private func writer(of line: Line) -> String? {
    guard line.letters <= 40, !line.endsSentence, line.punctuation <= 2 else { return nil }
    let text = line.factText
    // `某人 文/图`.
    for end in phrases("byline-end") where text.ends(with: end) {
      let names = Scalars(text[..<(text.count - end.count)]).trimmed
      if (2...12).contains(names.count), names.allSatisfy({ $0.isHan || $0.isBlank || $0 == "、" }) {
        return WriterNames.joined(names, words: self)
      }
    }
    // The first of them: `记者 甲某 通讯员 乙某`.
    let found = phrases("reporter").compactMap { word in
      text.place(of: word).map { (place: $0, end: $0 + word.count) }
    }
    guard let first = found.min(by: { ($0.place, -$0.end) < ($1.place, -$1.end) }), first.place <= 14,
      first.end < text.count, text[first.end].isBlank
    else { return nil }
    let names = Scalars(text[first.end...]).trimmed
    return names.isEmpty || names.prefix(while: { !$0.isBlank }).count > 6
      ? nil : WriterNames.joined(names, words: self)
  }

  /// The longest name of a medium in a by-line, in characters.
  private static let mediumLetters = 20

  /// The medium that a writer is a reporter of: `某某云/某某日报记者 甲某`; nil for `本报记者`.
  private func bylineMedium(of line: Line) -> String? {
    let text = line.plain
    guard let end = phrases("reporter").compactMap({ text.place(of: $0) }).min(), end <= Self.mediumLetters
    else {
      return nil
    }
    let name = Scalars(text[..<end])
    guard name.count >= 3, name.allSatisfy({ $0.isHan || $0 == "/" }),
      !phrases("own-medium").contains(where: { name.starts(with: $0) }),
      phrases("media-end").contains(where: { name.ends(with: $0) })
    else { return nil }
    return name.string
  }

  private func isCaption(_ line: Line) -> Bool {
    guard line.letters >= 8, line.letters <= 160, !line.endsSentence else { return false }
    return phrases("caption-end").contains { line.plain.ends(with: $0) }
  }
}

extension Unicode.Scalar {
  /// What parts the steps of a trail of links.
  fileprivate var isTrailMark: Bool {
    switch self {
    case ">", "›", "»", "＞", "→", "》": true
    default: false
    }
  }

  /// A dash, or a part of one.
  fileprivate var isDash: Bool {
    switch self {
    case "—", "-", "─", "－", "–": true
    default: false
    }
  }
}
