internal import Lexicons
internal import Records

/// Finds the place and the body that a document, or one of its sentences, is about.
struct PlaceFinder {
  let lexicon: ExtractLexicon
  let text: Scalars
  /// The regions named in the blocks of the text, in order: asked for by block, then by sentence.
  private let known: [RegionHit]?

  /// A finder of a text. In its blocks, which are given in order, it looks for regions once.
  init(lexicon: ExtractLexicon, text: Scalars, blocks: [Range<Int>]? = nil) {
    self.lexicon = lexicon
    self.text = text
    known = blocks.map { blocks in blocks.flatMap { lexicon.gazetteer.find(in: text, $0) } }
  }

  /// A region's name in the text, and the body it is the name of, if any.
  struct Hit {
    var range: Range<Int>
    var region: Region
    /// From the region's name to the end of the body's: 昌吉州总工会.
    var body: Range<Int>?
    /// Whether the name is part of an honour or a medium: 云南省五一劳动奖章, 苍南新闻网.
    var isHonour: Bool
    /// Whether it is a word for a region named before, or for one that is not the document's: 全市 behind 贵港市.
    var isTerm = false
    /// Whether it names places that have no code of their own: 兵地.
    var isArea = false
  }

  /// The regions named in a range, in order.
  ///
  /// A word such as 全市 or 市总工会 is read in the context of `document`, the place of the document, and `topic`, that
  /// of the paragraph.
  func hits(_ range: Range<Int>, within document: Region? = nil, topic: Hit? = nil) -> [Hit] {
    var hits: [Hit] = []
    for found in regions(in: range) where !isFeature(found, in: range) {
      var region = Region(code: found.code, name: found.name)
      var isTerm = false
      if found.code.isEmpty {
        let near = topic ?? label(hits, of: range)
        guard
          let meant = meaning(
            of: found.text, at: found.start, document: document,
            // 获评潍坊市创新项目，推广到全市: who gave the honour is not spoken of.
            spoken: hits.last { !$0.isHonour }?.region, topic: near)
        else { continue }
        (region, isTerm) = meant
      }
      let span = found.start..<found.end
      let isHonour =
        isHonoured(behind: span.upperBound, limit: range.upperBound)
        || lexicon.contextWords.end(.medium, text, at: span.upperBound, limit: range.upperBound) != nil
        || lexicon.contextWords.start(
          .honoured, text, endingAt: span.lowerBound, notBefore: range.lowerBound) != nil
      hits.append(
        Hit(
          range: span, region: region, body: body(behind: span, in: range), isHonour: isHonour,
          isTerm: isTerm,
          isArea: lexicon.gazetteer.reference(of: found.text) == .area))
    }
    return hits
  }

  /// The regions named in a range that is a block or one of its sentences, between which no name stands.
  func regions(in range: Range<Int>) -> ArraySlice<RegionHit> {
    guard let known else { return lexicon.gazetteer.find(in: text, range)[...] }
    return known[first(of: known, from: range.lowerBound)..<first(of: known, from: range.upperBound)]
  }

  /// The first region that begins at a place or behind it.
  private func first(of known: [RegionHit], from place: Int) -> Int {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// 宣威市：7月20日，市总工会…: the place that a label opens its sentence with is its topic.
  private func label(_ hits: [Hit], of range: Range<Int>) -> Hit? {
    guard let first = hits.first, first.range.upperBound < range.upperBound,
      text[first.range.upperBound] == "：" || text[first.range.upperBound] == ":",
      !text[range.lowerBound..<first.range.lowerBound].contains(where: { $0.isHan })
    else { return nil }
    return first
  }

  /// Whether a short name is part of another name: 胶州湾, 南京路.
  private func isFeature(_ found: RegionHit, in range: Range<Int>) -> Bool {
    found.text.unicodeScalars.count < found.name.unicodeScalars.count && found.name.hasPrefix(found.text)
      && lexicon.contextWords.end(.feature, text, at: found.end, limit: range.upperBound) != nil
  }

  /// Which region a word means that only its context names.
  ///
  /// 全市 is the document's city, but behind a city outside of it that one: 泉州市总工会提出, 全市… in a report on 晋江市.
  /// 该市 and, in a paragraph about a place, 市总工会 are of that place.
  private func meaning(
    of term: String, at place: Int, document: Region?, spoken: Region?, topic: Hit?
  ) -> (region: Region, isTerm: Bool)? {
    let own = document.flatMap { lexicon.gazetteer.resolve(name: term, within: $0.code) }
    let reference = lexicon.gazetteer.reference(of: term)
    guard reference != .speaker else { return own.map { ($0, false) } }
    for local in [spoken, topic?.region].compactMap({ $0 }) where local.code != document?.code && local != own
    {
      guard lexicon.gazetteer.resolve(name: term, within: local.code) == local else { continue }
      let isInside = document.map { lexicon.gazetteer.codes(above: local.code).contains($0.code) } ?? false
      let isTopic = local == topic?.region && reference == .body
      if own == nil || !isInside || isTopic || reference == .spoken { return (local, true) }
    }
    guard own == nil, reference == .whole || reference == .spoken else { return own.map { ($0, false) } }
    return lastNamed(term, before: place).map { ($0, true) }
  }

  /// The place named last before that a word can mean, where the document's cannot: 全州 behind 海西州 in a text on the
  /// province.
  private func lastNamed(_ term: String, before place: Int) -> Region? {
    guard let known else { return nil }
    let before = known[..<first(of: known, from: place)]
    return before.suffix(Self.remembered).last { hit in
      !hit.code.isEmpty
        && lexicon.contextWords.start(.honoured, text, endingAt: hit.start, notBefore: 0) == nil
        && lexicon.gazetteer.resolve(name: term, within: hit.code)?.code == hit.code
    }.map { Region(code: $0.code, name: $0.name) }
  }

  /// How many names before a word of a place are looked at.
  private static let remembered = 40

  /// Whether a region's name is part of an honour: 云南省五一劳动奖章; but 汉源县第十九届人民代表大会 is a body of it.
  private func isHonoured(behind end: Int, limit: Int) -> Bool {
    guard lexicon.honours.longest(text, at: end, end: limit) != nil else { return false }
    let near = end..<min(end + 16, limit)
    let name = near.lowerBound..<(near.first { text[$0].endsClause } ?? near.upperBound)
    return !lexicon.contextWords.stands(.congress, text, in: name)
  }

  /// The body whose name a region begins: at once, or behind a few characters: 乌鲁木齐市职工服务中心.
  private func body(behind span: Range<Int>, in range: Range<Int>) -> Range<Int>? {
    var at = span.upperBound
    while at < min(span.upperBound + 6, range.upperBound) {
      if let end = lexicon.bodiesBehind.longest(text, at: at, end: range.upperBound) {
        return span.lowerBound..<end.range.upperBound
      }
      guard text[at].isHan else { break }
      at += 1
    }
    return nil
  }

  /// Lists of places, each as long as only 、 or 和 part them: 丰县、沛县和新沂市.
  func lists(_ hits: [Hit]) -> [[Hit]] {
    var lists: [[Hit]] = []
    for hit in hits where !hit.isHonour {
      if let last = lists.last?.last, last.range.upperBound < hit.range.lowerBound,
        lexicon.contextWords.end(.joint, text, at: last.range.upperBound, limit: hit.range.lowerBound)
          == hit.range.lowerBound
      {
        lists[lists.count - 1].append(hit)
      } else {
        lists.append([hit])
      }
    }
    return lists.filter { $0.count > 1 }
  }
}
