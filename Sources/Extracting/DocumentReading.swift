internal import Lexicons
internal import Numerals
internal import Records

/// One document while it is read.
struct DocumentReading {
  let extractor: Extractor
  let clean: CleanText
  let article: Article
  let page: Page
  let text: Scalars
  let decoded: Scalars
  let spans: TextSpans
  var context: TimeContext
  let place: PlaceFinder
  let region: Region?
  let organization: String?
  var identity: StatisticIdentity
  var mentions: [Mention] = []
  var entries: [Relations.Entry] = []
  /// The section that the block under way stands in, and the period its heading gives.
  var section: String?
  /// The sentence in which a plan or target was said, and which it was.
  private var plannedFrom: (sentence: Range<Int>, modality: Statistic.Modality)?
  /// Whether the section's heading announces plans: 下一步工作打算.
  private var sectionModality: Statistic.Modality?
  /// What was said of the number before, and where it ended.
  private var signalsBefore: (end: Int, signals: Signals.Result)?
  var sectionPeriod: Period?
  /// The last measure of the paragraph, which its next sentence may only relate to.
  private var measureBefore: MeasureBuilder.Measure?
  /// Where the paragraph's statistics begin.
  private var firstEntry = 0
  /// The year that led the last paragraph that a year led, in a document that is not said to be about one.
  private var carriedPeriod: Period?

  init(extractor: Extractor, clean: CleanText, article: Article, page: Page) {
    self.extractor = extractor
    self.clean = clean
    self.article = article
    self.page = page
    text = clean.text.scalars
    decoded = article.decodedText.scalars
    spans = TextSpans(text, range: 0..<text.count)
    let headings = clean.blocks.filter { $0.kind == .title || $0.kind == .heading }
    let timeScanner = TimeScanner(lexicon: extractor.lexicon)
    // The title, and sub-titles that stand before the first paragraph, say which year the document is about.
    let firstParagraph = clean.blocks.first { $0.kind == .paragraph }?.start ?? Int.max
    let titles = headings.filter { $0.kind == .title || $0.start < firstParagraph }.map { $0.start..<$0.end }
    context = TimeContext(
      published: (article.publishedOn ?? page.defaults.publishedOn).flatMap { Day(iso: $0) },
      subjectYear: SubjectYear.find(
        text, titles: titles, body: clean.blocks.filter { $0.kind != .dateline }.map { $0.start..<$0.end },
        published: (article.publishedOn ?? page.defaults.publishedOn).flatMap { Day(iso: $0) },
        scanner: timeScanner))
    context.reported = ReportedPeriod(text: text, context: context, scanner: timeScanner).find(
      titles: titles,
      paragraphs: clean.blocks.filter { $0.kind == .paragraph }.map { $0.start..<$0.end })
    place = PlaceFinder(lexicon: extractor.lexicon, text: text)
    (region, organization) = place.ofDocument(
      blocks: clean.blocks, defaults: page.defaults, publisher: article.publisher ?? page.defaults.publisher)
    identity = StatisticIdentity(document: page.documentID, decoded: decoded, map: clean.map)
  }

  /// The findings of the whole document.
  mutating func findings() -> Findings {
    for (index, block) in clean.blocks.enumerated() { read(block, index: index) }
    let statistics = Relations.relate(entries, text: text, lexicon: extractor.lexicon)
    return Findings(
      organization: organization, region: region, period: documentPeriod, mentions: mentions,
      statistics: statistics)
  }

  private var documentPeriod: Period? {
    let tools = PhraseTools(lexicon: extractor.lexicon, text: text, times: [])
    return PeriodAssigner(context: context, tools: tools).ofDocument
  }

  // MARK: Blocks

