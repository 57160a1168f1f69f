internal import Records

/// The repairs and damage found so far, by place in the decoded text; made into those of the clean text at the end.
struct RepairLog {
  struct Entry {
    var decoded: Range<Int>
    var before: String
    var after: String
    var rule: String
    var certainty: Certainty
  }

  struct Mark {
    var decoded: Range<Int>
    var kind: Damage.Kind
    var rule: String
  }

  private(set) var entries: [Entry] = []
  private(set) var marks: [Mark] = []
  private(set) var counts: [String: Int] = [:]

  /// The repairs made in facts that the text does not hold.
  private var factRepairs: [Repair] = []

  /// The charsets that the whole text had wrongly been read in, and the right one.
  var misreading: (wrong: String, right: String)?

  mutating func add(
    _ decoded: Range<Int>, before: String, after: String, rule: String, certainty: Certainty
  ) {
    entries.append(Entry(decoded: decoded, before: before, after: after, rule: rule, certainty: certainty))
  }

  mutating func mark(_ decoded: Range<Int>, _ kind: Damage.Kind, rule: String) {
    marks.append(Mark(decoded: decoded, kind: kind, rule: rule))
  }

  /// Repairs that count once a document.
  mutating func count(_ rule: String, _ number: Int = 1) {
    if number > 0 { counts[rule, default: 0] += number }
  }

  /// Takes over what was repaired in a fact that the text does not hold: its places are none of the text.
  mutating func take(_ log: RepairLog, ofFact fact: String) {
    for (rule, number) in log.counts { count(rule, number) }
    factRepairs += log.entries.map { entry in
      Repair(
        start: 0, end: 0, before: entry.before, after: entry.after, rule: entry.rule,
        certainty: entry.certainty,
        fact: fact)
    }
  }

  /// The repairs with their places in the clean text, whose scalars came from `places`, and the `notes` of
  /// what is told there and not repaired.
  func repairs(places: Places, notes: [Repair] = []) -> [Repair] {
    let counted = counts.sorted { $0.key < $1.key }.map { rule, number in
      Repair(start: 0, end: 0, before: "", after: String(number), rule: rule, certainty: .proved)
    }
    let misread = misreading.map { charsets in
      Repair(
        start: 0, end: 0, before: charsets.wrong, after: charsets.right, rule: "misread_charset",
        certainty: .proved)
    }
    let placed = entries.sorted { ($0.decoded.lowerBound, $0.rule) < ($1.decoded.lowerBound, $1.rule) }
      .map { entry in
        Repair(
          start: places.first(from: entry.decoded.lowerBound),
          end: places.first(from: entry.decoded.upperBound), before: entry.before, after: entry.after,
          rule: entry.rule, certainty: entry.certainty)
      }
    return [misread].compactMap(\.self) + counted + factRepairs + Self.merge(placed, notes)
  }

  /// Two lists in order of place as one; of equal places the first list's come first.
  private static func merge(_ one: [Repair], _ other: [Repair]) -> [Repair] {
    guard !other.isEmpty else { return one }
    var all: [Repair] = []
    var rest = other[...]
    for repair in one {
      let before = rest.prefix { $0.start < repair.start }
      all += before
      rest = rest.dropFirst(before.count)
      all.append(repair)
    }
    return all + rest
  }

  /// The damaged places in the clean text.
  func damage(places: Places) -> [Damage] {
    marks.map { mark in
      Damage(
        start: places.first(from: mark.decoded.lowerBound),
        end: places.first(from: mark.decoded.upperBound), kind: mark.kind, rule: mark.rule)
    }
  }
}
