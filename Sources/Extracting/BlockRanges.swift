internal import Records

/// Where the blocks of a text stand, by what they are: in one walk, as each block holds texts that a copy would copy.
struct BlockRanges {
  var all: [Range<Int>] = []
  /// All but the cells of tables.
  var uncelled: [Range<Int>] = []
  /// All but the dateline.
  var body: [Range<Int>] = []
  var paragraphs: [Range<Int>] = []
  /// Titles and headings.
  var headings: [Range<Int>] = []
  /// The title, and sub-titles that stand before the first paragraph: they say which year the document is about.
  var titles: [Range<Int>] = []

  init(_ blocks: [TextBlock]) {
    all.reserveCapacity(blocks.count)
    uncelled.reserveCapacity(blocks.count)
    body.reserveCapacity(blocks.count)
    for index in blocks.indices {
      let kind = blocks[index].kind
      let range = blocks[index].start..<blocks[index].end
      all.append(range)
      if kind != .cell { uncelled.append(range) }
      if kind != .dateline { body.append(range) }
      if kind == .title || kind == .heading {
        headings.append(range)
        if kind == .title || paragraphs.isEmpty { titles.append(range) }
      }
      if kind == .paragraph { paragraphs.append(range) }
    }
  }
}
