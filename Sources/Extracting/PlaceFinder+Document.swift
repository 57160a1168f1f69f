internal import Lexicons
internal import Records

/// The place and the body that a document is about.
extension PlaceFinder {
  /// The document's place and body: named in title and dateline, as the union that reports, or most often.
  func ofDocument(blocks: [TextBlock], defaults: PageDefaults, publisher: String?) -> (
    region: Region?, organization: String?
  ) {
    var scores: [String: Named] = [:]
    var bodies: [String: (score: Int, first: Int, code: String)] = [:]
    var medium: Region?
    // Rows of a table list places, none of which is the document's.
    for (index, block) in blocks.enumerated() where block.kind != .cell {
      let weight = block.kind == .title ? 12 : block.kind == .dateline ? 4 : index < 8 ? 2 : 1
      let named = hits(block.start..<block.end)
      for (turn, hit) in named.enumerated() {
        // 香格里拉网讯: the medium tells, and need not be of the place it tells of.
        if isOfMedium(hit, block: block) {
          medium = medium ?? hit.region
          continue
        }
        if hit.isHonour { continue }
        // 重庆市永川区 is the district, not the city that leads its name.
        if turn + 1 < named.count, named[turn + 1].range.lowerBound == hit.range.upperBound,
          lexicon.gazetteer.codes(above: named[turn + 1].region.code).contains(hit.region.code)
        {
          continue
        }
        let reports = hit.body.map { lexicon.isReporter(text, $0) } ?? false
        let score = weight * (reports ? 4 : hit.body != nil ? 2 : 1)
        let old = scores[hit.region.code]
        scores[hit.region.code] = Named(
          score: (old?.score ?? 0) + score, first: old?.first ?? hit.range.lowerBound, region: hit.region)
        if reports, let body = hit.body {
          let name = text.string(body)
          let known = bodies[name]
          bodies[name] = ((known?.score ?? 0) + score, known?.first ?? body.lowerBound, hit.region.code)
        }
      }
    }
    var region = defaults.region.flatMap { lexicon.gazetteer.resolve(name: $0, within: nil) }
    var ownBody: String?
    if region == nil {
      // Of equals the first named; a county named often wins over its province named once.
      // A medium tells of its own place more than of any other that is named as often.
      if let medium { scores[medium.code]?.score += 3 }
      let best = scores.values.max { ($0.score, -$0.first) < ($1.score, -$1.first) }
      let spoken = spoken(in: blocks)
      if isOfNation(spoken, namedFrom: scores.values.map(\.first).min() ?? .max) { return (nil, nil) }
      let ofPublisher = publisher.flatMap { self.region(opening: $0) } ?? medium
      let meant =
        meant(by: spoken, instead: best, among: Array(scores.values))
        ?? ofPublisher.flatMap {
          self.meant(by: spoken, instead: best, among: [Named(score: 1, first: Int.max, region: $0)])
        }
      region =
        meant ?? best.flatMap { narrower($0, spoken: spoken, among: Array(scores.values)) } ?? best?.region
      ownBody = meant.flatMap { body(of: $0, spoken: spoken) }
    }
    if region == nil, let publisher {
      let scalars = publisher.scalars
      if let hit = lexicon.gazetteer.find(in: scalars, 0..<scalars.count).first(where: { !$0.code.isEmpty }) {
        region = Region(code: hit.code, name: hit.name)
      }
    }
    region = region ?? medium ?? glued(in: blocks)
    let organization =
      defaults.organization
      ?? bodies.filter { entry in region.map { entry.value.code == $0.code } ?? true }
      .max { ($0.value.score, -$0.value.first, $0.key) < ($1.value.score, -$1.value.first, $1.key) }?.key
    return (region, organization ?? ownBody ?? namedBody(blocks: blocks, publisher: publisher))
  }

  /// Whether a place's name begins that of a medium: 苍南新闻网, 香格里拉网讯.
  private func isOfMedium(_ hit: Hit, block: TextBlock) -> Bool {
    lexicon.contextWords.end(.medium, text, at: hit.range.upperBound, limit: block.end) != nil
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
      if let best, lexicon.isReporter(text, best) { return text.string(best) }
    }
    guard let publisher else { return nil }
    let scalars = publisher.scalars
    guard let body = lexicon.bodies.longest(scalars, endingAt: scalars.count, notBefore: 1),
      body.range.count >= 2
    else { return nil }
    return publisher
  }
}
