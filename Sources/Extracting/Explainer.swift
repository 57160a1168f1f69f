internal import Numerals
public import Records

/// One number of a text and why it was read as it was, for `tongji explain`.
public struct Explanation: Sendable, Hashable, Codable {
  /// The slice.
  public var text: String
  /// Where it begins, in Unicode scalars.
  public var start: Int
  /// Where it ends.
  public var end: Int
  /// Its class.
  public var mentionClass: MentionClass
  /// The exact value as read, also of a number that is no statistic (第12条, 3个月); nil for dates, for damaged numbers,
  /// and where the wording gives no single one.
  public var value: String?
  /// The least the wording allows.
  public var lower: String?
  /// The most the wording allows.
  public var upper: String?
  /// What the wording says of the value.
  public var modifier: String?
  /// Unit code.
  public var unit: String?
  /// The unit as printed.
  public var unitText: String?
  /// What is counted.
  public var measure: String?
  /// The first day of the period.
  public var periodStart: String?
  /// The last day of the period.
  public var periodEnd: String?
  /// The wording of the period.
  public var periodText: String?
  /// The rules and lexicon entries that decided.
  public var rules: [String]

  private enum CodingKeys: String, CodingKey {
    case text, start, end, value, lower, upper, modifier, unit, measure, rules
    case mentionClass = "class"
    case unitText = "unit_text"
    case periodStart = "period_start"
    case periodEnd = "period_end"
    case periodText = "period_text"
  }

  /// Every field, also those that are empty (as null).
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    try container.encode(mentionClass, forKey: .mentionClass)
    try container.encode(value, forKey: .value)
    try container.encode(lower, forKey: .lower)
    try container.encode(upper, forKey: .upper)
    try container.encode(modifier, forKey: .modifier)
    try container.encode(unit, forKey: .unit)
    try container.encode(unitText, forKey: .unitText)
    try container.encode(measure, forKey: .measure)
    try container.encode(periodStart, forKey: .periodStart)
    try container.encode(periodEnd, forKey: .periodEnd)
    try container.encode(periodText, forKey: .periodText)
    try container.encode(rules, forKey: .rules)
  }
}

/// Explains how the numbers of a text or a cleaned document are read.
public struct Explainer: Sendable {
  private let extractor: Extractor

  /// An explainer of one extractor's rules.
  public init(extractor: Extractor) { self.extractor = extractor }

  /// Every mention of a text just as it stands, in order. Offsets count Unicode scalars of `text`.
  public func explain(_ text: String, publishedOn: String? = nil) -> [Explanation] {
    var document = Self.document(of: text, publishedOn: publishedOn)
    guard let blocks = document.article?.blocks else { return [] }
    var textBlocks: [TextBlock] = []
    var start = 0
    for block in blocks {
      let end = start + block.text.unicodeScalars.count
      textBlocks.append(TextBlock(kind: .paragraph, start: start, end: end))
      start = end + 1
    }
    document.text = CleanText(
      text: text, script: .simplified, isTruncated: false, blocks: textBlocks,
      map: PositionMap(runs: [.init(clean: 0, decoded: 0, length: max(start - 1, 0))]), repairs: [],
      damage: [])
    return explain(document)
  }

  /// A text as a document that is not cleaned yet, each line a paragraph: its decoded text is the text itself.
  public static func document(of text: String, publishedOn: String? = nil) -> Document {
    var document = Document(
      page: Page(
        documentID: "d0000000000000000", identity: "", source: "", path: "", sha256: "", bytes: 0,
        mediaType: "text/plain", defaults: PageDefaults(publishedOn: publishedOn)))
    document.article = Article(
      charset: "UTF-8",
      blocks: text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { Block(kind: .paragraph, text: String($0)) })
    return document
  }

  /// Every mention of a cleaned document, in order. Offsets count Unicode scalars of its clean text.
  public func explain(_ document: Document) -> [Explanation] {
    guard let scalars = document.text?.text.scalars, let findings = extractor.extract(document).findings
    else {
      return []
    }
    let rows = Dictionary(findings.statistics.map { ($0.id, $0) }) { first, _ in first }
    return findings.mentions.map { mention in
      let row = mention.statisticID.flatMap { rows[$0] }
      let reading = row == nil ? reading(of: mention, scalars) : nil
      return Explanation(
        text: mention.text, start: mention.start, end: mention.end, mentionClass: mention.mentionClass,
        value: row?.value ?? reading?.value, lower: row?.lower, upper: row?.upper,
        modifier: row?.modifier.rawValue,
        unit: row?.unit ?? reading?.unit,
        unitText: row.map(\.unitText), measure: row?.measure, periodStart: row?.period.start,
        periodEnd: row?.period.end, periodText: row?.period.text, rules: [mention.rule] + (row?.rules ?? []))
    }
  }

  /// The one number of a mention that is no statistic, with its unit; nil where it holds none or several.
  private func reading(of mention: Mention, _ text: Scalars) -> (value: String, unit: String?)? {
    guard mention.mentionClass != .date, mention.mentionClass != .damaged else { return nil }
    var found: Quantity?
    var at = mention.start
    while at < mention.end {
      guard extractor.scanner.startsNumber(text[at]),
        let quantity = extractor.scanner.quantities.read(text, at: at, floor: mention.start, end: text.count),
        quantity.numeral.range.upperBound <= mention.end
      else {
        at += 1
        continue
      }
      if found != nil || quantity.isRange { return nil }
      found = quantity
      at = quantity.numeral.range.upperBound
    }
    guard let found, found.numeral.form != .indefinite else { return nil }
    return (Bounds(found).value.description, found.unit?.unit)
  }
}
