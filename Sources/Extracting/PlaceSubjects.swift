internal import Lexicons
internal import Records

/// The places that the clauses of a sentence are about.
struct PlaceSubjects {
  let finder: PlaceFinder
  let clauses: ClauseFinder
  let tools: PhraseTools
  /// The document's own place.
  let document: Region?
  /// The place that the paragraph is about: that of its first clause.
  let topic: PlaceFinder.Hit?

  /// From where on in a sentence its numbers are about which place; nil takes back what a place before it took.
  struct Subject {
    var start: Int
    var end: Int
    var hit: PlaceFinder.Hit?
    /// The place as worded where it is finer than the region, or several: 章凤镇; 兰州、临夏等地.
    var worded: Range<Int>?
  }

  private let hits: [PlaceFinder.Hit]
  /// Lists of places: 丰县、沛县和新沂市.
  let lists: [[PlaceFinder.Hit]]

  init(
    finder: PlaceFinder, clauses: ClauseFinder, tools: PhraseTools, document: Region?,
    topic: PlaceFinder.Hit?
  ) {
    self.finder = finder
    self.clauses = clauses
    self.tools = tools
    self.document = document
    self.topic = topic
    hits = finder.hits(clauses.sentence, within: document, topic: topic)
    lists = finder.lists(hits)
  }

  private var text: Scalars { finder.text }
  private var lexicon: ExtractLexicon { finder.lexicon }
  private var words: ContextWords { lexicon.contextWords }

