internal import Records

/// The words and patterns of this stage, read once from its tables.
///
/// A class, as every part of reading a page holds it: a value of so many tables takes longer to copy than to ask.
final class StripWords: Sendable {
  /// A label and the fact that stands after it.
  struct Label: Sendable {
    let fact: Fact
    let text: Scalars

    /// Whether a day may follow without a mark: `发表于`.
    var isBeforeDay: Bool {
      (fact == .date || fact == .otherDate) && (text.last == "于" || text.last == "於")
    }
  }

  /// A pattern of lines that are no text of the report.
  struct FurnitureLine: Sendable {
    let words: Scalars
    let effect: FurnitureEffect
    let evidence: CutEvidence
  }

  /// The name of a value in a page's scripts.
  struct ScriptKey: Sendable {
    let name: String
    /// Whether it counts only right behind the headline.
    let needsHeadline: Bool
  }

  /// The facts that labels announce.
  enum Fact: String, Sendable {
    case date
    /// A day that counts where no day of publication is told: of the last change, of writing.
    case otherDate = "other-date"
    case publisher
    case author
    case editor
    case other
  }

  /// What a furniture line does to its surroundings.
  enum FurnitureEffect: String, Sendable {
    /// It is left out.
    case line
    /// It is left out even where it is long.
    case note
    /// It is left out, and so are the lines of the list that it heads.
    case tail
  }

  /// Labels by their first character, the longest first.
  let labels: [Unicode.Scalar: [Label]]
  /// The characters that labels begin with.
  let labelStarts: ScalarSet
  let wholeLines: [Scalars: FurnitureLine]
  /// The characters of the longest of them.
  let longestWholeLine: Int
  let linePrefixes: [Unicode.Scalar: [FurnitureLine]]
  let lineParts: [FurnitureLine]
  /// Finds the words of ``lineParts``.
  let linePartFinder: RunFinder
  /// Keys of `<meta>` by fact, in order of trust.
  let metaKeys: [String: [String]]
  /// The facts that elements hold, by their names.
  let factElements: ByteTable<NamedElements.Facts>
  /// Names of values in scripts by fact, in order of trust.
  let scriptKeys: [String: [ScriptKey]]
  let scriptKeyNames: Set<String>
  /// The English months, from January on.
  let months: [Scalars]
  /// What names of elements are judged by.
  let elementNames: ElementNameWords
  let phrases: [String: [Scalars]]
  /// Finds phrases of rights.
  let rightsFinder: RunFinder

  /// The tables, or why they could not be read.
  static let standard: Result<StripWords, WordTableError> = {
    do throws(WordTableError) { return .success(try StripWords()) } catch { return .failure(error) }
  }()

  private init() throws(WordTableError) {
    var labels: [Unicode.Scalar: [Label]] = [:]
    for row in try WordTable("labels").rows {
      let text = Scalars(text: row["label"] ?? "")
      guard let first = text.first, let fact = Fact(rawValue: row["fact"] ?? "") else { continue }
      labels[first, default: []].append(Label(fact: fact, text: text))
    }
    self.labels = labels.mapValues { $0.sorted { $0.text.count > $1.text.count } }
    labelStarts = ScalarSet(labels.keys)

    var whole: [Scalars: FurnitureLine] = [:]
    var prefixes: [Unicode.Scalar: [FurnitureLine]] = [:]
    var parts: [FurnitureLine] = []
    for row in try WordTable("furniture-lines").rows {
      let words = Scalars(text: row["words"] ?? "").dense
      guard let first = words.first, let effect = FurnitureEffect(rawValue: row["effect"] ?? ""),
        let reason = CutReason(rawValue: row["cut"] ?? "")
      else { continue }
      let evidence = CutEvidence(reason: reason, rule: "furniture-lines:" + words.string)
      let line = FurnitureLine(words: words, effect: effect, evidence: evidence)
      switch row["match"] {
      case "whole": whole[words] = line
      case "prefix": prefixes[first, default: []].append(line)
      default: parts.append(line)
      }
    }
    wholeLines = whole
    longestWholeLine = whole.keys.map(\.count).max() ?? 0
    linePrefixes = prefixes
    lineParts = parts
    linePartFinder = RunFinder(parts.map(\.words))

    var keys: [String: [(order: Int, key: String)]] = [:]
    for row in try WordTable("meta-keys").rows {
      keys[row["fact"] ?? "", default: []].append((Int(row["order"] ?? "") ?? 0, row["key"] ?? ""))
    }
    metaKeys = keys.mapValues { $0.sorted { $0.order < $1.order }.map(\.key) }

    months = try WordTable("months").rows.map { Scalars(text: $0["word"] ?? "") }
    var factElements = ByteTable<NamedElements.Facts>()
    for row in try WordTable("fact-elements").rows {
      let name = Array((row["name"] ?? "").utf8)[...]
      let fact: NamedElements.Facts = row["fact"] == "date" ? .date : .publisher
      factElements.set(name, to: fact.union(factElements[name] ?? []))
    }
    self.factElements = factElements
    let named = try WordTable("script-keys").rows
    scriptKeyNames = Set(named.compactMap { $0["key"] })
    scriptKeys = Dictionary(grouping: named) { $0["fact"] ?? "" }.mapValues { rows in
      rows.sorted { Int($0["order"] ?? "") ?? 0 < Int($1["order"] ?? "") ?? 0 }
        .map { ScriptKey(name: $0["key"] ?? "", needsHeadline: $0["reach"] == "headline") }
    }

    var elementNames = ElementNameWords()
    let kinds: [String: ElementNames] = ["content": .content, "furniture": .furniture, "title": .title]
    for row in try WordTable("element-names").rows {
      guard let name = row["name"], let says = kinds[row["kind"] ?? ""] else { continue }
      elementNames.add(name, says: says, isToken: row["match"] == "token")
    }
    self.elementNames = elementNames

    var phrases: [String: [Scalars]] = [:]
    for row in try WordTable("phrases").rows {
      phrases[row["use"] ?? "", default: []].append(Scalars(text: row["phrase"] ?? ""))
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.count > $1.count } }
    rightsFinder = RunFinder(phrases["rights"] ?? [])
  }

  /// Phrases of one use, the longest first.
  func phrases(_ use: String) -> [Scalars] { phrases[use] ?? [] }
}
