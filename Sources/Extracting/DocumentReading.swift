internal import Lexicons
internal import Numerals
internal import Records

/// One document while it is read.
struct DocumentReading {
  let extractor: Extractor
  /// The blocks, places and facts of the text that is read: ``text``, without the blanks that are left out in reading.
  let clean: CleanText
  let blanks: SetBlanks?
  /// The damage of ``clean``, asked for at every block.
  let damage: [Damage]
  let article: Article
  let page: Page
  let text: Scalars
  let decoded: Scalars
  let spans: TextSpans
  var context: TimeContext
  let times: TimeScanner
  let place: PlaceFinder
  let region: Region?
  let organization: String?
  /// Where the title and the headings right below it end; nil where there is none.
  let titlesEnd: Int?
  var identity: StatisticIdentity
  var mentions: [Mention] = []
  var statistics: [Statistic] = []
  /// Where each statistic stands.
  var places: [Relations.Place] = []
  /// The section that the block under way stands in, and the period its heading gives.
  var section: String?
  /// The caption of the cell before, as it was read.
  var lastCaption: TableCells.Caption?
  /// The last row that details none above: its table, its heading, and whether a row below it has begun to detail it.
  var wholeRow: (table: Int, row: Int, heading: String, isDetailed: Bool)?
  /// The last heading that is no prize's: 一等奖（2个） stands under 优胜单位.
  var theme: String?
  /// The sentence in which a plan or target was said, and which it was.
  var plannedFrom: (sentence: Range<Int>, modality: Statistic.Modality)?
  /// The headings that it stands under.
  var outline = SectionOutline()
  /// Whether the section's heading announces plans: 下一步工作打算.
  var sectionModality: Statistic.Modality?
  /// What was said of the number before, and where it ended.
  var signalsBefore: (end: Int, signals: Signals.Result)?
  var sectionPeriod: Period?
  /// The last measure of the paragraph, which its next sentence may only relate to.
  var measuresBefore: [MeasureBuilder.Measure] = []
  /// Where the paragraph's statistics begin.
  var firstEntry = 0
  /// The place that the paragraph is about: that of its first clause.
  var topic: PlaceFinder.Hit?
  /// What the blocks before said that later ones may point at: the time that numbers were about, when something began.
  var spokenBefore: (long: TimeContext.Span?, short: TimeContext.Span?, openedOn: Day?)
  /// The day of the event that the page tells of where it is news, and whether the text has come to its first time.
  var event: (day: Period?, isNoted: Bool) = (nil, false)
  /// The day that the document's lead says its figures are as of, and how many more paragraphs may say one.
  var leadAsOf: (period: Period?, paragraphsLeft: Int) = (nil, leadParagraphs)
  /// The day that the paragraph under way tells of: its own, else that of the event.
  var dayToldOf: Period?
  /// What leads a paragraph that ended in the middle of a sentence.
  var tornLead: ParagraphLead?
  /// The year that led the last paragraph that a year led, in a document that is not said to be about one.
  var carried: (period: Period, year: Int?)?

  init(
    extractor: Extractor, clean: CleanText, text: Scalars, blanks: SetBlanks?, article: Article, page: Page
  ) {
    self.extractor = extractor
    self.clean = clean
    self.blanks = blanks
    damage = clean.damage
    self.article = article
    self.page = page
    self.text = text
    decoded = Scalars(joining: article.blocks.lazy.map { $0.text })
    spans = TextSpans(text, range: 0..<text.count)
    let blocks = BlockRanges(clean.blocks)
    let titles = blocks.titles
    let timeScanner = TimeScanner(lexicon: extractor.lexicon, text: text, blocks: blocks.uncelled)
    titlesEnd = titles.last?.upperBound
    let isSample = SampleText.isSample(clean, text: text, lexicon: extractor.lexicon)
    let cameOut = (article.publishedOn ?? page.defaults.publishedOn).flatMap { Day(iso: $0) }
    let published = isSample ? nil : cameOut
    context = TimeContext(published: published)
    context.festivals = extractor.lexicon.festivals
    spokenBefore = (nil, nil, nil)
    SubjectYear(text: text, published: published, scanner: timeScanner).tell(
      &context, titles: titles, headings: blocks.headings, body: blocks.body, isSample: isSample)
    if SampleText.isYearMasked(clean, text: text) { context.maskedBy = cameOut }
    if let published, timeScanner.isSpeech(text, titles: titles) {
      // 在…大会上的报告: what was at the meeting was that day.
      context.eventDay = .init(start: published, end: published)
      event = (Period(start: published.iso, end: published.iso, basis: .inherited), true)
    }
    if published == nil { context.asOf = AsOfDay.find(text, body: blocks.body, scanner: timeScanner) }
    context.reported = ReportedPeriod(text: text, context: context, scanner: timeScanner).find(
      titles: titles, paragraphs: blocks.paragraphs)
    times = timeScanner
    place = PlaceFinder(lexicon: extractor.lexicon, text: text, blocks: blocks.all)
    (region, organization) = place.ofDocument(
      blocks: clean.blocks, defaults: page.defaults,
      publisher: clean.facts?.publisher ?? article.publisher ?? page.defaults.publisher)
    identity = StatisticIdentity(document: page.documentID, decoded: decoded, map: clean.map)
  }

