internal import Cleaning
internal import Emitting
internal import Extracting
internal import Lexicons
internal import Records
internal import Stripping

/// The stages with their tables, loaded once.
struct Line: Sendable {
  let stripper = Stripper()
  let cleaner: Cleaner
  let extractor: Extractor
  let codes: KnownCodes

  static let shared = Result { try Line() }

  private init() throws {
    let lexicons = try Lexicons.load()
    cleaner = try Cleaner()
    extractor = try Extractor(lexicons: lexicons)
    codes = KnownCodes(lexicons.codeLists)
  }

  static func loaded() throws(Violation) -> Line {
    do {
      return try shared.get()
    } catch {
      throw Violation("\(error)")
    }
  }

  /// A page that fetch would give.
  static func page(isHTML: Bool) -> Document {
    Document(
      page: Page(
        documentID: "d0123456789abcdef", identity: "a.html", source: "a.html", path: "a.html",
        sha256: String(repeating: "0", count: 64), bytes: 1, mediaType: isHTML ? "text/html" : "text/plain"))
  }

  /// An article from lines of text: a line's first character may say what kind of block it is.
  static func article(_ text: String) -> Article {
    let kinds: [Character: BlockKind] = [
      "=": .title, "@": .dateline, "#": .heading, "*": .item, "^": .caption, "|": .cell,
    ]
    var row = 0
    let blocks = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      let kind = line.first.flatMap { kinds[$0] }
      let text = String(kind == nil ? line : line.dropFirst())
      if kind == .cell { row += 1 }
      let cell = Cell(
        table: 1, row: row / 3 + 1, column: row % 3 + 1, isHeading: row < 3, columnHeading: text,
        rowHeading: "", caption: "")
      return Block(
        kind: kind ?? .paragraph, text: text, level: kind == .heading ? 2 : nil,
        cell: kind == .cell ? cell : nil)
    }
    var article = Article(charset: "UTF-8", blocks: blocks)
    article.publishedOn = "2024-03-05"
    article.title = blocks.first { $0.kind == .title }?.text
    return article
  }
}
