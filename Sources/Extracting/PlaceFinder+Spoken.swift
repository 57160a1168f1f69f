internal import Lexicons
internal import Records

/// The place that a text speaks of as its own without its name: 我市, 全省, 县总工会.
extension PlaceFinder {
  /// A region named in the text, how much speaks for it, and where it is named first.
  struct Named {
    var score: Int
    var first: Int
    var region: Region
  }

  /// The words for the text's own place.
  struct Spoken {
    /// Each word, how it points, and how often it stands.
    var terms: [(text: String, reference: RegionReference, count: Int)] = []
    /// Where the first of them stands.
    var first = Int.max
    /// How often the whole country is spoken of, and where first.
    var nation = 0
    var firstOfNation = Int.max

    /// Whether it speaks of no place's whole but the country's.
    var isOfNation: Bool { nation >= 3 && terms.allSatisfy { $0.reference == .body } }
  }

  func spoken(in blocks: [TextBlock]) -> Spoken {
    var spoken = Spoken()
    var turns: [String: Int] = [:]
    for block in blocks where block.kind != .cell {
      let range = block.start..<block.end
      for found in regions(in: range) where found.code.isEmpty {
        guard let reference = lexicon.gazetteer.reference(of: found.text),
          reference == .speaker || reference == .whole || reference == .body
        else { continue }
        spoken.first = min(spoken.first, found.start)
        if let turn = turns[found.text] {
          spoken.terms[turn].count += 1
        } else {
          turns[found.text] = spoken.terms.count
          spoken.terms.append((found.text, reference, 1))
        }
      }
    }
    guard spoken.terms.allSatisfy({ $0.reference == .body }) else { return spoken }
    for block in blocks where block.kind != .cell {
      for place in block.start..<block.end {
        guard let end = lexicon.contextWords.end(.nation, text, at: place, limit: block.end),
          lexicon.honours.longest(text, at: end, end: block.end) == nil
        else { continue }
        spoken.nation += 1
        spoken.firstOfNation = min(spoken.firstOfNation, place)
      }
    }
    return spoken
  }

  /// Whether a text that names a region first at a place is about the whole country and no place of it.
  func isOfNation(_ spoken: Spoken, namedFrom first: Int) -> Bool {
    spoken.isOfNation && spoken.firstOfNation < first
  }

  /// The place that a text means by its words, where that is not the region it names most: of a report that speaks of
  /// 我市 before it names any place, the counties it names tell which city that is.
  func meant(by spoken: Spoken, instead best: Named?, among named: [Named]) -> Region? {
    if let best {
      // What is named first is what the words mean behind it.
      let anchor =
        named.filter { lexicon.gazetteer.lies(best.region.code, within: $0.region.code) }.map(\.first).min()
        ?? best.first
      guard spoken.first < anchor,
        !spoken.terms.contains(where: {
          lexicon.gazetteer.resolve(name: $0.text, within: best.region.code)?.code == best.region.code
        })
      else { return nil }
    }
    var meant: [String: (count: Int, score: Int, isSure: Bool, region: Region)] = [:]
    for term in spoken.terms where term.reference != .body {
      var counted: Set<String> = []
      for place in named {
        guard let region = lexicon.gazetteer.resolve(name: term.text, within: place.region.code) else {
          continue
        }
        var entry = meant[region.code] ?? (0, 0, false, region)
        if counted.insert(region.code).inserted { entry.count += term.count }
        entry.score += place.score
        entry.isSure = entry.isSure || term.reference == .speaker
        meant[region.code] = entry
      }
    }
    let chosen = meant.values.filter { $0.isSure || $0.count >= 2 || best == nil }.max {
      ($0.count, $0.score, $1.region.code) < ($1.count, $1.score, $0.region.code)
    }
    guard let chosen, best.map({ lexicon.gazetteer.lies($0.region.code, within: chosen.region.code) }) ?? true
    else { return nil }
    return chosen.region
  }

  /// The place inside the one named most that the text's words are about, 全县 and 县总工会 of a county that a city's pages
  /// tell of; nil where most of them fit the city. Bodies alone do not say it: 19个省市总工会 are of no city here.
  func narrower(_ best: Named, spoken: Spoken, among named: [Named]) -> Region? {
    var own = 0
    var foreign: [String] = []
    var count = 0
    for term in spoken.terms {
      if lexicon.gazetteer.resolve(name: term.text, within: best.region.code) != nil {
        own += term.count
      } else {
        if term.reference != .body { foreign.append(term.text) }
        count += term.count
      }
    }
    guard count >= Self.leastSpoken, count > own else { return nil }
    return named.filter { place in
      place.region.code != best.region.code
        && lexicon.gazetteer.lies(place.region.code, within: best.region.code)
        && foreign.contains {
          lexicon.gazetteer.resolve(name: $0, within: place.region.code)?.code == place.region.code
        }
    }.max { ($0.score, $1.region.code) < ($1.score, $0.region.code) }?.region
  }

  /// The place of a text on 我市 that names none but where other words run into its short name, 为大庆争当排头兵: the one
  /// named so twice or more, where no other is, that 我市 can mean.
  func glued(in blocks: [TextBlock]) -> Region? {
    let terms = spoken(in: blocks).terms.filter { $0.reference != .body }
    guard !terms.isEmpty else { return nil }
    var counts: [String: (count: Int, region: Region)] = [:]
    for block in blocks where block.kind != .cell {
      for hit in lexicon.gazetteer.findGlued(in: text, block.start..<block.end)
      where terms.contains(where: {
        lexicon.gazetteer.resolve(name: $0.text, within: hit.code)?.code == hit.code
      }) { counts[hit.code, default: (0, Region(code: hit.code, name: hit.name))].count += 1 }
    }
    let often = counts.values.filter { $0.count > 1 }
    return often.count == 1 ? often.first?.region : nil
  }

  /// How often a text must speak of a place by words alone to be about it.
  private static let leastSpoken = 3

  /// The region whose name begins that of a medium or body, 苍南新闻网, or where the medium is at home.
  func region(opening name: String) -> Region? {
    let scalars = name.scalars
    if let outlet = lexicon.outlets.longest(scalars, at: 0) {
      return lexicon.gazetteer.resolve(name: outlet.value.value, within: nil)
    }
    var length = min(scalars.count, Self.longestName)
    while length >= 2 {
      if let region = lexicon.gazetteer.resolve(name: scalars.string(0..<length), within: nil) {
        return region
      }
      length -= 1
    }
    return nil
  }

  /// The longest name of a region, in characters.
  private static let longestName = 12

  /// The body of a place that the text calls by its level alone: 市总工会 of a city.
  func body(of region: Region, spoken: Spoken) -> String? {
    let term = spoken.terms.first {
      $0.reference == .body
        && lexicon.gazetteer.resolve(name: $0.text, within: region.code)?.code == region.code
    }
    guard let term = term?.text.scalars, lexicon.isReporter(term, 0..<term.count),
      let end = region.name.unicodeScalars.last, let start = term.firstIndex(of: end)
    else { return nil }
    return region.name + term.string(start + 1..<term.count)
  }
}