  private mutating func read(_ block: TextBlock, index: Int) {
    let range = block.start..<block.end
    guard !range.isEmpty else { return }
    if block.kind == .cell, let cell = block.cell, !cell.isHeading, readCell(cell, block: block) { return }
    let damage = clean.damage.filter { $0.start < range.upperBound && range.lowerBound < $0.end }
    let found = extractor.scanner.scan(text, block: range, spans: spans, damage: damage)
    let tools = PhraseTools(lexicon: extractor.lexicon, text: text, times: found.times)
    let periods = PeriodAssigner(context: context, tools: tools)
    if block.kind == .heading { openSection(range, periods: periods) }
    let holdsFacts = block.kind != .dateline
    var marked = found.mentions
    if !holdsFacts {
      for at in marked.indices
      where marked[at].mentionClass == .statistic || marked[at].mentionClass == .damaged {
        marked[at] = Marked(range: marked[at].range, mentionClass: .reference, rule: "rule:dateline")
      }
    }
    let sentences = SentenceSplitter.split(text, blocks: [(index, range)])
    var lead: Period?
    measureBefore = nil
    firstEntry = entries.count
    let paragraph = sentences.map { ($0, periods.governing($0.range, finder: finder($0.range))) }
    // 7．2023年目标。 and 案件“调得了”。 head their paragraph: the sentence behind leads it too.
    let headed = paragraph.count > 1 && isRunInHeading(paragraph[0].0.range, marked)
    let heading = headed ? periods.ofHeading(paragraph[0].0.range) : nil
    for (turn, (sentence, governing)) in paragraph.enumerated() {
      if turn == (headed ? 1 : 0), let first = governing.first, first.leads, first.isLong {
        lead = periods.period(first, basis: .inherited)
        if first.isWholeYear, let day = context.published, (first.end?.year ?? 0) >= day.year - 1 {
          carriedPeriod = lead
        }
      } else if turn == 0 {
        lead = heading
      }
      let behind = turn + 1 < paragraph.count ? paragraph[turn + 1].1.first : nil
      let summing = endsInEllipsis(sentence.range) && (behind?.leads ?? false) ? behind : nil
      let inherited =
        summing.map { periods.period($0, basis: .inherited) } ?? lead ?? sectionPeriod
        ?? (periods.ofDocument == nil ? carriedPeriod : nil)
      let own = marked.filter {
        sentence.range.lowerBound <= $0.range.lowerBound && $0.range.lowerBound < sentence.range.upperBound
      }
      read(
        sentence, marked: own, governing: governing, inherited: inherited, block: block, periods: periods,
        damage: damage)
    }
  }

  private func finder(_ sentence: Range<Int>) -> ClauseFinder {
    ClauseFinder(text: text, spans: spans, sentence: sentence)
  }

  /// Whether a sentence is short and without figures, as a heading that runs into its paragraph.
  private func isRunInHeading(_ range: Range<Int>, _ marked: [Marked]) -> Bool {
    range.count <= 24 && !marked.contains { $0.quantity != nil && range.contains($0.range.lowerBound) }
  }

  private func endsInEllipsis(_ range: Range<Int>) -> Bool { text[range].last == "…" }

  private mutating func openSection(_ range: Range<Int>, periods: PeriodAssigner) {
    section = text.string(text.trimmed(range))
    carriedPeriod = nil
    sectionPeriod = periods.ofHeading(range)
    sectionModality = Signals(tools: periods.tools).ofHeading(range)
    context.sectionYear = periods.yearOfHeading(range)
  }

  // MARK: Sentences

  private mutating func read(
    _ sentence: Sentence, marked: [Marked], governing: [PeriodAssigner.Governing], inherited: Period?,
    block: TextBlock, periods: PeriodAssigner, damage: [Damage]
  ) {
    let figures = marked.compactMap { $0.quantity }
    let finder = finder(sentence.range)
    let measures =
      figures.isEmpty
      ? []
      : MeasureBuilder(tools: periods.tools, finder: finder, previous: measureBefore).measures(figures)
    measureBefore = measures.last ?? measureBefore
    let subjects =
      figures.isEmpty
      ? [] : place.subjects(sentence.range, finder: finder, tools: periods.tools, document: region)
    let dealt = figures.isEmpty ? [] : dealtPlaces(sentence.range, figures: figures, tools: periods.tools)
    var turn = 0
    for mention in marked {
      guard let quantity = mention.quantity else {
        add(mention, statistic: nil)
        continue
      }
      let measure = named(measures[turn])
      turn += 1
      var statistic = statistic(
        mention, quantity, measure: measure, sentence: sentence.range, block: block, governing: governing,
        inherited: inherited, periods: periods, finder: finder, subjects: subjects, dealt: dealt)
      if mention.mentionClass == .statistic, isMended(finder.clause(around: quantity.fullRange), damage) {
        statistic.status = .repaired
      }
      statistic.sentence = text.string(sentence.range)
      let source = clean.map.decoded(sentence.range)
      if source.upperBound <= decoded.count {
        let original = decoded.string(source)
        if original != statistic.sentence { statistic.sourceText = original }
      }
      add(mention, statistic: statistic)
      entries.append(.init(statistic: statistic, sentence: sentence.range, block: block.start))
    }
  }

