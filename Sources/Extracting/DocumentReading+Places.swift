internal import Records

/// Places that a sentence deals out to its numbers.
extension DocumentReading {
  /// A number and the place of a list that it is about.
  struct DealtPlace {
    var number: Int
    var hit: PlaceFinder.Hit
  }

  /// 丰县、沛县分别慰问4215、6038人: to each number behind 分别 the place of its turn.
  func dealtPlaces(_ sentence: Range<Int>, figures: [Quantity], lists: [[PlaceFinder.Hit]]) -> [DealtPlace] {
    let dealing = extractor.lexicon.signals[.deal]
    guard !lists.isEmpty,
      sentence.contains(where: { dealing.longest(text, at: $0, end: sentence.upperBound) != nil })
    else {
      return []
    }
    var dealt: [DealtPlace] = []
    for list in lists {
      guard let last = list.last?.range.upperBound,
        let mark = (last..<sentence.upperBound).first(where: {
          dealing.longest(text, at: $0, end: sentence.upperBound) != nil
        }),
        !text[last..<mark].contains(where: { $0 == "；" || $0 == ";" || $0.isDigit })
      else { continue }
      let numbers = run(figures, behind: mark)
      guard numbers.count == list.count else { continue }
      dealt += zip(numbers, list).map { DealtPlace(number: $0.range.lowerBound, hit: $1) }
    }
    return dealt
  }

  /// The numbers behind a place that only connectors part.
  private func run(_ figures: [Quantity], behind mark: Int) -> [Quantity] {
    var run: [Quantity] = []
    for figure in figures where figure.range.lowerBound > mark {
      if let last = run.last, !isList(between: last.fullRange.upperBound, and: figure.range.lowerBound) {
        break
      }
      run.append(figure)
    }
    return run
  }

  /// The place that a paragraph is about: the subject of its first clause, where that is not only where something was.
  func topic(
    of subjects: [PlaceSubjects.Subject], sentence: Range<Int>, figures: [Quantity], tools: PhraseTools
  )
    -> PlaceFinder.Hit?
  {
    guard let first = subjects.first, let hit = first.hit,
      figures.first.map({ first.end <= $0.range.lowerBound }) ?? true,
      begins(finder(sentence).clause(around: first.start..<first.end), sentence, tools),
      // 在天长市总工会举办的招聘会现场: who holds an event is more than where it is.
      hit.body != nil
        || extractor.lexicon.contextWords.start(
          .scene, text, endingAt: first.start, notBefore: sentence.lowerBound) == nil
    else { return nil }
    return hit
  }

  /// Whether a clause begins its sentence, or stands behind a label or a time: 案例二：, 2月3日，.
  private func begins(_ clause: Range<Int>, _ sentence: Range<Int>, _ tools: PhraseTools) -> Bool {
    let before = sentence.lowerBound..<clause.lowerBound
    return tools.withoutLead(before).isEmpty
      || (before.count <= 8 && (text[before].last == "：" || text[before].last == ":"))
  }

  /// 烟台供电公司班长李某等10位职工: the place of one of those counted.
  private func isExample(_ subject: PlaceSubjects.Subject, number: Int) -> Bool {
    guard text.scalar(number - 1) == "等", subject.end < number - 1 else { return false }
    return !text[subject.end..<number].contains(where: \.endsClause)
  }

  /// Where a number is: dealt out by 分别, named right before it, the subject before it, or the paragraph's.
  func place(
    of number: Int, subjects: [PlaceSubjects.Subject], finder: PlaceSubjects, dealt: [DealtPlace]
  ) -> (hit: PlaceFinder.Hit?, worded: Range<Int>?) {
    if let hit = dealt.first(where: { $0.number == number })?.hit ?? finder.nearest(to: number) {
      return (hit, nil)
    }
    guard let subject = subjects.last(where: { $0.end <= number && !isExample($0, number: number) }) else {
      return (finder.topic, nil)
    }
    return (subject.hit, subject.worded)
  }
}
