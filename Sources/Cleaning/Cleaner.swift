internal import Foundation
public import Records

/// Makes the clean text of a document: damage mended or marked, blanks and page furniture out, Simplified characters.
///
/// A pure function of the document and its options. The clean text keeps an exact map to the decoded text; characters
/// that were exchanged one for one (width, compatibility, Traditional to Simplified) stay inside its runs, all else
/// that was put in lies between them. Cleaning a clean text changes nothing.
public struct Cleaner: Sendable {
  private let characters: CharacterTable
  private let script: ScriptTable
  private let furniture: FurnitureTable
  private let model: SplitModel
  private let edges: NumberEdges
  private let missing: MissingNumbers
  private let lost: LostCharacters
  private let names: NameDigits
  private let masks: MaskTable
  private let numerals: NumeralBlanks

  /// A cleaner with its tables loaded.
  ///
  /// Throws ``TableError`` where a table cannot be read or an option is no pattern.
  public init(options: CleanOptions = CleanOptions()) throws(TableError) {
    try self.init(options: options, folder: Self.tables)
  }

  /// The folder of the library's own tables.
  static var tables: URL { Bundle.module.bundleURL.appendingPathComponent("Resources") }

  /// A cleaner with its tables from another folder.
  init(options: CleanOptions, folder: URL) throws(TableError) {
    var characters = try CharacterTable(folder: folder)
    script = try ScriptTable(folder: folder)
    characters.add(traditional: script.signs)
    self.characters = characters
    furniture = try FurnitureTable(folder: folder, additional: options.furniture)
    model = SplitModel(
      gbk: try GBKTable(folder: folder), readings: try ReadingTable(folder: folder),
      words: try WordTable(folder: folder), script: script)
    edges = try NumberEdges(folder: folder)
    missing = try MissingNumbers(folder: folder, edges: edges, words: model.words)
    lost = try LostCharacters(folder: folder, edges: edges, words: model.words)
    names = try NameDigits(folder: folder, edges: edges, words: model.words)
    masks = try MaskTable(folder: folder)
    numerals = try NumeralBlanks(folder: folder, edges: edges, words: model.words)
  }

  /// The document with its clean text; as it is where an earlier stage failed.
  public func clean(_ document: Document) -> Document {
    var document = document
    guard document.error == nil else { return document }
    guard let article = document.article else {
      document.error = Failure(
        stage: "clean", kind: "no-article",
        message: "the record has no article to clean: run tongji-strip before tongji-clean")
      return document
    }
    document.text = clean(article, isPlainText: document.page.mediaType == "text/plain")
    return document
  }

  /// The clean text of an article; `isPlainText` where its blocks are lines, not paragraphs.
  func clean(_ article: Article, isPlainText: Bool) -> CleanText {
    var log = RepairLog()
    log.misreading = article.misreadAs.map { (wrong: $0, right: article.charset) }
    let intake = Intake(article.blocks, table: characters, log: &log)
    let starts = intake.starts
    var blocks = intake.takeBlocks()
    FurniturePass(furniture: furniture, edges: edges, characters: characters, script: model.script)
      .run(&blocks, log: &log)
    let script = Self.script(of: blocks)
    let readings = ReadingPass(blocks, script: script, table: model.readings, gbk: model.gbk)
    if readings.isMirror {
      let decoded = article.decodedText.unicodeScalars.map(\.value)
      for index in blocks.indices { mend(&blocks[index], of: decoded, readings, log: &log) }
    }
    LinePass(isPlainText: isPlainText, edges: edges, words: model.words, script: model.script)
      .run(&blocks, log: &log)
    let blanks = BlankPass(
      evidence: BlankEvidence(blocks, words: model.words), names: names, numerals: numerals)
    let style = TextStyle(script: script, readings: readings, blanks: blanks)
    for index in blocks.indices { finish(&blocks[index], style: style, log: &log) }
    if blocks.contains(where: \.isNothing) { blocks.removeAll(where: \.isNothing) }

    let assembly = Assembly(blocks)
    let facts = facts(
      of: article, FactPass(article.blocks, starts: starts, assembly), style: style, log: &log)
    let compact = CompactText(assembly, isSet: blanks.evidence.isSet)
    let damage = DamagePass(missing: missing, lost: lost, isMirror: readings.isMirror)
    let masked = MaskPass(table: masks, edges: edges, words: model.words).run(compact)
    return CleanText(
      text: assembly.text, script: script, isTruncated: assembly.isTruncated || article.isPart == true,
      blocks: assembly.blocks,
      map: PositionMap(runs: assembly.runs),
      repairs: log.repairs(places: assembly.places, notes: masked.notes),
      damage: Self.merge(log.damage(places: assembly.places), masked.damage + damage.run(compact)),
      facts: facts)
  }

