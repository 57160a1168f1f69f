public import Records

/// A region's name, or a word for one, in a text.
public struct RegionHit: Sendable, Hashable {
  /// Where it begins, in scalars.
  public var start: Int
  /// Where it ends, exclusive.
  public var end: Int
  /// Six digits of GB/T 2260; empty where it is open which region is meant (`朝阳区`, `全州`).
  public var code: String
  /// The official name that goes with the code; empty with it.
  public var name: String
  /// The words of the text: `昌吉州`.
  public var text: String
}

/// Finds regions in texts by the names of the lexicon `regions`, and tells which one is meant.
///
/// A name of two characters arises by chance where words meet (健康|保障 holds 康保, a county): the lexicon says
/// which names count anywhere and which only alone or right behind a region above them (`云南瑞丽`).
public struct RegionGazetteer: Sendable {
  private let names: RegionNames
  private let trie: ScalarTrie

  /// Takes the lexicons `regions`, `region_terms` and `region_suffixes`.
  public init(_ lexicons: Lexicons) {
    names = RegionNames(lexicons)
    trie = ScalarTrie(names.names.map(\.text))
  }

  /// Every region named in a part of a text, from left to right, at each place by the longest name that counts there.
  ///
  /// A short name counts in a list behind another region: 吉安、抚州.
  ///
  /// A name that several regions of a level share (`朝阳区`), and a word for the region spoken of (`全州`), get a
  /// code where the region behind which they stand, or else `code`, tells which is meant.
  public func find(
    in scalars: [Unicode.Scalar], _ range: Range<Int>, within code: String? = nil
  ) -> [RegionHit] {
    var hits: [RegionHit] = []
    var matches: [ScalarTrie.Match] = []
    var place = range.lowerBound
    next: while place < range.upperBound {
      guard trie.mayStand(in: scalars, at: place) else {
        place += 1
        continue
      }
      matches.removeAll(keepingCapacity: true)
      trie.forEach(in: scalars, at: place, limit: range.upperBound) { matches.append($0) }
      for match in matches.reversed() {
        let name = names.names[match.word]
        let end = place + match.length
        if name.notBefore.contains(where: { stands($0, in: scalars, at: end, limit: range.upperBound) }) {
          continue
        }
        if name.scope == .nowhere {
          if !name.regions.isEmpty { continue }  // 全州县 in 全州县（市）
          place = end
          continue next
        }
        let above = hits.last.flatMap { $0.end == place ? names.places[$0.code] : nil }
        let inside = above.map { names.inside(name.regions, $0) } ?? []
        let isListed = hits.last.map { $0.end == place - 1 && scalars[place - 1] == "、" } ?? false
        if inside.isEmpty, !(isListed && name.scope != .nowhere),
          !counts(name.scope, in: scalars, place..<end, range)
        {
          continue
        }
        let meant = RegionNames.highest(inside, of: names.entries) ?? meaning(of: name, within: code)
        let region = meant.map(region)
        hits.append(
          RegionHit(
            start: place, end: end, code: region?.code ?? "", name: region?.name ?? "", text: name.text))
        place = end
        continue next
      }
      place += 1
    }
    return hits
  }

  /// The names that count alone only, where other words run into them: 大庆 in 为大庆争当排头兵. They are as likely by chance.
  public func findGlued(in scalars: [Unicode.Scalar], _ range: Range<Int>) -> [RegionHit] {
    var hits: [RegionHit] = []
    var place = range.lowerBound
    while place < range.upperBound {
      var longest: ScalarTrie.Match?
      if trie.mayStand(in: scalars, at: place) {
        trie.forEach(in: scalars, at: place, limit: range.upperBound) { longest = $0 }
      }
      guard let match = longest else {
        place += 1
        continue
      }
      let name = names.names[match.word]
      if name.scope == .alone, let region = name.preferred.map(region) {
        hits.append(
          RegionHit(
            start: place, end: place + match.length, code: region.code, name: region.name, text: name.text))
      }
      place += match.length
    }
    return hits
  }

  /// The region that a name means where another region is spoken of; nil where that is open or the name unknown.
  ///
  /// Of several regions of the name those in the region spoken of come first, then those in the regions above it;
  /// else the one of the highest level. A word like `全州` means the region spoken of or one above it.
  public func resolve(name: String, within code: String?) -> Region? {
    guard let found = names.place(of: name) else { return nil }
    return meaning(of: names.names[found], within: code).map(region)
  }

  /// How a word points at a region that only its context names; nil for a region's own name.
  public func reference(of name: String) -> RegionReference? {
    names.place(of: name).flatMap { names.names[$0].reference }
  }

  /// The region of a code, if there is one.
  public func region(code: String) -> Region? { names.places[code].map(region) }

  /// The codes above a code, from near to far, beginning with itself; empty where the code is unknown.
  public func codes(above code: String) -> [String] { names.chain(code).map { names.entries[$0].code } }

  /// Whether a region is another or lies in it; false where the code is unknown.
  public func lies(_ code: String, within other: String) -> Bool {
    guard let place = names.places[code], let wanted = names.places[other] else { return false }
    return names.above[place].contains(wanted)
  }

  private func meaning(of name: RegionNames.Name, within code: String?) -> Int? {
    let above = code.map(names.chain) ?? []
    if !name.ending.isEmpty {
      // 全县 of a place that is a district or city today: the county that it was.
      return above.first { names.entries[$0].name.hasSuffix(name.ending) }
        ?? (names.formerEndings.contains(name.ending)
          ? above.first { names.entries[$0].level == "county" } : nil)
    }
    for place in above {
      let inside = names.inside(name.regions, place)
      if !inside.isEmpty { return RegionNames.highest(inside, of: names.entries) }
    }
    return name.preferred
  }

  private func region(_ place: Int) -> Region {
    Region(code: names.entries[place].code, name: names.entries[place].name)
  }

  private func counts(
    _ scope: RegionNames.Scope, in scalars: [Unicode.Scalar], _ match: Range<Int>, _ range: Range<Int>
  ) -> Bool {
    let begins = match.lowerBound == range.lowerBound || !Self.isHan(scalars[match.lowerBound - 1])
    let ends = match.upperBound == range.upperBound || !Self.isHan(scalars[match.upperBound])
    return switch scope {
    case .anywhere: true
    case .begins: begins
    case .alone: begins && ends
    case .nowhere: false
    }
  }

  private func stands(
    _ word: [Unicode.Scalar], in text: [Unicode.Scalar], at place: Int, limit: Int
  ) -> Bool {
    place + word.count <= limit && text[place..<place + word.count].elementsEqual(word)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
  }
}
