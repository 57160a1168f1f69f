internal import Records

/// How the indicator of a figure is found.
extension IndicatorMatcher {
  /// What was found of a figure.
  struct Findings {
    /// The words of the measure: a handful.
    var measure: [Int32] = []
    /// Words of the context that stand before the number or in the measure, and how far on.
    var near: [(word: Int32, place: Int)] = []
    /// Words of the context that stand behind the number.
    var behind: [Int32] = []
    /// Qualifiers that stand with the number and not in its measure.
    var qualifiers: [Int32] = []
    /// Whether it is an average by what it is per.
    var isAverage = false
    var unit: Int32?
    var isChange = false
    var counted: CountedNouns.Reading?
  }

  /// The indicator of a figure; nil where none fits.
  ///
  /// All words of a pattern must occur and none of its exclusions, the pattern must name every qualifier that the
  /// measure has, and the unit must be one of the indicator's (any will do for `*`; a number without a unit fits
  /// what is counted in items or persons). A rise or fall fits only an indicator of change. Of several, the pattern
  /// that matched the most characters wins; of equals, one that follows from no other, then the one whose words of
  /// the context stand nearest, then the one whose own unit it is (without a unit, the one counted in items), then
  /// the first code. Of equals that all follow from others (the growth of the people, of the money) none is given:
  /// their unit does not tell them apart. An amount per head, household or case is an average, even where the
  /// measure does not say so: only a pattern that names a qualifier takes it, or any where the words of the average
  /// are kept. What stands right behind the number must not be something else that is counted.
  public func code(_ figure: Figure) -> Match? {
    let scalars = Array(figure.measure.unicodeScalars)
    var findings = Findings(
      isAverage: figure.per.map { countUnits.contains($0) } ?? false,
      unit: figure.unit.map { units[$0] ?? -1 }, isChange: figure.kind == .change)
    let isLevel = figure.kind != .change && figure.kind != .share
    for place in scalars.indices where trie.mayStand(in: scalars, at: place) {
      trie.forEach(in: scalars, at: place, limit: scalars.count) { match in
        let range = place..<place + match.length
        if isLevel, figure.per == nil, let context = figure.context,
          isBorrowed(match.word, scalars[range], context)
        {
          return
        }
        take(match.word, at: range, in: scalars, to: &findings)
      }
    }
    if findings.measure.isEmpty { return nil }
    if let context = figure.context { read(context, of: figure, measure: scalars, to: &findings) }
    return best(findings, measure: scalars, text: figure.context?.text ?? [])
  }

  private func take(
    _ text: Int, at range: Range<Int>, in scalars: [Unicode.Scalar], to findings: inout Findings
  ) {
    for index in wordsOfText[text] {
      let word = lists[Int(index)]
      if traits[Int(word)].contains(.context) {
        findings.near.append((word, Self.farthest + range.lowerBound))
      } else if traits[Int(word)].contains(.ofUnits), !isOfUnit(Int(word), findings.unit) {
        continue
      } else if stands(Int(word), at: range, in: scalars) {
        if !findings.measure.contains(word) { findings.measure.append(word) }
      } else if traits[Int(word)].contains(.qualifier) {
        // 人均可支配收入, 人口自然增长率: the average, the growth is the figure itself.
        findings.isAverage = false
        findings.isChange = false
      }
    }
  }

  /// Whether a qualifier is one for figures of a unit.
  private func isOfUnit(_ word: Int, _ unit: Int32?) -> Bool {
    guard let units = words[word].qualifier?.units, let unit else { return false }
    return units.contains(unit)
  }

  /// A place behind all words before a number.
  private static let farthest = 1 << 20

  /// Whether the measure has 每人 from another number: 每人3000元，共13.8万元.
  private func isBorrowed(_ text: Int, _ spelled: ArraySlice<Unicode.Scalar>, _ context: FigureContext)
    -> Bool
  {
    wordsOfText[text].contains { words[Int(lists[Int($0)])].qualifier?.reach == .each }
      && !context.text[context.own].contains(spelled)
  }

  /// Reads the words around a number.
  private func read(
    _ context: FigureContext, of figure: Figure, measure: [Unicode.Scalar], to findings: inout Findings
  ) {
    let text = context.text
    let segment = context.segment
    for place in context.before where aroundTrie.mayStand(in: text, at: place) {
      aroundTrie.forEach(in: text, at: place, limit: context.before.upperBound) { match in
        let range = place..<place + match.length
        for index in wordsAround[match.word] {
          let word = lists[Int(index)]
          if traits[Int(word)].contains(.context) {
            findings.near.append((word, place - context.before.lowerBound))
          } else if let qualifier = words[Int(word)].qualifier, stands(Int(word), at: range, in: text),
            !findings.qualifiers.contains(word)
          {
            let rest = text[range.upperBound..<context.before.upperBound]
            switch qualifier.reach {
            case .measure: break
            case .each: if segment.contains(place) { findings.qualifiers.append(word) }
            case .list:
              if !qualifier.until.contains(where: { rest.contains($0[...]) || measure.contains($0[...]) }) {
                findings.qualifiers.append(word)
              }
            }
          }
        }
      }
    }
    for place in context.after where aroundTrie.mayStand(in: text, at: place) {
      aroundTrie.forEach(in: text, at: place, limit: context.after.upperBound) { match in
        for index in wordsAround[match.word] where traits[Int(lists[Int(index)])].contains(.context) {
          findings.behind.append(lists[Int(index)])
        }
      }
    }
    findings.counted = counted.read(context, unit: figure.unit)
  }
}
