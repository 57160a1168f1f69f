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
    let builder = MeasureBuilder(tools: periods.tools, finder: finder, previous: measureBefore)
    let measures = figures.isEmpty ? [] : builder.measures(figures)
    measureBefore = measures.last ?? measureBefore
    let places = PlaceSubjects(
      finder: place, clauses: finder, tools: periods.tools, document: region, topic: topic)
    let subjects = places.all()
    if sentence.turn == 0 {
      topic = topic(of: subjects, sentence: sentence.range, figures: figures)
    } else if subjects.contains(where: { $0.hit == nil && $0.worded == nil }) {
      topic = nil
    }
    let dealt = figures.isEmpty ? [] : dealtPlaces(sentence.range, figures: figures, lists: places.lists)
    let words = figures.isEmpty ? (clean: "", source: nil) : words(of: sentence.range)
    var turn = 0
    for mention in marked {
      guard let quantity = mention.quantity else {
        add(mention)
        continue
      }
      let measure = named(measures[turn])
      turn += 1
      var statistic = statistic(
        mention, quantity, measure: measure, sentence: sentence.range, block: block, governing: governing,
        inherited: inherited, periods: periods, builder: builder,
        place: place(
          of: quantity.range.lowerBound, subjects: subjects, finder: places, dealt: dealt))
      if mention.mentionClass == .statistic, isMended(finder.clause(around: quantity.fullRange), damage) {
        statistic.status = .repaired
      }
      statistic.sentence = words.clean
      statistic.sourceText = words.source
      add(mention, statistic, at: .init(sentence: sentence.range, block: block.start))
    }
  }

  /// A sentence as cleaned and, where that differs, as decoded.
  private func words(of sentence: Range<Int>) -> (clean: String, source: String?) {
    let words = text.string(sentence)
    let source = clean.map.decoded(sentence)
    guard source.upperBound <= decoded.count, !decoded[source].elementsEqual(text[sentence]) else {
      return (words, nil)
    }
    let original = decoded.string(source)
    return (words, original == words ? nil : original)
  }

  /// 一等奖5个 under the heading 优胜班组: a prize is named with what it is given for.
  func named(_ measure: MeasureBuilder.Measure) -> MeasureBuilder.Measure {
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
    statistics.append(statistic)
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