  /// The subjects of the sentence, in order.
  func all() -> [Subject] {
    let sentence = clauses.sentence
    var found: [Subject] = []
    for (turn, hit) in hits.enumerated() where !hit.isHonour {
      // 宜春市袁州区: the district, and its city only leads the name.
      if turn + 1 < hits.count, leadsName(hit, of: hits[turn + 1]) { continue }
      var start = hit.range.lowerBound
      var first = turn
      while first > 0, leadsName(hits[first - 1], of: hits[first]) {
        first -= 1
        start = hits[first].range.lowerBound
      }
      if let list = lists.first(where: { $0.contains { $0.range == hit.range } }) {
        // Of several places the whole is about none alone.
        // 到楚雄、红河考察: spoken of only.
        if list.first?.range == hit.range,
          words.start(.beside, text, endingAt: start, notBefore: sentence.lowerBound) == nil
        {
          found.append(several(list, start: start))
        }
      } else if let end = words.end(.several, text, at: hit.range.upperBound, limit: sentence.upperBound) {
        found.append(Subject(start: start, end: hit.range.upperBound, hit: nil, worded: start..<end))
      } else if isSubject(hit, start: start) {
        found.append(contentsOf: subject(hit, start: start))
      }
    }
    return (found + finer(behind: found)).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// The place that the number at a place is about by itself: 最高的巫溪县为15.3%.
  func nearest(to number: Int) -> PlaceFinder.Hit? {
    let clause = clauses.clause(around: number..<number + 1)
    guard let last = hits.last(where: { $0.range.upperBound <= number }),
      clause.contains(last.range.lowerBound) || isReached(last, number: number, clause: clause),
      !last.isHonour, last.body == nil, !lists.contains(where: { $0.contains { $0.range == last.range } }),
      isInside(last.region) || last.isTerm || last.range.upperBound == number,
      words.start(.beside, text, endingAt: last.range.lowerBound, notBefore: clause.lowerBound) == nil,
      tools.withoutTail(last.range.upperBound..<number).count <= 3,
      !text[last.range.upperBound..<number].contains(where: { $0.isDigit })
    else { return nil }
    return last
  }

  /// 最高的是周宁县，达91.3%: the place that the clause before ends with.
  private func isReached(_ hit: PlaceFinder.Hit, number: Int, clause: Range<Int>) -> Bool {
    hit.range.upperBound + 1 == clause.lowerBound && number > clause.lowerBound
      && tools.withoutTail(clause.lowerBound..<number).isEmpty
  }

  private func leadsName(_ hit: PlaceFinder.Hit, of next: PlaceFinder.Hit) -> Bool {
    next.range.lowerBound == hit.range.upperBound
      && lexicon.gazetteer.codes(above: next.region.code).contains(hit.region.code)
  }

  private func several(_ list: [PlaceFinder.Hit], start: Int) -> Subject {
    let end = list.last?.range.upperBound ?? start
    let tail = words.end(.several, text, at: end, limit: clauses.sentence.upperBound)
    // 黔东南州和凯里市: what a place does with one inside it is its own.
    if let first = list.first, tail == nil, first.region.code != document?.code, isInside(first.region),
      list.dropFirst().allSatisfy({ lexicon.gazetteer.lies($0.region.code, within: first.region.code) })
    {
      return Subject(start: start, end: end, hit: first)
    }
    return Subject(start: start, end: end, hit: nil, worded: start..<(tail ?? end))
  }

  /// Whether a place begins its clause or stands in a list behind its number: 永年区14个、丛台区12个.
  private func isSubject(_ hit: PlaceFinder.Hit, start: Int) -> Bool {
    let clause = clauses.clause(around: hit.range)
    if words.start(.joint, text, endingAt: start, notBefore: clause.lowerBound) != nil { return true }
    guard words.start(.beside, text, endingAt: start, notBefore: clause.lowerBound) == nil else {
      return false
    }
    return tools.withoutLead(clause.lowerBound..<start).count <= 2
      || isVenue(hit, start: start, clause: clause)
  }

  /// 首场在贵阳启动: the place inside the document's where an event was.
  private func isVenue(_ hit: PlaceFinder.Hit, start: Int, clause: Range<Int>) -> Bool {
    document != nil && hit.body == nil
      && words.start(.scene, text, endingAt: start, notBefore: clause.lowerBound) != nil
      && words.end(.holding, text, at: hit.range.upperBound, limit: clause.upperBound) == clause.upperBound
  }

  /// What a place as a subject does: one inside the document's is the one spoken of from there on, and one beside it;
  /// the document's own takes that back; one above it is only spoken of, but for 全市 behind it.
  private func subject(_ hit: PlaceFinder.Hit, start: Int) -> [Subject] {
    let end = hit.range.upperBound
    if hit.isArea { return [Subject(start: start, end: end, hit: nil, worded: hit.range)] }
    if hit.region.code == document?.code { return [Subject(start: start, end: end)] }
    if isInside(hit.region) || hit.isTerm { return [Subject(start: start, end: end, hit: hit)] }
    let clause = clauses.clause(around: hit.range)
    let begins = tools.withoutLead(clause.lowerBound..<start).isEmpty
    return begins && isBeside(hit.region) ? [Subject(start: start, end: end, hit: hit)] : []
  }

  private func isInside(_ region: Region) -> Bool {
    guard let document else { return true }
    return lexicon.gazetteer.codes(above: region.code).contains(document.code)
  }

  private func isBeside(_ region: Region) -> Bool {
    guard let document else { return true }
    let parent = lexicon.gazetteer.codes(above: document.code).dropFirst().first
    return parent != nil && lexicon.gazetteer.codes(above: region.code).dropFirst().first == parent
  }

  // MARK: Below the county

  /// Towns and streets that begin a clause or follow a region: 陇川县章凤镇, 在遮放镇、风平镇.
  private func finer(behind subjects: [Subject]) -> [Subject] {
    // Most sentences have no 镇 and no 街道: a glance at each character instead of a walk through the clauses.
    guard words.stands(.finer, text, in: clauses.sentence) else { return [] }
    var found: [Subject] = []
    var at = clauses.sentence.lowerBound
    while at < clauses.sentence.upperBound {
      let clause = clauses.clause(around: at..<at + 1)
      var starts = subjects.filter { clause.contains($0.start) && $0.worded == nil }.map(\.end)
      let lead = tools.withoutLead(clause)
      starts += [lead.lowerBound, clause.lowerBound]
      starts += clause.filter {
        words.start(.located, text, endingAt: $0, notBefore: clause.lowerBound) != nil
      }
      for start in starts {
        let behind =
          words.end(.scene, text, at: start, limit: clause.upperBound)
          ?? words.end(.beside, text, at: start, limit: clause.upperBound)
          ?? (text.scalar(start) == "的" ? start + 1 : start)
        guard let range = finerNames(at: behind, limit: clause.upperBound),
          // 村 ends many words: a village's name stands behind a word that says where.
          words.start(.village, text, endingAt: range.upperBound, notBefore: range.lowerBound) == nil
            || words.start(.located, text, endingAt: range.lowerBound, notBefore: clause.lowerBound) != nil
        else { continue }
        let hit = subjects.last { $0.end <= range.lowerBound }?.hit ?? topic
        found.append(Subject(start: range.lowerBound, end: range.upperBound, hit: hit, worded: range))
        break
      }
      at = max(clause.upperBound, at) + 1
    }
    return found
  }

  /// One name, or several that 、 parts.
  private func finerNames(at start: Int, limit: Int) -> Range<Int>? {
    guard var end = finerName(at: start, limit: limit) else { return nil }
    while let next = words.end(.joint, text, at: end, limit: limit),
      let more = finerName(at: next, limit: limit)
    {
      end = more
    }
    return start..<(words.end(.several, text, at: end, limit: limit) ?? end)
  }

  private func finerName(at start: Int, limit: Int) -> Int? {
    guard start < limit, text[start].isHan, words.end(.unnamed, text, at: start, limit: limit) == nil,
      lexicon.verbs.longest(text, at: start, end: limit) == nil
    else { return nil }
    var at = start + 1
    while at < min(start + Self.longestName, limit), text[at].isHan {
      if let end = words.end(.finer, text, at: at, limit: limit) {
        // 乡镇, 城镇 are words.
        let isWord = words.end(.compound, text, at: end, limit: limit) != nil
        return !isWord && (at - start >= 2 || end - at >= 2) ? end : nil
      }
      at += 1
    }
    return nil
  }

  /// The longest name of a town without its ending, in characters.
  private static let longestName = 6
}
