internal import Markup
internal import Records

/// A cell's or caption's text.
struct TableCell {
  var text: Scalars
  var linkLetters: Int
  var node: Int
  /// Its place; nil for the table's caption.
  var cell: Cell?
}

/// Tells tables of data from tables that lay a page out, and reads their cells with their headings.
struct TableFinder {
  private let tree: MarkupTree
  private var tables = 0

  /// Tables that hold tables: they lay a page out.
  private let outer: Set<Int>

  init(_ tree: MarkupTree) {
    self.tree = tree
    var outer: Set<Int> = []
    var open: [Int] = []
    for (index, node) in tree.nodes.enumerated() where node.name == .table {
      while let last = open.last, tree.nodes[last].end <= index { open.removeLast() }
      if let last = open.last { outer.insert(last) }
      open.append(index)
    }
    self.outer = outer
  }

  /// The most letters of a cell of data, on average; a layout's cells hold paragraphs.
  private static let cellLetters = 40
  /// The widest and longest span that counts; larger ones are mistakes or attacks.
  private static let largestSpan = 100

  /// The cells of a table of data in reading order, its caption first; nil where the table is a layout.
  mutating func cells(of table: Int) -> [TableCell]? {
    guard !outer.contains(table), let grid = grid(of: table) else { return nil }
    tables += 1
    let headings = TableHeadings(grid)
    var out: [TableCell] = []
    if let caption = grid.caption { out.append(caption) }
    for entry in grid.entries where !entry.text.isEmpty {
      let cell = headings.cell(entry, table: tables, caption: grid.caption?.text.string ?? "")
      out.append(TableCell(text: entry.text, linkLetters: entry.linkLetters, node: entry.node, cell: cell))
    }
    return out
  }

  private func grid(of table: Int) -> TableGrid? {
    var grid = TableGrid()
    var row = -1
    var index = table + 1
    let end = tree.nodes[table].end
    while index < end {
      let node = tree.nodes[index]
      switch node.name {
      case .caption:
        grid.add(caption: cellText(index))
        index = node.end
        continue
      case .tr: row += 1
      case .td, .th:
        guard row >= 0 else { return nil }
        let text = cellText(index)
        if text.paragraphs > 8 { return nil }
        grid.add(
          TableGrid.Entry(
            text: text.text, linkLetters: text.linkLetters, node: index, row: row, column: 0,
            rows: span(.rowspan, node), columns: span(.colspan, node), isMarked: node.name == .th))
        index = node.end
        continue
      default: break
      }
      index += 1
    }
    guard grid.isData(cellLetters: Self.cellLetters) else { return nil }
    grid.findCaption()
    return grid
  }

  private func span(_ name: AttributeName, _ node: MarkupNode) -> Int {
    guard let text = tree.attribute(name, of: node), let number = Int(text.filter { $0.isNumber }) else {
      return 1
    }
    return min(max(1, number), Self.largestSpan)
  }

  /// The text of a cell on one line.
  private func cellText(_ index: Int) -> TableCellText {
    var out = TableCellText(node: index)
    var isLink = 0
    var next = index + 1
    let end = tree.nodes[index].end
    while next < end {
      let node = tree.nodes[next]
      if node.isText {
        out.append(tree.text(of: node), isLink: next < isLink)
      } else {
        let effect = Elements.effect(of: node.name)
        if effect.contains(.skipped) {
          next = node.end
          continue
        }
        if effect.contains(.block) || effect.contains(.lineBreak) { out.breakLine() }
        if node.name == .a { isLink = node.end }
      }
      next += 1
    }
    return out
  }
}

/// The text of a cell while it is read.
struct TableCellText {
  var text = Scalars()
  var linkLetters = 0
  var paragraphs = 0
  let node: Int
  private var blankIsDue = false

  init(node: Int) { self.node = node }

  mutating func append(_ bytes: ArraySlice<UInt8>, isLink: Bool) {
    for scalar in UTF8Scalars(bytes) {
      if scalar.isBlank {
        blankIsDue = true
        continue
      }
      if blankIsDue, !text.isEmpty { text.append(" ") }
      blankIsDue = false
      text.append(scalar)
      if isLink, scalar.isWord { linkLetters += 1 }
    }
  }

  mutating func breakLine() {
    if !text.isEmpty, !blankIsDue { paragraphs += 1 }
    blankIsDue = true
  }
}