  /// 一等奖5个 under the heading 优胜班组: a prize is named with what it is given for.
  private func named(_ measure: MeasureBuilder.Measure) -> MeasureBuilder.Measure {
    let words = measure.text.scalars
    guard let section, extractor.lexicon.prizes.longest(words, at: 0) != nil else { return measure }
    let title = section.scalars
    let scanner = PhraseTools(lexicon: extractor.lexicon, text: title, times: [])
    var start = 0
    // （二）, 三、 and 3. before the heading's own words.
    while start < min(title.count, 5),
      !title[start].isHan || extractor.lexicon.numerals.isChineseNumeral(title[start])
    { start += 1 }
    let heading = scanner.withoutTail(start..<title.count)
    guard !heading.isEmpty, heading.count <= 12, !title[heading].contains(where: \.endsClause),
      extractor.lexicon.prizes.longest(title, at: heading.lowerBound) == nil
    else { return measure }
    return .init(text: title.string(heading) + measure.text, rule: measure.rule + "+heading")
  }

  /// Whether nothing but connectors stands between two numbers.
  func isList(between end: Int, and start: Int) -> Bool {
    guard end < start, start - end <= 3 else { return false }
    return text[end..<start].allSatisfy { $0 == "、" || $0 == "和" || $0 == "与" || $0 == "及" || $0.isBlank }
  }

  private func startsWithPart(_ sentence: Range<Int>) -> Bool {
    extractor.lexicon.signals["part"]?.longest(text, at: sentence.lowerBound, end: sentence.upperBound) != nil
  }

  private func isMended(_ clause: Range<Int>, _ damage: [Damage]) -> Bool {
    damage.contains { $0.kind == .mended && $0.start < clause.upperBound && clause.lowerBound <= $0.end }
  }

  private mutating func add(_ mention: Marked, statistic: Statistic?) {
    mentions.append(
      Mention(
        start: mention.range.lowerBound, end: mention.range.upperBound, text: text.string(mention.range),
        mentionClass: mention.mentionClass, statisticID: statistic?.id, rule: mention.rule))
  }

  private mutating func statistic(
    _ mention: Marked, _ quantity: Quantity, measure: MeasureBuilder.Measure, sentence: Range<Int>,
    block: TextBlock, governing: [PeriodAssigner.Governing], inherited: Period?, periods: PeriodAssigner,
    finder: ClauseFinder, subjects: [PlaceFinder.Subject], dealt: [DealtPlace]
  ) -> Statistic {
    let clause = finder.clause(around: quantity.fullRange)
    var signals = Signals(tools: periods.tools).read(
      quantity, clause: clause, sentence: sentence,
      head: MeasureBuilder(tools: periods.tools, finder: finder).headPhrase(
        clause.lowerBound..<quantity.range.lowerBound, hasMore: true))
    if let before = signalsBefore, isList(between: before.end, and: quantity.range.lowerBound),
      signals.kind != .change
    {
      // 分别下降12.5%和10%: what is said of the first of a list is said of all.
      signals = before.signals
    }
    signalsBefore = (quantity.fullRange.upperBound, signals)
    // 拟安排900万元, 新增项目80万元: what is planned stays so to the end of the sentence, and in a section of plans.
    if signals.modality != .actual {
      plannedFrom = (sentence, signals.modality)
    } else if let planned = plannedFrom, planned.sentence == sentence {
      signals.modality = planned.modality
    } else if let sectionModality {
      signals.modality = sectionModality
    }
    var quantity = quantity
    if signals.isFall { quantity.isNegative = true }
    var made = row(mention, quantity, measure: measure.text)
    made.kind = signals.kind
    made.comparedWith = signals.comparedWith
    made.modality = signals.modality
    made.per = RateReader(tools: periods.tools, finder: finder, sentence: sentence).per(
      quantity, clause: clause, before: Array(entries[firstEntry...]))
    let stated = periods.stated(governing, at: quantity.range.lowerBound)
    var period = stated ?? inherited ?? periods.ofDocument
    if made.modality != .actual {
      // What is planned behind the end of the time reported is not of that time; a goal's day is not yet there.
      if period?.basis == .document, context.reportIsOver { period = nil }
    } else if stated == nil, startsWithPart(sentence), let whole = entries.last?.statistic.period {
      // 其中 at the beginning of a sentence: parts of what the sentence before counted, and of its time.
      period =
        whole.basis == .stated
        ? Period(start: whole.start, end: whole.end, basis: .inherited, text: whole.text) : whole
    } else if made.kind == .stock || (made.kind == .cumulative && period?.start == nil) {
      period = periods.asStock(period)
    }
    made.period = period ?? Period()
    let hit =
      dealt.first { $0.number == quantity.range.lowerBound }?.hit
      ?? subjects.last { $0.end <= quantity.range.lowerBound }?.hit
    made.region = hit?.region ?? region
    if let hit, let body = hit.body {
      made.organization = text.string(body)
    } else {
      made.organization = organization
    }
    made.section = section
    made.page = block.page
    made.rules = quantity.rules + [measure.rule] + signals.rules
    code(&made)
    return made
  }

