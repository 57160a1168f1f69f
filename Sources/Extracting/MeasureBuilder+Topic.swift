internal import Lexicons
internal import Records

/// What measures that do not stand alone are about: actions, attributes and places take the thing named before.
extension MeasureBuilder {
  /// How many characters end one text and begin the other.
  func overlap(_ first: String, _ second: String) -> Int {
    let one = first.scalars
    let two = second.scalars
    for length in stride(from: min(one.count, two.count), to: 1, by: -1)
    where one.suffix(length).elementsEqual(two.prefix(length)) {
      return length
    }
    return 0
  }

  func isBareAttribute(_ words: Scalars) -> Bool {
    tools.lexicon.attributes.longest(words, endingAt: words.count, notBefore: 0)
      .map { $0.range.lowerBound < 2 } ?? false
  }

  /// A phrase without the attribute, figure, rank or rate that it ends with.
  func withoutFigure(_ words: Scalars, notBefore lower: Int) -> Scalars {
    var end = words.count
    while let tail = tools.lexicon.attributes.longest(words, endingAt: end, notBefore: lower)?.range
      ?? tools.lexicon.figures.longest(words, endingAt: end, notBefore: lower)?.range
      ?? tools.lexicon.ranks.longest(words, endingAt: end, notBefore: lower)?.range
      ?? tools.lexicon.ratesBefore.longest(words, endingAt: end, notBefore: lower)?.range
    { end = tail.lowerBound }
    return Scalars(words[..<end])
  }

  /// The thing that a measure is about: without the verbs it begins with, the attribute or rate it ends with, and
  /// the verbs that then end it, where it began with none: 职工医疗互助 of 职工医疗互助受理. Empty where nothing is left.
  func topic(of measure: String) -> String {
    let words = withoutFigure(stripped(measure).scalars, notBefore: 0)
    if tools.lexicon.origins.longest(words, at: 0) != nil { return "" }
    let inner = PhraseTools(lexicon: tools.lexicon, text: words, times: [])
    let verbs = inner.leadingVerbs(0..<words.count)
    var range = verbs.upperBound..<words.count
    // 新建了扶贫项目.
    if !verbs.isEmpty, words.scalar(range.lowerBound) == "了" { range = range.lowerBound + 1..<words.count }
    if verbs.isEmpty {
      while let verb = tools.lexicon.verbsBefore.longest(words, endingAt: range.upperBound, notBefore: 1),
        verb.range.count > 1, !isPlaceName(0..<verb.range.lowerBound, of: words),
        tools.lexicon.bodies.longest(words, endingAt: range.upperBound, notBefore: 1) == nil
      { range = 0..<verb.range.lowerBound }
    } else if range.count <= 2 {
      // 参保职工: a short noun keeps the verb that tells it apart.
      range = 0..<words.count
    }
    guard range.count >= 2, inner.hasNoun(range) else { return "" }
    return words.string(range)
  }

  /// Whether a measure names only an attribute of a thing that was named before: 签订率, 总金额, 每人补助. One that
  /// names its thing stands alone: 职工满意度, 参保费用 of 参保 needs it.
  func isAttribute(_ measure: String) -> Bool {
    let words = measure.scalars
    if words.count <= 5, tools.lexicon.ranks.longest(words, endingAt: words.count, notBefore: 0) != nil {
      return true
    }
    guard words.count <= 6,
      let attribute = tools.lexicon.attributes.longest(words, endingAt: words.count, notBefore: 0)
    else { return false }
    let inner = PhraseTools(lexicon: tools.lexicon, text: words, times: [])
    let rest = 0..<attribute.range.lowerBound
    return rest.count < 2 || rest.count < 4 && !inner.hasNoun(rest)
  }

  /// 涉及农民工, 惠及职工: whom something reached says little without what it was.
  func saysConsequence(_ left: Range<Int>, _ right: String) -> Bool {
    guard left.count <= 8,
      let word = tools.lexicon.consequences.longest(text, at: left.lowerBound, end: left.upperBound)
    else { return false }
    return word.range.count < left.count || !right.isEmpty
  }

