internal import Records

/// Every word of the region lexicons, with what it stands for.
struct RegionNames: Sendable {
  /// A name, or another word, as texts have it.
  struct Name: Sendable {
    var text: String
    /// The regions of the name, by their places in `entries`.
    var regions: [Int] = []
    /// How the name of the region ends that a word like `全州` means; empty for a name.
    var ending = ""
    /// How such a word points at it; nil for a name.
    var reference: RegionReference?
    /// Where it counts.
    var scope = Scope.anywhere
    /// What stands behind it where it is not the name: 场 behind 合作市.
    var notBefore: [[Unicode.Scalar]] = []
    /// The region that it means without context, if one is of a higher level than the others.
    var preferred: Int?

    mutating func take(_ region: Int, _ scope: Scope) {
      if !regions.contains(region) { regions.append(region) }
      if scope.rawValue < self.scope.rawValue { self.scope = scope }
    }
  }

  /// Where a name counts in a text.
  enum Scope: Int, Sendable {
    /// Everywhere.
    case anywhere
    /// Behind no Han character, or right behind a region above.
    case begins
    /// Between no Han characters, or right behind a region above.
    case alone
    /// Nowhere: it is another word as well.
    case nowhere
  }

  let entries: [CodeLists.RegionEntry]
  let names: [Name]
  let places: [String: Int]
  /// How the names of counties end that are districts or cities today.
  let formerEndings: Set<String>
  /// Each region and those above it, from near to far.
  let above: [[Int]]
  /// The words as they were met, and the place of each in `names`.
  private let met: SpellingTable
  private let placeOfMet: [Int]

  init(_ lexicons: Lexicons) {
    entries = lexicons.codeLists.regions
    let places = Dictionary(entries.enumerated().map { ($1.code, $0) }) { first, _ in first }
    let parents = entries.map { places[$0.parent] }
    above = entries.indices.map { region in
      var chain = [region]
      while let next = parents[chain[chain.count - 1]], !chain.contains(next) { chain.append(next) }
      return chain
    }
    self.places = places
    var met = SpellingTable()
    var formerEndings: Set<String> = []
    var names: [Name] = []
    func place(_ text: String, _ scope: Scope = .anywhere) -> Int {
      let (place, isNew) = met.place(text)
      if isNew { names.append(Name(text: text, scope: scope)) }
      return place
    }
    func add(_ text: String, _ region: Int, _ scope: Scope) {
      names[place(text, scope)].take(region, scope)
    }
    let rows = lexicons.table("regions").rows
    for (place, row) in rows.enumerated() {
      let alone = Self.parts(row["alone"])
      add(row["name"], place, alone.contains(row["name"]) ? .begins : .anywhere)
      for text in Self.parts(row["short"]) { add(text, place, .anywhere) }
      for text in alone where text != row["name"] { add(text, place, .alone) }
    }
    for row in lexicons.table("region_suffixes").rows where !row["former"].isEmpty {
      formerEndings.insert(row["former"])
      let not = Self.parts(row["former_before"]).map { Array($0.unicodeScalars) }
      let former = Self.formerNames(entries, row["suffix"], row["former"]).filter { met.find($0.name) == nil }
      for (name, region) in former {
        add(name, region, .begins)
        names[place(name)].notBefore = not
      }
    }
    for text in rows.flatMap({ Self.parts($0["except"]) }) { names[place(text)].scope = .nowhere }
    for row in lexicons.table("region_terms").rows where met.find(row["text"]) == nil {
      names[place(row["text"])] = Name(
        text: row["text"], ending: row["ends"], reference: RegionReference(rawValue: row["reference"]))
    }
    let suffixes = lexicons.table("region_suffixes").rows.map { row in
      (suffix: Array(row["suffix"].utf8), before: Self.parts(row["before"]).map { Array($0.unicodeScalars) })
    }
    for place in names.indices {
      let text = names[place].text.utf8
      for (suffix, before) in suffixes where text.suffix(suffix.count).elementsEqual(suffix) {
        names[place].notBefore += before
      }
      names[place].preferred = Self.highest(names[place].regions, of: entries)
    }
    let order = names.indices.sorted { names[$0].text.precedes(names[$1].text) }
    self.names = order.map { names[$0] }
    var placeOfMet = [Int](repeating: 0, count: order.count)
    for (place, name) in order.enumerated() { placeOfMet[name] = place }
    self.placeOfMet = placeOfMet
    self.met = met
    self.formerEndings = formerEndings
  }

  /// The place of a name or word in `names`; nil where there is none.
  func place(of text: String) -> Int? { met.find(text).map { placeOfMet[$0] } }

  /// A region and those above it, from near to far; empty where the code is unknown.
  func chain(_ code: String) -> [Int] {
    places[code].map { above[$0] } ?? []
  }

  /// The regions of a list that are, or lie in, another.
  func inside(_ candidates: [Int], _ region: Int) -> [Int] {
    candidates.filter { above[$0].contains(region) }
  }

  /// The only region of the highest level, of the newest list; nil where there are several.
  static func highest(_ candidates: [Int], of entries: [CodeLists.RegionEntry]) -> Int? {
    let levels = ["province", "prefecture", "county"]
    func rank(_ place: Int) -> Int { levels.firstIndex(of: entries[place].level) ?? levels.count }
    let best = candidates.map(rank).min() ?? 0
    let high = candidates.filter { rank($0) == best }
    let newest = high.map { entries[$0].year }.max { $0.precedes($1) }
    let left = high.filter { entries[$0].year == newest }
    return left.count == 1 ? left[0] : nil
  }

  /// The names under which districts and cities were counties: 呼兰县 became 呼兰区. Older texts speak of the county, and
  /// the region of today is the nearest code. Of several regions of one stem each has it.
  private static func formerNames(
    _ entries: [CodeLists.RegionEntry], _ suffix: String, _ former: String
  ) -> [(name: String, region: Int)] {
    entries.enumerated().compactMap { place, entry in
      entry.level == "county" && entry.name.count > 2 && entry.name.hasSuffix(suffix)
        ? (entry.name.dropLast(suffix.count) + former, place) : nil
    }
  }

  private static func parts(_ cell: String) -> [String] { cell.split(separator: "|").map(String.init) }
}