  /// What a row has by its number alone.
  private mutating func row(_ mention: Marked, _ quantity: Quantity, measure: String) -> Statistic {
    let isDamaged = mention.mentionClass == .damaged
    let bounds = Bounds(quantity)
    var made = Statistic(
      id: identity.identifier(of: mention.range), sequence: entries.count + 1, measure: measure,
      modifier: isDamaged ? .exact : bounds.modifier,
      unitText: unitText(quantity),
      status: isDamaged ? .damaged : .ok, sentence: "", numberText: text.string(mention.range),
      start: mention.range.lowerBound, end: mention.range.upperBound)
    made.unit = quantity.unit?.unit
    if !isDamaged {
      made.value = bounds.value.description
      made.lower = bounds.lower?.description
      made.upper = bounds.upper?.description
      made.resolution = bounds.resolution.description
    }
    return made
  }

  /// The unit as printed; `%` for a ratio in words, 百分之六十.
  private func unitText(_ quantity: Quantity) -> String {
    if let range = quantity.unitRange ?? quantity.borrowedUnit { return text.string(range) }
    switch quantity.numeral.ratio {
    case .none: return ""
    case .percent: return "%"
    case .permille: return "‰"
    }
  }

  private func code(_ statistic: inout Statistic) {
    guard let match = extractor.lexicon.indicators.code(measure: statistic.measure, unit: statistic.unit)
    else { return }
    statistic.indicator = match.code
    statistic.rules.append("lexicon:\(match.reference)")
  }

  // MARK: Tables

  /// A cell that holds a figure; false where it holds something else, which is read as a text.
  private mutating func readCell(_ cell: Cell, block: TextBlock) -> Bool {
    let cells = TableCells(lexicon: extractor.lexicon)
    let range = block.start..<block.end
    guard var quantity = cells.figure(text, range) else { return false }
    if let label = extractor.lexicon.columnLabels[cell.columnHeading.trimmingBlanks] {
      add(
        Marked(
          range: quantity.fullRange, mentionClass: MentionClass(rawValue: label.value) ?? .reference,
          rule: "lexicon:\(label.reference)"),
        statistic: nil)
      return true
    }
    let heading = cells.unit(of: cell)
    if quantity.unit == nil {
      quantity.unit = heading.unit
      if !quantity.numeral.hasScale, heading.exponent > 0,
        let power = ExactDecimal.powerOfTen(heading.exponent),
        let value = quantity.numeral.value.multiplied(by: power),
        let resolution = quantity.numeral.resolution.multiplied(by: power)
      {
        quantity.numeral.value = value
        quantity.numeral.resolution = resolution
        quantity.rules.append("rule:scale-in-heading")
      }
    }
    let mention = Marked(
      range: quantity.range, mentionClass: .statistic, rule: "rule:table-cell", quantity: quantity)
    var made = row(mention, quantity, measure: cells.measure(of: cell, heading: heading.heading))
    if made.unitText.isEmpty { made.unitText = heading.unitText }
    if made.unit == "percent" { made.kind = .share }
    made.period = cellPeriod(cell)
    made.region = region
    made.organization = organization
    made.section = section
    made.page = block.page
    made.sentence = cells.sentence(of: cell, text: text.string(text.trimmed(range)))
    made.rules = quantity.rules + ["rule:table-cell"]
    code(&made)
    add(mention, statistic: made)
    entries.append(.init(statistic: made, sentence: range, block: block.start, cell: cell))
    return true
  }

  /// The period that a cell's headings or caption say, else its section's or the document's.
  private func cellPeriod(_ cell: Cell) -> Period {
    for heading in [cell.columnHeading, cell.rowHeading, cell.caption] {
      let scalars = heading.scalars
      let times = TimeScanner(lexicon: extractor.lexicon).scan(scalars, in: 0..<scalars.count)
      for time in times {
        guard let resolved = time.resolved(in: context), resolved.start != nil || resolved.end != nil else {
          continue
        }
        return Period(
          start: resolved.start?.iso, end: resolved.end?.iso, basis: .stated, text: scalars.string(time.range)
        )
      }
    }
    return sectionPeriod ?? documentPeriod ?? Period()
  }
}
