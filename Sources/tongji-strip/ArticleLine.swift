internal import Foundation
internal import Records

/// What `tongji-strip --articles` writes of a page: its facts and main text without the record around them.
struct ArticleLine: Encodable {
  /// The page's file name, without folders and extension.
  var name: String
  var title: String?
  /// Day of publication, `YYYY-MM-DD`.
  var date: String?
  /// 来源: who wrote it.
  var source: String?
  /// The main text without headline and facts: a block a line, cells of a row parted by tabs.
  var content: String?
  /// Why there is no article.
  var error: String?

  init(_ document: Document) {
    let file = document.page.path.split(separator: "/").last ?? ""
    let dot = file.dropFirst().lastIndex(of: ".")
    name = String(dot.map { file[..<$0] } ?? file)
    error = document.error?.message
    guard let article = document.article else { return }
    title = article.title
    date = article.publishedOn
    source = article.publisher
    content = Self.text(of: article.blocks.filter { $0.kind != .title && $0.kind != .dateline })
  }

  private static func text(of blocks: [Block]) -> String {
    var out = ""
    var last: Block?
    for block in blocks {
      if let before = last {
        let isSameRow =
          block.cell != nil && before.cell?.table == block.cell?.table && before.cell?.row == block.cell?.row
        out += isSameRow ? "\t" : "\n"
      }
      out += block.text
      last = block
    }
    return out
  }

  /// One line of JSON, keys sorted, without its line feed.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return RecordCodec.escapingLineSeparators([UInt8](try encoder.encode(self)))
  }
}
