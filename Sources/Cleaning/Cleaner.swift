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

  /// A cleaner with its tables loaded.
  ///
  /// Throws ``TableError`` where a table cannot be read or an option is no pattern.
  public init(options: CleanOptions = CleanOptions()) throws(TableError) {
    try self.init(options: options, folder: Bundle.module.bundleURL.appendingPathComponent("Resources"))
  }

  /// A cleaner with its tables from another folder.
  init(options: CleanOptions, folder: URL) throws(TableError) {
    var characters = try CharacterTable(folder: folder)
    script = try ScriptTable(folder: folder)
    characters.add(traditional: script.signs)
    self.characters = characters
    furniture = try FurnitureTable(folder: folder, additional: options.furniture)
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
    let intake = Intake(article.blocks, table: characters, log: &log)
    let pages = PagePass(furniture: furniture, isPlainText: isPlainText)
    var blocks = pages.run(intake.blocks, log: &log)
    let style = TextStyle(script: intake.script, blanks: BlankPass(blocks))
    for index in blocks.indices { finish(&blocks[index], style: style, log: &log) }
    blocks.removeAll { $0.scalars.isEmpty && $0.cell == nil }

    let assembly = Assembly(blocks)
    return CleanText(
      text: assembly.text, script: intake.script, isTruncated: false, blocks: assembly.blocks,
      map: PositionMap(runs: assembly.runs), repairs: log.repairs(places: assembly.places),
      damage: log.damage(places: assembly.places))
  }

  /// What was judged of the document as a whole.
  private struct TextStyle {
    var script: Script
    var blanks: BlankPass
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
    guard !text.isEmpty else { return text }
    var log = RepairLog()
    var block = Intake(phrase: text, table: characters).blocks.first ?? WorkingBlock(kind: .caption)
    simplify(&block, style: style, log: &log)
    style.blanks.run(&block, log: &log)
    return Scalar.string(block.scalars)
  }
}