  /// The findings of the whole document.
  mutating func findings() -> Findings {
    for (index, block) in clean.blocks.enumerated() { read(block, index: index) }
    Relations.relate(&statistics, places: places, text: text, lexicon: extractor.lexicon)
    unifyUnits()
    return Findings(
      organization: organization, region: region, period: documentPeriod, mentions: mentions,
      statistics: statistics)
  }

  var documentPeriod: Period? {
    let tools = PhraseTools(lexicon: extractor.lexicon, text: text, times: [])
    return PeriodAssigner(context: context, tools: tools).ofDocument
  }

  /// A piece of the text as it is printed.
  func printed(_ range: Range<Int>) -> String { blanks?.words(range) ?? text.string(range) }

  // MARK: Blocks

  mutating func read(_ block: TextBlock, index: Int) {
    let range = block.start..<block.end
    guard !range.isEmpty else { return }
    if block.kind == .cell, let cell = block.cell, !cell.isHeading, readCell(cell, block: block) { return }
    let damage = damage.filter { $0.start < range.upperBound && range.lowerBound < $0.end }
    let found = extractor.scanner.scan(
      text, block: range, times: times.scan(text, in: range), spans: spans, damage: damage)
    let opensSection =
      block.kind == .heading || (block.kind == .paragraph && isMarkedHeading(range, found.mentions))
    var marked = found.mentions
    if block.kind == .dateline {
      for at in marked.indices
      where marked[at].mentionClass == .statistic || marked[at].mentionClass == .damaged {
        marked[at] = Marked(range: marked[at].range, mentionClass: .reference, rule: "rule:dateline")
      }
    }
    topic = nil
    measuresBefore = []
    firstEntry = statistics.count
    let lastNumber = marked.last { $0.quantity != nil }?.range.lowerBound
    if lastNumber == nil, found.times.isEmpty, !opensSection {
      // Most paragraphs of most pages hold no number and no time.
      return pass(block, marked: marked)
    }
    let tools = PhraseTools(lexicon: extractor.lexicon, text: text, times: found.times)
    var periods = PeriodAssigner(context: context, tools: tools)
    (periods.context.longGoverning, periods.context.shortGoverning, periods.context.openedOn) = spokenBefore
    if opensSection {
      openSection(range, periods: periods)
      periods.context = context
      periods.context.openedOn = spokenBefore.openedOn
    }
    if lastNumber == nil, found.times.isEmpty {
      if block.kind == .paragraph { note([], periods: periods) }
      return pass(block, marked: marked)
    }
    let sentences = SentenceSplitter.split(text, blocks: [(index, range)])
    periods.context.leadYear = leadYear()
    let paragraph = sentences.map { ($0, periods.governing($0.range, finder: finder($0.range))) }
    var lead = lead(of: sentences, marked: marked, periods: periods)
    if block.kind == .paragraph { note(paragraph.map(\.1), periods: periods) }
    noteLead(paragraph.map(\.1), block: block, periods: periods)
    dayToldOf = event.day
    if let torn = tornLead, block.kind == .paragraph { lead = torn }
    var next = 0
    for (turn, (sentence, governing)) in paragraph.enumerated() {
      lead.take(governing, turn: turn)
      if turn == lead.first, let first = governing.first, first.leads, first.isWholeYear,
        let day = context.published, (first.span.end?.year ?? 0) >= day.year - 1
      {
        carried = (periods.period(first, basis: .inherited), first.span.start?.year)
      }
      if let day = governing.last(where: { $0.leads && $0.isOfDays }) {
        dayToldOf = periods.period(day, basis: .inherited)
      }
      let within = marked[next...].prefix { $0.range.lowerBound < sentence.range.upperBound }
      next = within.endIndex
      let own = within.drop { $0.range.lowerBound < sentence.range.lowerBound }
      guard own.contains(where: { $0.quantity != nil }) else {
        for mention in own { add(mention) }
        if lastNumber.map({ sentence.range.lowerBound < $0 }) ?? false {
          noteTopic(of: sentence, tools: periods.tools)
        }
        continue
      }
      let behind = turn + 1 < paragraph.count ? paragraph[turn + 1].1.first : nil
      let summing = endsInEllipsis(sentence.range) && (behind?.leads ?? false) ? behind : nil
      let said =
        (summing ?? lead.governing).map { periods.period($0, basis: .inherited) } ?? lead.heading
        ?? sectionPeriod
      read(
        sentence, marked: own, governing: governing,
        inherited: .init(
          period: said ?? (context.ofDocument == nil ? carried?.period : nil), isCarried: said == nil,
          asOf: lead.asOf.map { periods.period($0, basis: .inherited) }),
        block: block, periods: periods, damage: damage)
    }
    tornLead = goesOn(block) ? lead : nil
  }

