internal import Lexicons
internal import Numerals
internal import Records

/// Sentences, and what all their numbers share.
extension DocumentReading {
  mutating func read(
    _ sentence: Sentence, marked: ArraySlice<Marked>, governing: [PeriodAssigner.Governing],
    inherited: InheritedPeriod,
    block: TextBlock, periods: PeriodAssigner, damage: [Damage]
  ) {
    let figures = marked.compactMap { $0.quantity }
    let finder = finder(sentence.range)
    var builder = MeasureBuilder(
      tools: periods.tools, finder: finder, sentenceBefore: measuresBefore, paragraph: block.start..<block.end
    )
    let measures = figures.isEmpty ? [] : builder.measures(figures)
    if !measures.isEmpty { measuresBefore = measures }
    let rates = RateReader(tools: periods.tools, finder: finder)
    let signals = Signals(tools: periods.tools)
    let places = PlaceSubjects(
      finder: place, clauses: finder, tools: periods.tools, document: region, topic: topic)
    let subjects = places.all()
    note(subjects, of: sentence, figures: figures, tools: periods.tools)
    let dealt = dealtPlaces(sentence.range, figures: figures, lists: places.lists)
    let words = words(of: sentence.range)
    var turn = 0
    for mention in marked {
      guard let quantity = mention.quantity else {
        add(mention)
        continue
      }
      let measure = named(measures[turn], in: block, tools: periods.tools)
      turn += 1
      let clause = finder.clause(around: quantity.fullRange)
      let said = signals.read(
        quantity, clause: clause, sentence: sentence.range,
        head: builder.headPhrase(clause.lowerBound..<quantity.range.lowerBound, hasMore: true))
      add(
        mention,
        statistic(
          mention, quantity, measure: measure, sentence: sentence.range, clause: clause, finder: finder,
          block: block,
          governing: governing, inherited: inherited, periods: periods, signals: said, rates: rates,
          place: place(
            of: quantity.range.lowerBound, subjects: subjects, finder: places, dealt: dealt)),
        at: .init(
          sentence: sentence.range, block: block.start, isHeadline: titlesEnd.map { block.end <= $0 } ?? false
        ))
      // In the list: a row holds some thirty texts, which a copy of it would copy.
      let row = statistics.count - 1
      if !damage.isEmpty, mention.mentionClass == .statistic, isMended(clause, damage) {
        statistics[row].status = .repaired
      }
      statistics[row].sentence = words.clean
      statistics[row].sourceText = words.source
    }
  }

  /// Notes the place that a sentence without numbers makes its paragraph's topic.
  mutating func noteTopic(of sentence: Sentence, tools: PhraseTools) {
    guard !place.regions(in: sentence.range).isEmpty else { return }
    let places = PlaceSubjects(
      finder: place, clauses: finder(sentence.range), tools: tools, document: region, topic: topic)
    note(places.all(), of: sentence, figures: [], tools: tools)
  }

  /// A sentence says by its subject what place those behind it are about; the document's own takes that back.
  private mutating func note(
    _ subjects: [PlaceSubjects.Subject], of sentence: Sentence, figures: [Quantity], tools: PhraseTools
  ) {
    if sentence.turn == 0 {
      topic = topic(of: subjects, sentence: sentence.range, figures: figures, tools: tools)
    } else if let later = topic(of: subjects, sentence: sentence.range, figures: figures, tools: tools),
      later.body != nil || later.isTerm
    {
      topic = later
    } else if subjects.contains(where: { $0.hit == nil && $0.worded == nil }) {
      topic = nil
    }
  }

  /// A sentence as cleaned and, where that differs, as decoded.
  private func words(of sentence: Range<Int>) -> (clean: String, source: String?) {
    let words = printed(sentence)
    let source = clean.map.decoded(sentence)
    guard source.upperBound <= decoded.count, !decoded[source].elementsEqual(text[sentence]) else {
      return (words, nil)
    }
    let original = decoded.string(source)
    return (words, original == words ? nil : original)
  }

  /// 一等奖5个 under the heading 优胜班组, 焊工：一等奖: a prize is named with what it is given for.
  func named(
    _ measure: MeasureBuilder.Measure, in block: TextBlock, tools: PhraseTools
  ) -> MeasureBuilder.Measure {
    let words = measure.text.scalars
    guard extractor.lexicon.prizes.longest(words, at: 0) != nil else {
      // Nothing is said near the number: what it stands under says what is counted.
      guard words.isEmpty, let section else { return measure }
      return .init(
        text: String(String.UnicodeScalarView(section.unicodeScalars.prefix(MeasureBuilder.limit))),
        rule: "rule:measure-of-the-heading")
    }
    if let label = MeasureBuilder.label(of: block.start..<block.end, tools: tools) {
      return .init(text: text.string(label) + measure.text, rule: measure.rule + "+label")
    }
    guard let theme else { return measure }
    let title = theme.scalars
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
    let words = extractor.lexicon.contextWords
    var at = end
    while at < start {
      if text[at].isBlank {
        at += 1
      } else if let next = words.end(.joint, text, at: at, limit: start) {
        at = next
      } else {
        return false
      }
    }
    return true
  }

  func startsWithPart(_ sentence: Range<Int>) -> Bool {
    extractor.lexicon.signals[.part].longest(text, at: sentence.lowerBound, end: sentence.upperBound) != nil
  }

  func isMended(_ clause: Range<Int>, _ damage: [Damage]) -> Bool {
    damage.contains { $0.kind == .mended && $0.start < clause.upperBound && clause.lowerBound <= $0.end }
  }

  mutating func add(_ mention: Marked, _ statistic: consuming Statistic, at place: Relations.Place) {
    // The row's number is printed as the mention is: one text for both.
    add(mention, text: statistic.numberText, id: statistic.id)
    statistics.append(consume statistic)
    places.append(place)
  }

  mutating func add(_ mention: Marked) { add(mention, text: text.string(mention.range), id: nil) }

  private mutating func add(_ mention: Marked, text: String, id: String?) {
    mentions.append(
      Mention(
        start: mention.range.lowerBound, end: mention.range.upperBound, text: text,
        mentionClass: mention.mentionClass, statisticID: id, rule: mention.rule))
  }
}