  /// All damage in order of place; what the text shows is left out where the repairs have told it. That the text before
  /// a number was mended does not tell that the number is hurt.
  private static func merge(_ told: [Damage], _ shown: [Damage]) -> [Damage] {
    let hurt = told.filter { $0.kind != .mended }
    let new = shown.filter { damage in !hurt.contains { $0.start < damage.end && damage.start < $0.end } }
    return (told + new).sorted { ($0.start, $0.end, $0.kind.rawValue) < ($1.start, $1.end, $1.kind.rawValue) }
  }

  /// What was judged of the document as a whole.
  private struct TextStyle {
    var script: Script
    var readings: ReadingPass
    var blanks: BlankPass
  }

  /// Traditional where its signs outnumber the others: mirrors turn texts over character by character and leave some,
  /// and a page may quote a name in the other script.
  private static func script(of blocks: [WorkingBlock]) -> Script {
    blocks.reduce(0) { $0 + $1.signs } > 0 ? .traditional : .simplified
  }

  /// Mends a mirror's split characters and takes its readings out. `decoded` is the text that the block's places are
  /// of.
  private func mend(
    _ block: inout WorkingBlock, of decoded: [UInt32], _ readings: ReadingPass, log: inout RepairLog
  ) {
    SplitPass(model: model, digits: edges, decoded: decoded).run(&block, log: &log)
    readings.run(&block, log: &log)
  }

  private func finish(_ block: inout WorkingBlock, style: TextStyle, log: inout RepairLog) {
    simplify(&block, style: style, log: &log)
    style.blanks.run(&block, log: &log)
    if var cell = block.cell {
      cell.columnHeading = phrase(cell.columnHeading, style: style)
      cell.rowHeading = phrase(cell.rowHeading, style: style)
      cell.caption = phrase(cell.caption, style: style)
      block.cell = cell
    }
  }

  private func simplify(_ block: inout WorkingBlock, style: TextStyle, log: inout RepairLog) {
    guard style.script == .traditional else { return }
    log.count("traditional", script.simplify(&block.scalars))
  }

  /// A phrase that is no text of its own, such as a table's heading, by the same rules.
  private func phrase(_ text: String, style: TextStyle) -> String {
    let isSimple = style.script == .simplified && !style.readings.isMirror
    if isSimple, characters.traits(of: text).isDisjoint(with: [.form, .blank]) { return text }
    var log = RepairLog()
    var block = Intake(phrase: text, table: characters, log: &log).blocks[0]
    finish(&block, of: text, style: style, log: &log)
    return Scalar.string(block.scalars)
  }

  /// A fact that the text does not hold. One in Traditional characters is turned over in a Simplified text too: it may
  /// be the site's, not the page's. A blank parts names or pieces of a headline.
  private func fact(_ text: String, style: TextStyle, log: inout RepairLog) -> String {
    var block = Intake(phrase: text, table: characters, log: &log).blocks[0]
    block.kind = .title
    var style = style
    if block.signs > 0 { style.script = .traditional }
    finish(&block, of: text, style: style, log: &log)
    return Scalar.string(block.scalars)
  }

  private func finish(
    _ block: inout WorkingBlock, of text: String, style: TextStyle, log: inout RepairLog
  ) {
    if style.readings.isMirror {
      mend(&block, of: text.unicodeScalars.map(\.value), style.readings, log: &log)
    }
    simplify(&block, style: style, log: &log)
    style.blanks.run(&block, log: &log)
  }

  /// The article's facts: as the clean text has them, else as phrases of their own.
  private func facts(
    of article: Article, _ pass: FactPass, style: TextStyle, log: inout RepairLog
  ) -> CleanFacts {
    func clean(_ fact: String?, _ name: String) -> String? {
      guard let fact, !fact.isEmpty else { return fact }
      if let found = pass.find(fact) { return found }
      var own = RepairLog()
      let text = self.fact(fact, style: style, log: &own)
      log.take(own, ofFact: name)
      return text
    }
    return CleanFacts(
      title: clean(article.title, "title"), publisher: clean(article.publisher, "publisher"),
      site: clean(article.site, "site"), author: clean(article.author, "author"),
      editor: clean(article.editor, "editor"))
  }
}
