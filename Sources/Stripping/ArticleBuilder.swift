internal import Records

/// Puts an article together from lines whose place is known: the headline's, the facts', the body's.
struct ArticleBuilder {
  let words: StripWords
  /// A block and the number of the line that it prints; nil where the page does not show it.
  typealias Placed = (block: Block, line: Int?)
  /// Lines of the headline in reading order, the headline itself among them.
  private(set) var titles: [Placed] = []
  /// Lines of facts, as they stand.
  private(set) var datelines: [Placed] = []
  /// The body.
  private(set) var body: [Placed] = []
  /// Lines that are none of these, by their number, and why.
  private(set) var left: [Int: CutEvidence] = [:]
  /// The bodies that stand above or below the headline: they issued the report, where nothing else says who did.
  var issuers: [String] = []
  /// The medium whose reporters wrote the text.
  private var bylineMedium: String?
  /// Whether the day of publication is one of a line that does not say what day it is.
  private(set) var isDateBare = false
  /// The signature below the body.
  private var signature: Signature?
  /// The day that a subtitle gives for the speech.
  private var spokenOn: PrintedDate?
  /// What is known so far; its blocks are added by ``article()``.
  var facts: Article

  init(words: StripWords, charset: String) {
    self.words = words
    facts = Article(charset: charset, blocks: [])
  }

  /// Adds a headline that no line of the page prints.
  mutating func add(title: Scalars) { titles.append((Block(kind: .title, text: title.string), nil)) }

  /// Adds a line of the headline.
  mutating func add(title line: Line) {
    titles.append((Block(kind: .title, text: line.text.string), line.number))
  }

  /// Adds a line of facts above the body, as the page reads; once.
  mutating func add(facts line: Line, as text: Scalars) {
    guard !datelines.contains(where: { $0.line == line.number }) else { return }
    datelines.append((Block(kind: .dateline, text: text.string), line.number))
  }

  /// Leaves a line out.
  mutating func leave(_ line: Line, _ evidence: CutEvidence) { left[line.number] = evidence }

  /// Takes over what a line states and is not known yet.
  mutating func learn(_ line: FactLine) {
    let isSure = line.isDateLabelled && !line.isOtherDay
    if let date = line.date, facts.publishedOn == nil || (isSure && isDateBare) {
      learn(date)
      isDateBare = !isSure
    }
    facts.publisher = facts.publisher ?? line.publisher
    facts.author = facts.author ?? line.author
    facts.editor = facts.editor ?? line.editor
    bylineMedium = bylineMedium ?? line.bylineMedium
  }

  /// Takes over what a line above the text states; a body that stands there with a day issued the report.
  mutating func learn(_ facts: FactLine, above line: Line) {
    learn(facts)
    if let body = Stamp(line.factText, words: words)?.body { issuers.append(body) }
  }

  /// Takes over a day of publication.
  mutating func learn(_ date: PrintedDate) {
    facts.publishedOn = date.day
    facts.publishedAt = date.time
  }

  /// Adds a line below the headline that goes on with it: `——2025年1月9日在全市职工代表大会上`.
  mutating func add(subtitle line: Line) {
    add(title: line)
    let text = Scalars(line.plain.drop { !$0.isWord })
    if spokenOn == nil, let date = DateScanner.first(in: text), date.range.lowerBound == 0,
      words.phrases("speech-place").contains(where: {
        Scalars(text[date.range.upperBound...]).starts(with: $0)
      })
    {
      spokenOn = date
    }
  }

  /// Adds the lines of the body, in order; leaves out what is no text of the report.
  mutating func add(body lines: [Line]) {
    let kept = textLines(lines)
    let texts = kept.map(\.line)
    signature = Signature.find(in: texts, words: words)
    let width = Headings.wrapWidth(of: texts.filter { $0.level == nil && $0.cell == nil })
    for (index, (line, role)) in kept.enumerated() {
      var kind = line.kind
      var level = line.level
      if case .caption = role, kind == .paragraph { kind = .caption }
      if case .facts = role { kind = .dateline }
      if signature?.lines.contains(index) == true { kind = .dateline }
      if kind == .paragraph, level != nil { kind = .heading }
      if kind == .paragraph, line.letters <= Headings.mostLetters {
        let previous = kept[..<index].last { Self.goesOn($0) }?.line
        let next = kept[(index + 1)...].first { Self.goesOn($0) }?.line
        if Headings.isHeading(line, previous: previous, next: next, width: width) {
          (kind, level) = (.heading, 2)
        }
      }
      let block = Block(
        kind: kind, text: (kind == .dateline ? line.spaced : line.text).string,
        level: kind == .heading ? level : nil, cell: line.cell)
      body.append((block, line.number))
    }
  }