  /// 永年区14个 behind 小屋28个, 南安市约5200人: a place, ranked or not, is where the thing before was counted.
  func placed(_ left: Range<Int>, _ quantity: Quantity, before: [Measure]) -> Measure? {
    guard !left.isEmpty, isPlaceList(left),
      let earlier = before.last ?? wholeBefore(unit: quantity.unit?.unit) ?? previous,
      !earlier.text.isEmpty, earlier.unit == quantity.unit?.unit
    else { return nil }
    // The place of the number before gives way to this one's.
    let thing = unranked(earlier.topic.isEmpty ? stripped(earlier.text) : earlier.topic)
    guard !isPlaceName(0..<thing.unicodeScalars.count, of: thing.scalars) else { return nil }
    return Measure(
      text: fitted(string(left), thing), rule: "rule:measure-of-the-number-before-elsewhere", topic: thing)
  }

  /// 新建工会75家,发展会员1835人。其中,城关街道9家: what the numbers of a sentence that 其中 opens are parts of.
  private func wholeBefore(unit: String?) -> Measure? {
    let start = text.trimmed(finder.sentence).lowerBound
    guard tools.lexicon.subtotals.longest(text, at: start, end: finder.sentence.upperBound) != nil else {
      return nil
    }
    return sentenceBefore.last { $0.unit == unit }
  }

  /// 参保率 of 参保率最高的是周宁县.
  private func unranked(_ thing: String) -> String {
    let words = thing.scalars
    for end in words.indices.dropFirst(4) {
      if let rank = tools.lexicon.ranks.longest(words, endingAt: end, notBefore: 2) {
        return words.string(0..<rank.range.lowerBound)
      }
    }
    return thing
  }

  /// 肥乡区和魏县, 社坡镇次之: names of places and nothing else but a rank.
  private func isPlaceList(_ range: Range<Int>) -> Bool {
    var places = range
    if let rank = tools.lexicon.ranks.longest(text, endingAt: range.upperBound, notBefore: range.lowerBound) {
      places = range.lowerBound..<rank.range.lowerBound
    }
    let names = listItems(tools.withoutTail(places))
    return !names.isEmpty && names.allSatisfy { isPlaceName($0, of: text) }
  }

  /// 武汉全市, 来自园区: words for where, behind which a number wants the noun behind it.
  func saysWhere(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 12 else { return false }
    if let origin = tools.lexicon.origins.longest(text, at: range.lowerBound, end: range.upperBound) {
      return !tools.endsWithVerb(origin.range.upperBound..<range.upperBound)
    }
    let places = tools.lexicon.gazetteer.find(in: text, range)
    return places.first?.start == range.lowerBound && places.last?.end == range.upperBound
      && zip(places, places.dropFirst()).allSatisfy { $0.end == $1.start }
  }

  /// Whether a phrase is the name of a place: two characters or more before 县, 镇 and the like, no verb.
  private func isPlaceName(_ range: Range<Int>, of text: Scalars) -> Bool {
    guard (2...9).contains(range.count) else { return false }
    let known = tools.lexicon.gazetteer.find(in: text, range)
    if let hit = known.last, hit.end == range.upperBound, known.first?.start == range.lowerBound {
      return true
    }
    guard tools.lexicon.verbs.longest(text, at: range.lowerBound, end: range.upperBound) == nil,
      let end = tools.lexicon.placeEnds.longest(text, endingAt: range.upperBound, notBefore: range.lowerBound)
    else { return false }
    return end.range.lowerBound - range.lowerBound >= 2
      || (known.last.map { $0.end == end.range.lowerBound } ?? false)
  }

  /// What ranks places, without the place: 开课 of 木乐镇开课最多.
  func rankedThing(_ phrase: Range<Int>) -> String {
    guard
      let rank = tools.lexicon.ranks.longest(text, endingAt: phrase.upperBound, notBefore: phrase.lowerBound)
    else { return "" }
    for at in phrase.lowerBound + 2..<max(rank.range.lowerBound - 1, phrase.lowerBound + 2)
    where isPlaceName(phrase.lowerBound..<at, of: text) { return text.string(at..<rank.range.lowerBound) }
    return ""
  }
}
