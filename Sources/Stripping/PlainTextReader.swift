internal import Records

/// Reads an article from plain text: a block a line, the facts in the first lines.
struct PlainTextReader {
  private let words: StripWords
  private let lines: [Line]
  private let roles: [LineRole]
  /// The tables whose cells bars part.
  private let tables: [BarTable]

  /// The most lines, facts and headline, before the first paragraph.
  private static let headLines = 20

  init(_ text: String, words: StripWords) {
    self.words = words
    let read = Self.lines(of: text)
    let tables = BarTables.found(in: read)
    lines = read.map { line in
      tables.contains { $0.lines.contains(line.number) } ? line : line.withoutOuterBars
    }
    self.tables = tables
    roles = lines.map { words.role(of: $0) }
  }

  /// The article of the text.
  func article(charset: String) -> Article {
    var builder = ArticleBuilder(words: words, charset: charset)
    let start = bodyStart
    let title = titleIndex(before: start)
    if let title { builder.facts.title = headline(at: title) }
    var early: [Line] = []
    for index in 0..<start {
      let line = lines[index]
      switch roles[index] {
      case .furniture(let evidence), .tail(let evidence): builder.leave(line, evidence)
      case .editor(let facts):
        builder.learn(facts)
        if line.hasDigits { builder.add(facts: line, as: line.text) } else { builder.leave(line, .editor) }
      case .facts(let facts):
        builder.learn(facts, above: line)
        builder.add(facts: line, as: line.text)
      case .caption: early.append(line)
      case .text:
        guard let title else {
          early.append(line)
          continue
        }
        let bodies = index == title ? nil : words.bodies(in: line)
        builder.issuers += bodies ?? []
        if words.isIssue(line) || (index > title && bodies != nil) {
          builder.add(facts: line, as: line.text)
        } else if index > title, words.isSubtitle(line) {
          builder.add(subtitle: line)
        } else if index <= title {
          builder.add(title: line)
        } else if let writer = byline(line) {
          builder.facts.author = builder.facts.author ?? writer
          builder.add(facts: line, as: line.text)
        } else {
          early.append(line)
        }
      }
    }
    let body = TextTables.found(in: early + self.body(from: start), after: tables.count)
    builder.add(body: TableCaptions.added(to: body, words: words))
    var article = builder.article()
    let kept = Set(builder.placed.compactMap(\.line))
    article.site = SiteName(words: words).find(in: lines.filter { !kept.contains($0.number) }, title: [])
    let pager = PagerLines(words: words)
    if pager.lacksPages(lines) || pager.breaksOff(builder.body.compactMap(\.line).map { lines[$0] }) {
      article.isPart = true
    }
    article.cuts = CutList(lines: lines, blocks: builder.placed.map(\.line)).cuts {
      builder.left[$0] ?? .outside
    }
    return article
  }

  private static func lines(of text: String) -> [Line] {
    var out: [Line] = []
    var current = Scalars()
    func isEnd(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x0A, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: true
      default: false
      }
    }
    func close() {
      if current.contains(where: { !$0.isBlank }) {
        var line = Line(current)
        line.node = out.count
        line.number = out.count
        out.append(line)
      }
      current.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if isEnd(scalar) { close() } else { current.append(scalar) }
    }
    close()
    return out
  }

  /// The lines from one on, those of tables as cells.
  private func body(from start: Int) -> [Line] {
    var out: [Line] = []
    var at = start
    for (number, table) in tables.enumerated() where table.lines.lowerBound >= start {
      out += lines[at..<table.lines.lowerBound] + table.cells(of: number + 1)
      at = table.lines.upperBound
    }
    return out + lines[at...]
  }

  /// Where the first paragraph or table stands.
  private var bodyStart: Int {
    let limit = min(lines.count, Self.headLines)
    for index in 0..<limit {
      if tables.first?.lines.lowerBound == index { return index }
      guard case .text = roles[index] else { continue }
      let line = lines[index]
      if line.letters >= 60 || (line.letters >= 12 && line.endsSentence) { return index }
    }
    return limit
  }

  /// Which line is the headline: the last before the line of facts, or the first after it.
  private func titleIndex(before start: Int) -> Int? {
    let candidates = (0..<start).filter { index in
      guard case .text = roles[index] else { return false }
      return lines[index].letters >= 4 && lines[index].letters <= 80 && !isName(lines[index])
        && !words.isSubtitle(lines[index]) && !words.isIssue(lines[index])
    }
    let facts = (0..<start).first { if case .facts = roles[$0] { true } else { false } }
    // In a wrapped text or a list, no line before the body stands out.
    guard let facts else { return headline(of: candidates.filter { !endsAsKicker(lines[$0]) }) }
    // A body that signs stands between the headline and the day, or above the headline.
    if let title = headline(of: candidates.filter { $0 < facts }.reversed()) { return title }
    return candidates.first { $0 > facts && byline(lines[$0]) == nil && !endsAsKicker(lines[$0]) }
  }

  /// The headline that ends in a line, with the line that begins it.
  private func headline(at title: Int) -> String {
    let end = lines[title].plain
    guard title > 0, case .text = roles[title - 1],
      words.beginsHeadline(lines[title - 1], before: lines[title])
    else { return end.string }
    return (lines[title - 1].plain + end).string
  }

  /// How many lines may stand before one that is worded as a headline.
  private static let headlineLines = 3

  /// The first line that is worded as a headline, else the first that is not a body's name, else the first.
  private func headline(of candidates: [Int]) -> Int? {
    candidates.prefix(Self.headlineLines).first { words.isTitled(lines[$0]) }
      ?? candidates.first { words.bodies(in: lines[$0]) == nil } ?? candidates.first
  }

  private func endsAsKicker(_ line: Line) -> Bool {
    words.phrases("kicker-end").contains { line.plain.ends(with: $0) }
  }

  /// The name in a line that is nothing else.
  private func isName(_ line: Line) -> Bool {
    line.letters >= 2 && line.letters <= 4 && line.plain.dense.allSatisfy { $0.isHan }
  }

  /// The writer of a line below the headline: a name alone, or a name behind an office.
  private func byline(_ line: Line) -> String? {
    if isName(line) { return line.plain.string }
    guard line.letters <= 40, !line.endsSentence,
      words.phrases("office").contains(where: { line.plain.contains(run: $0) }),
      let blank = line.plain.lastIndex(where: { $0.isBlank })
    else { return nil }
    let name = Scalars(line.plain[(blank + 1)...])
    return (2...4).contains(name.count) && name.allSatisfy { $0.isHan } ? name.string : nil
  }
}