  /// Passes a block without numbers of a statistic and without times: what it says of either is nothing.
  private mutating func pass(_ block: TextBlock, marked: [Marked]) {
    for mention in marked { add(mention) }
    dayToldOf = event.day
    guard goesOn(block) else {
      tornLead = nil
      return
    }
    guard tornLead == nil else { return }
    let sentences = SentenceSplitter.split(text, blocks: [(0, block.start..<block.end)])
    let tools = PhraseTools(lexicon: extractor.lexicon, text: text, times: [])
    tornLead = lead(of: sentences, marked: marked, periods: PeriodAssigner(context: context, tools: tools))
  }

  /// What leads a paragraph before its sentences are read.
  private func lead(of sentences: [Sentence], marked: [Marked], periods: PeriodAssigner) -> ParagraphLead {
    // 7．2023年目标。 and 案件“调得了”。 head their paragraph: the sentence behind leads it too.
    let headed = sentences.count > 1 && isRunInHeading(sentences[0].range, marked)
    return ParagraphLead(
      heading: headed ? periods.ofHeading(sentences[0].range) : nil, first: headed ? 1 : 0,
      isElsewhereSaid: sectionPeriod != nil || context.isYearly
        || context.reported != nil && context.reportIsOver)
  }

  /// Whether a paragraph ends in the middle of a sentence, which goes on in the next one.
  private func goesOn(_ block: TextBlock) -> Bool {
    block.kind == .paragraph && !endsSentence(block.start..<block.end)
  }

  /// The year that a paragraph begins with in mind: the one that led the paragraph before, where no other is said.
  func leadYear() -> Int? {
    context.ofDocument == nil ? carried?.year : nil
  }

  func finder(_ sentence: Range<Int>) -> ClauseFinder {
    ClauseFinder(text: text, spans: spans, sentence: sentence)
  }

  /// ◎上半年福利工作小结: a short line that a mark opens, without figures or a sentence's end.
  func isMarkedHeading(_ range: Range<Int>, _ marked: [Marked]) -> Bool {
    let line = text.trimmed(range)
    guard let first = line.first, line.count <= 30, extractor.lexicon.isHeadingMark(text[first]) else {
      return false
    }
    return !endsSentence(line) && !marked.contains { $0.quantity != nil }
  }

  func endsSentence(_ range: Range<Int>) -> Bool {
    text[range].last { !$0.isBlank }.map { !$0.isHan && !$0.isDigit && !$0.isLatin } ?? true
  }

  /// Whether a sentence is short and without figures, as a heading that runs into its paragraph.
  func isRunInHeading(_ range: Range<Int>, _ marked: [Marked]) -> Bool {
    range.count <= 24 && !text[range].contains("，") && !text[range].contains(",")
      && !marked.contains { $0.quantity != nil && range.contains($0.range.lowerBound) }
  }

  func endsInEllipsis(_ range: Range<Int>) -> Bool { text[range].last == "…" }

  mutating func openSection(_ range: Range<Int>, periods: PeriodAssigner) {
    let heading = text.trimmed(range)
    section = printed(heading)
    if extractor.lexicon.prizes.longest(text, at: heading.lowerBound, end: heading.upperBound) == nil {
      theme = text.string(heading)
    }
    carried = nil
    // 存在问题与2025年安排: what is wanting is of no plan, and of no time to come.
    let faults = extractor.lexicon.signals[.faults]
    let isOfFaults = range.contains { faults.longest(text, at: $0, end: range.upperBound) != nil }
    outline.enter(
      isOfFaults
        ? .init(
          level: SectionOutline.level(range, in: text, numerals: extractor.lexicon.numerals), isOwn: true)
        : .init(
          level: SectionOutline.level(range, in: text, numerals: extractor.lexicon.numerals),
          period: periods.ofHeading(range), modality: Signals(tools: periods.tools).ofHeading(range),
          year: periods.yearOfHeading(range)))
    sectionPeriod = outline.current?.period
    sectionModality = outline.current?.modality
    context.sectionYear = outline.current?.year
    context.sectionIsPlan = sectionModality != nil && context.sectionYear == nil
  }
}
