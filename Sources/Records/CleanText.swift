/// The script of a text as it was printed.
public enum Script: String, Sendable, Hashable, Codable {
  /// Simplified characters.
  case simplified = "Hans"
  /// Traditional characters.
  case traditional = "Hant"
}

/// The text that every offset of the dataset points into: Simplified Chinese, damage mended or marked.
///
/// All positions are counted in Unicode scalars from 0, ends exclusive.
public struct CleanText: Sendable, Hashable, Codable {
  /// The clean text: blocks one a line (cells of one table row are separated by a tab).
  public var text: String
  /// The script before Traditional characters were turned to Simplified ones.
  public var script: Script
  /// Whether the source breaks off in mid-sentence.
  public var isTruncated: Bool
  /// The blocks of the clean text, in order; together with the separators between them they make up ``text``.
  public var blocks: [TextBlock]
  /// Where each piece of the clean text stood in `Article.decodedText`.
  public var map: PositionMap
  /// Every repair, in order of place.
  public var repairs: [Repair]
  /// Places where a number was destroyed, or may have lost a digit, in order. Extraction publishes no value there.
  public var damage: [Damage]
  /// The article's facts by the same rules; nil where a stage wrote none, and the article's own hold.
  public var facts: CleanFacts?

  /// A clean text.
  public init(
    text: String, script: Script, isTruncated: Bool, blocks: [TextBlock], map: PositionMap,
    repairs: [Repair], damage: [Damage], facts: CleanFacts? = nil
  ) {
    self.text = text
    self.script = script
    self.isTruncated = isTruncated
    self.blocks = blocks
    self.map = map
    self.repairs = repairs
    self.damage = damage
    self.facts = facts
  }
}

/// A block of the clean text.
public struct TextBlock: Sendable, Hashable, Codable {
  /// What it is on the page.
  public var kind: BlockKind
  /// The level of a heading.
  public var level: Int?
  /// Where it begins in the clean text.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// The page it begins on, where the source is paged.
  public var page: Int?
  /// Where a table's cell stands; its headings are cleaned too.
  public var cell: Cell?

  /// A block of the clean text.
  public init(
    kind: BlockKind, level: Int? = nil, start: Int, end: Int, page: Int? = nil, cell: Cell? = nil
  ) {
    self.kind = kind
    self.level = level
    self.start = start
    self.end = end
    self.page = page
    self.cell = cell
  }
}

/// Where pieces of the clean text stood in the decoded text: runs of scalars that were taken over one for one.
///
/// Between two runs, text was inserted, replaced or left out.
public struct PositionMap: Sendable, Hashable, Codable {
  /// One run of equal length on both sides.
  public struct Run: Sendable, Hashable, Codable {
    /// Where the run begins in the clean text.
    public var clean: Int
    /// Where it begins in the decoded text.
    public var decoded: Int
    /// How many scalars it has.
    public var length: Int

    /// A run.
    public init(clean: Int, decoded: Int, length: Int) {
      self.clean = clean
      self.decoded = decoded
      self.length = length
    }
  }

  /// The runs, in order on the clean side.
  public var runs: [Run]

  /// A map of runs in order.
  public init(runs: [Run] = []) { self.runs = runs }

  /// The piece of the decoded text that became `range` of the clean text, with what was cut out inside it.
  ///
  /// A place that was inserted maps to the nearest place before it. O(log n).
  public func decoded(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let at = decodedPosition(range.lowerBound)
      return at..<at
    }
    let start = decodedPosition(range.lowerBound)
    let end = decodedPosition(range.upperBound - 1) + 1
    return start..<max(start, end)
  }

  /// The decoded place of one scalar of the clean text.
  public func decodedPosition(_ position: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].clean <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let run = runs[low - 1]
    return run.decoded + min(position - run.clean, max(run.length - 1, 0))
  }
}

/// How sure a repair is.
public enum Certainty: String, Sendable, Hashable, Codable {
  /// Exactly one original gives the text that was found: no half of a character was guessed.
  case proved
  /// The best reading, but not the only one.
  case likely
}

/// One repair made to a text: what stood there, what was made of it, by which rule.
public struct Repair: Sendable, Hashable, Codable {
  /// Where it begins in the clean text.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// What stood there; empty for those counted once a document.
  public var before: String
  /// What was made of it; the number of places for those counted once a document.
  public var after: String
  /// The rule: `pinyin-reading`, `page-furniture`, `split-character`, ….
  public var rule: String
  /// How sure it is.
  public var certainty: Certainty
  /// The fact it was made in, a key of ``CleanFacts``; nil for the text. Its place is 0 to 0.
  public var fact: String?

  /// A repair.
  public init(
    start: Int, end: Int, before: String, after: String, rule: String, certainty: Certainty,
    fact: String? = nil
  ) {
    self.start = start
    self.end = end
    self.before = before
    self.after = after
    self.rule = rule
    self.certainty = certainty
    self.fact = fact
  }
}

/// A place where a number is destroyed, or may have lost a digit.
public struct Damage: Sendable, Hashable, Codable {
  /// What is known of it.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Something stands for lost digits, or digits follow a split character: `?2个`.
    case destroyed
    /// Nothing is left of the number: `代表余人参加`.
    case missing
    /// The text around was damaged and mended; a number next to it is whole.
    case mended
  }

  /// Where it begins in the clean text; the digits that are left are within.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// What is known of it.
  public var kind: Kind
  /// The rule that found it.
  public var rule: String

  /// A damaged place.
  public init(start: Int, end: Int, kind: Kind, rule: String) {
    self.start = start
    self.end = end
    self.kind = kind
    self.rule = rule
  }
}