  /// Adds a line of facts below the body.
  mutating func add(factsBelow line: Line) {
    body.append((Block(kind: .dateline, text: line.spaced.string), line.number))
  }

  /// The lines of a body that are text, with what they are.
  private mutating func textLines(_ lines: [Line]) -> [(line: Line, role: LineRole)] {
    let stamped = StampedLists.lines(in: lines, words: words)
    let roles = lines.enumerated().map { number, line -> LineRole in
      if stamped.contains(number) { return .furniture(.stampedList) }
      return line.cell == nil ? words.role(of: line, below: number > 0 ? lines[number - 1] : nil) : .text
    }
    // Facts stand at the beginning or the end of a body; in its middle they are text.
    let texts = lines.indices.filter { if case .text = roles[$0] { lines[$0].isParagraph } else { false } }
    let first = texts.first ?? 0
    let last = texts.last ?? lines.count
    var kept: [(Line, LineRole)] = []
    var tail: CutEvidence?
    for (index, line) in lines.enumerated() {
      switch roles[index] {
      case .furniture(let evidence): leave(line, evidence)
      case .tail(let evidence):
        tail = evidence
        leave(line, evidence)
      case .editor(let facts):
        learn(facts)
        if line.hasDigits { kept.append((line, .facts(facts))) } else { leave(line, .editor) }
      case .facts(let facts):
        if index < first || (index > last && facts.isNamed) {
          if index < first { learn(facts, above: line) } else { learn(facts) }
          kept.append((line, roles[index]))
        } else {
          kept.append((line, .text))
        }
      case .caption: if let tail { leave(line, tail) } else { kept.append((line, .caption)) }
      case .text:
        // A paragraph ends the list of links that a tail heads.
        if line.cell != nil || (line.letters >= 20 && line.endsSentence && line.linkPercent < 30) {
          tail = nil
        }
        if let tail { leave(line, tail) } else { kept.append((line, .text)) }
        if index >= last { learn(creditsOf: line) }
      }
    }
    return kept
  }

  /// The most letters behind the bracket that opens credits at the end of a text.
  private static let creditLetters = 40

  /// Takes over who wrote and edited a text from brackets at its end: `……仍高。（编辑：某人）`.
  private mutating func learn(creditsOf line: Line) {
    let text = line.plain
    guard facts.author == nil || facts.editor == nil,
      let open = text.lastIndex(where: { $0 == "（" || $0 == "(" }), open + 1 < text.count,
      text.count - open <= Self.creditLetters
    else { return }
    let inner = Scalars(text[(open + 1)...].prefix { $0 != "）" && $0 != ")" })
    // `……一千二百人。（林小河）`.
    let before = Line(Scalars(text[..<open]))
    if facts.author == nil, words.isPersonName(inner), text.count <= open + inner.count + 2,
      before.letters == 0 || before.endsSentence
    {
      facts.author = inner.string
      return
    }
    let credits = FactLine(inner, words: words)
    facts.author = facts.author ?? credits.author
    facts.editor = facts.editor ?? credits.editor
  }

  /// Whether a line belongs to the run of the text: captions and page footers stand between its lines.
  private static func goesOn(_ entry: (line: Line, role: LineRole)) -> Bool {
    if case .caption = entry.role { return false }
    return entry.line.kind != .caption && !isPageFooter(entry.line)
  }

  /// `第 1 页 共 4 页` and `- 3 -`: left for cleaning, which knows what to do with them.
  static func isPageFooter(_ line: Line) -> Bool {
    guard line.letters <= 12, line.hasDigits else { return false }
    let rest = line.plain.filter { !$0.isDigit && !$0.isBlank }
    return rest.allSatisfy { "第页共頁/-—－—".unicodeScalars.contains($0) }
  }

  /// The headline first, then the facts, then the body.
  var placed: [Placed] { titles + datelines + body }

  /// The article: its headline first, then its facts, then the body.
  mutating func article() -> Article {
    if facts.publishedOn == nil, let date = signature?.date ?? spokenOn { learn(date) }
    facts.publisher = facts.publisher ?? bylineMedium
    let bodies = issuers.isEmpty ? signature?.bodies ?? [] : issuers
    if facts.publisher == nil, !bodies.isEmpty { facts.publisher = bodies.joined(separator: "、") }
    var article = facts
    article.blocks = placed.map(\.block)
    return article
  }
}
