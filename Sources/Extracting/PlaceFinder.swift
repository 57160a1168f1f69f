internal import Lexicons
internal import Records

/// Finds the place and the body that a document, or one of its sentences, is about.
struct PlaceFinder {
  let lexicon: ExtractLexicon
  let text: Scalars

  /// A region's name in the text, and the body it is the name of, if any.
  struct Hit {
    var range: Range<Int>
    var region: Region
    /// From the region's name to the end of the body's: 昌吉州总工会.
    var body: Range<Int>?
    /// Whether the name is part of an honour or a thing: 云南省五一劳动奖章.
    var isHonour: Bool
  }

  /// The regions named in a range, in order; names that need a context are read in that of `document`.
  func hits(_ range: Range<Int>, within document: Region? = nil) -> [Hit] {
    lexicon.gazetteer.find(in: text, range).compactMap { found in
      let region =
        found.code.isEmpty
        ? document.flatMap { lexicon.gazetteer.resolve(name: found.text, within: $0.code) }
        : Region(code: found.code, name: found.name)
      guard let region else { return nil }
      let span = found.start..<found.end
      var body: Range<Int>?
      var at = span.upperBound
      // The body's name follows at once, or behind a few characters: 乌鲁木齐市职工服务中心.
      while at < min(span.upperBound + 6, range.upperBound) {
        if let end = lexicon.bodiesBehind.longest(text, at: at, end: range.upperBound) {
          body = span.lowerBound..<end.range.upperBound
          break
        }
        guard text[at].isHan else { break }
        at += 1
      }
      let isHonour = lexicon.honours.longest(text, at: span.upperBound, end: range.upperBound) != nil
      return Hit(
        range: span, region: region, body: body, isHonour: isHonour)
    }
  }

  /// The document's place and body: named in title and dateline, as the union that reports, or most often.
  func ofDocument(blocks: [TextBlock], defaults: PageDefaults, publisher: String?) -> (
    region: Region?, organization: String?
  ) {
    var scores: [String: (score: Int, first: Int, region: Region)] = [:]
    var bodies: [String: (score: Int, first: Int, code: String)] = [:]
    // Rows of a table list places, none of which is the document's.
    for (index, block) in blocks.enumerated() where block.kind != .cell {
      let weight = block.kind == .title ? 12 : block.kind == .dateline ? 4 : index < 8 ? 2 : 1
      let named = hits(block.start..<block.end)
      for (turn, hit) in named.enumerated() where !hit.isHonour {
        // 重庆市永川区 is the district, not the city that leads its name.
        if turn + 1 < named.count, named[turn + 1].range.lowerBound == hit.range.upperBound,
          lexicon.gazetteer.lies(named[turn + 1].region.code, within: hit.region.code)
        {
          continue
        }
        let isUnion = hit.body.map { text[$0].contains("会") && text[$0].contains("工") } ?? false
        let score = weight * (isUnion ? 4 : hit.body != nil ? 2 : 1)
        let old = scores[hit.region.code]
        scores[hit.region.code] = ((old?.score ?? 0) + score, old?.first ?? hit.range.lowerBound, hit.region)
        if isUnion, let body = hit.body {
          let name = text.string(body)
          let known = bodies[name]
          bodies[name] = ((known?.score ?? 0) + score, known?.first ?? body.lowerBound, hit.region.code)
        }
      }
    }
    var region = defaults.region.flatMap { lexicon.gazetteer.resolve(name: $0, within: nil) }
    if region == nil {
      // Of equals the first named; a county named often wins over its province named once.
      region = scores.values.max { ($0.score, -$0.first) < ($1.score, -$1.first) }?.region
    }
    if region == nil, let publisher {
      let scalars = publisher.scalars
      if let hit = lexicon.gazetteer.find(in: scalars, 0..<scalars.count).first(where: { !$0.code.isEmpty }) {
        region = Region(code: hit.code, name: hit.name)
      }
    }
    let organization =
      defaults.organization
      ?? bodies.filter { entry in region.map { entry.value.code == $0.code } ?? true }
      .max { ($0.value.score, -$0.value.first, $0.key) < ($1.value.score, -$1.value.first, $1.key) }?.key
    return (region, organization ?? namedBody(blocks: blocks, publisher: publisher))
  }

  /// The body that a title begins with (清河市总工会2024年工作总结), else the publisher where it is one.
  private func namedBody(blocks: [TextBlock], publisher: String?) -> String? {
    for block in blocks where block.kind == .title {
      var best: Range<Int>?
      for end in block.start + 3..<max(min(block.end, block.start + 16) + 1, block.start + 3) {
        guard text[block.start..<end].allSatisfy({ $0.isHan }) else { break }
        if lexicon.bodies.longest(text, endingAt: end, notBefore: block.start + 2) != nil {
          best = block.start..<end
        }
      }
      if let best, text[best].contains("工") && text[best].contains("会") { return text.string(best) }
    }
    guard let publisher else { return nil }
    let scalars = publisher.scalars
    guard let body = lexicon.bodies.longest(scalars, endingAt: scalars.count, notBefore: 1),
      body.range.count >= 2
    else { return nil }
    return publisher
  }

  /// From where on in a sentence its numbers are about which place; nil takes back what a place before it took.
  struct Subject {
    var end: Int
    var hit: Hit?
  }

  /// Lists among the places of a sentence, each as long as only 、 or 和 part them: 丰县、沛县和新沂市.
  func lists(_ hits: [Hit]) -> [[Hit]] {
    var lists: [[Hit]] = []
    for hit in hits where !hit.isHonour {
      if let last = lists.last?.last, last.range.upperBound + 1 == hit.range.lowerBound,
        Self.partsPlaces(text[last.range.upperBound])
      {
        lists[lists.count - 1].append(hit)
      } else {
        lists.append([hit])
      }
    }
    return lists.filter { $0.count > 1 }
  }

  private static func partsPlaces(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "、" || scalar == "和" || scalar == "及" || scalar == "与"
  }

  /// The places that a sentence names as subjects of its clauses, in order.
  func subjects(
    _ sentence: Range<Int>, finder: ClauseFinder, tools: PhraseTools, document: Region?
  ) -> [Subject] {
    let hits = hits(sentence, within: document)
    if hits.isEmpty { return [] }
    let listed = lists(hits).joined().map(\.range.lowerBound)
    return hits.compactMap { hit in
      guard !hit.isHonour else { return nil }
      // Of several places, 兰州、临夏等地, the whole is about none alone.
      if listed.contains(hit.range.lowerBound) || text.scalar(hit.range.upperBound) == "等" {
        return Subject(end: hit.range.upperBound, hit: nil)
      }
      let clause = finder.clause(around: hit.range)
      let lead = tools.withoutLead(clause.lowerBound..<hit.range.lowerBound)
      let before = text.scalar(hit.range.lowerBound - 1)
      guard lead.count <= 2 || before == "、" || before == "和" else { return nil }
      // The document's own place takes back what a place inside it took; one above or beside it is only spoken of.
      if hit.region.code == document?.code { return Subject(end: hit.range.upperBound, hit: nil) }
      if let document, !lexicon.gazetteer.lies(hit.region.code, within: document.code) { return nil }
      return Subject(end: hit.range.upperBound, hit: hit)
    }
  }
}
