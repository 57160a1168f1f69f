internal import Records

/// Places that a sentence deals out to its numbers.
extension DocumentReading {
  /// A number and the place of a list that it is about.
  struct DealtPlace {
    var number: Int
    var hit: PlaceFinder.Hit
  }

  /// 丰县、沛县分别慰问4215、6038人: to each number behind 分别 the place of its turn.
  func dealtPlaces(_ sentence: Range<Int>, figures: [Quantity], tools: PhraseTools) -> [DealtPlace] {
    let dealing = extractor.lexicon.signals[.deal]
    guard sentence.contains(where: { dealing.longest(text, at: $0, end: sentence.upperBound) != nil }) else {
      return []
    }
    var dealt: [DealtPlace] = []
    for list in place.lists(place.hits(sentence, within: region)) {
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
}
