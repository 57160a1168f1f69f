/// What is left of a page without its markup and furniture: the facts about it and its blocks of text.
public struct Article: Sendable, Hashable, Codable {
  /// The charset the bytes were read in, by its IANA name: `UTF-8`, `GB18030`, `Big5`, ….
  public var charset: String
  /// The charsets, parted by a blank, that the text had wrongly been read in before the page was saved, the last
  /// first; nil for a text that nobody misread. ``charset`` is then the one it was meant to be read in.
  public var misreadAs: String?
  /// The headline.
  public var title: String?
  /// Day of publication, `YYYY-MM-DD`; never invented.
  public var publishedOn: String?
  /// Time of publication, `HH:MM` or `HH:MM:SS`, where the page says one.
  public var publishedAt: String?
  /// 来源: who wrote it.
  public var publisher: String?
  /// Who shows it.
  public var site: String?
  /// 作者, 记者, 通讯员: Chinese names parted by `、` without the words before them; anything else as printed.
  public var author: String?
  /// 责任编辑, as printed.
  public var editor: String?
  /// The text in reading order: title and dateline first, then the body. Nothing else: no navigation, no spam.
  public var blocks: [Block]
  /// True where the page itself says that it holds a part of its text only: page 1 of 4, `下转第三版`; else nil.
  public var isPart: Bool?
  /// What of the page is none of the blocks, in the order of the page; at most ``Cut/most`` and one for the rest. With
  /// the blocks it accounts for every letter that the page shows. Nil where it was not recorded.
  public var cuts: [Cut]?

  /// An article with no facts but its charset and blocks.
  public init(charset: String, blocks: [Block]) {
    self.charset = charset
    self.blocks = blocks
  }

  /// The text as decoded: every block's text, a line feed between two. `PositionMap` and `source_text` refer to it.
  public var decodedText: String { blocks.map(\.text).joined(separator: "\n") }
}

/// What a block of text is on the page.
public enum BlockKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// The headline.
  case title
  /// A line of facts about the document: date, source, author, edition.
  case dateline
  /// A heading or sub-heading within the body.
  case heading
  /// A paragraph.
  case paragraph
  /// An item of a list.
  case item
  /// A cell of a table.
  case cell
  /// A caption of a table or picture.
  case caption
}

/// One block of text: a paragraph, a heading, a table's cell.
public struct Block: Sendable, Hashable, Codable {
  /// What it is on the page.
  public var kind: BlockKind
  /// The level of a heading, 1 to 6; nil for others.
  public var level: Int?
  /// The text as decoded, entities resolved, markup's line breaks and runs of blanks folded to one blank.
  /// Plain text gives one block a line, as it stands, but for tables: a block a cell. Never holds a line feed.
  public var text: String
  /// Where a table's cell stands, and its headings.
  public var cell: Cell?

  /// A block.
  public init(kind: BlockKind, text: String, level: Int? = nil, cell: Cell? = nil) {
    self.kind = kind
    self.level = level
    self.text = text
    self.cell = cell
  }
}

/// The place of a table's cell and what its headings say.
public struct Cell: Sendable, Hashable, Codable {
  /// The table's turn in the document, from 1.
  public var table: Int
  /// The row, from 1.
  public var row: Int
  /// The column, from 1.
  public var column: Int
  /// Whether the cell is itself a heading of rows or columns.
  public var isHeading: Bool
  /// The headings above it, outermost first, joined by a blank; empty if there are none.
  public var columnHeading: String
  /// The headings before it in its row, joined by a blank; empty if there are none.
  public var rowHeading: String
  /// The table's caption or the heading right before it; empty if there is none.
  public var caption: String

  /// A cell's place and headings.
  public init(
    table: Int, row: Int, column: Int, isHeading: Bool, columnHeading: String = "", rowHeading: String = "",
    caption: String = ""
  ) {
    self.table = table
    self.row = row
    self.column = column
    self.isHeading = isHeading
    self.columnHeading = columnHeading
    self.rowHeading = rowHeading
    self.caption = caption
  }
}
