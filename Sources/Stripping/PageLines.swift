internal import Markup
internal import Records

/// The lines of a page, as they stand one below the other, and the parts of the page that its names tell apart.
struct PageLines {
  /// The visible lines in document order.
  private(set) var lines: [Line] = []
  /// Elements whose names say that they hold the main text.
  private(set) var contentNodes: Set<Int> = []
  /// Elements whose names say that they hold none of it.
  private(set) var furnitureNodes: [Int] = []
  /// Elements whose names say that they hold the headline.
  private(set) var titleNodes: [Int] = []
  /// Elements with something in them that is not shown as text, and whether a style or attribute hides them.
  private(set) var skipped: [(node: Int, isHidden: Bool)] = []
  /// Lines of texts that are other documents', by their number.
  private(set) var otherTexts: Set<Int> = []

  private let tree: MarkupTree
  private var names: ElementNameReader
  private var text = Scalars()
  private var linkLetters = 0
  private var start = 0
  private var blankIsDue = false
  private var boundaries: [Int] = []

  init(_ tree: MarkupTree, words: StripWords) {
    self.tree = tree
    names = ElementNameReader(words: words)
    read()
    otherTexts = OtherTexts.lines(of: lines, in: tree, words: words)
  }

  /// An element that is open.
  private struct Open {
    let end: Int
    let node: Int
    let isBlock: Bool
    let isLink: Bool
  }

  private mutating func read() {
    var open: [Open] = []
    var links = 0
    var index = 0
    var tables = TableFinder(tree)
    while index < tree.nodes.count {
      while let last = open.last, last.end <= index {
        if last.isBlock { close(holder: last.node) }
        if last.isLink { links -= 1 }
        if !last.isBlock { markBoundary() }
        open.removeLast()
      }
      let node = tree.nodes[index]
      let holder = open.last { $0.isBlock }?.node ?? 0
      if node.isText {
        let isPreformatted = tree.nodes[max(0, node.parent)].name == .pre
        append(tree.text(of: node), at: index, isLink: links > 0, keepsLines: isPreformatted, holder: holder)
        index += 1
        continue
      }
      let effect = Elements.effect(of: node.name)
      let isSkipped = effect.contains(.skipped)
      if isSkipped || isHidden(node) {
        if node.end > index + 1 { skipped.append((index, !isSkipped)) }
        index = node.end
        continue
      }
      let isBlock = effect.contains(.block)
      if isBlock || effect.contains(.lineBreak) { close(holder: holder) }
      note(node, index, effect)
      if node.name == .table, let cells = tables.cells(of: index) {
        for cell in cells { append(cell, holder: index) }
        noteSkipped(in: index + 1..<node.end)
        index = node.end
        continue
      }
      if node.end > index + 1 {
        let isLink = node.name == .a && tree.has(.href, node)
        if isLink { links += 1 }
        if !isBlock { markBoundary() }
        open.append(Open(end: node.end, node: index, isBlock: isBlock, isLink: isLink))
      }
      index += 1
    }
    close(holder: open.last { $0.isBlock }?.node ?? 0)
  }

  /// Remembers the elements of a table of data that are not shown as text.
  private mutating func noteSkipped(in table: Range<Int>) {
    var index = table.lowerBound
    while index < table.upperBound {
      let node = tree.nodes[index]
      let isSkipped = !node.isText && Elements.effect(of: node.name).contains(.skipped)
      if isSkipped, node.end > index + 1 { skipped.append((index, false)) }
      index = isSkipped ? node.end : index + 1
    }
  }

  /// Remembers what an element's names say.
  private mutating func note(_ node: MarkupNode, _ index: Int, _ effect: Elements.Effect) {
    guard node.hasAttributes || !effect.isDisjoint(with: [.furniture, .content]) else { return }
    var answer: ElementNames = []
    if effect.contains(.furniture) { answer.insert(.furniture) }
    if effect.contains(.content) { answer.insert(.content) }
    for attribute in [AttributeName.class, .id] {
      if let name = tree.value(attribute, of: node), !name.isEmpty { answer.formUnion(names.read(name)) }
    }
    guard node.name != .body, node.name != .html else { return }
    if answer.contains(.content) { contentNodes.insert(index) }
    if answer.contains(.furniture) { furnitureNodes.append(index) }
    if answer.contains(.title) { titleNodes.append(index) }
  }

  /// Whether an element is not shown; main text that scripts uncover is.
  private mutating func isHidden(_ node: MarkupNode) -> Bool {
    guard node.hasAttributes else { return false }
    guard tree.has(.hidden, node) || tree.value(.style, of: node).map(HidingStyle.hides) ?? false else {
      return false
    }
    for attribute in [AttributeName.class, .id] {
      if let name = tree.value(attribute, of: node), names.read(name).contains(.content) { return false }
    }
    return true
  }

  /// Adds a text to the line, its blanks folded.
  private mutating func append(
    _ bytes: ArraySlice<UInt8>, at index: Int, isLink: Bool, keepsLines: Bool, holder: Int
  ) {
    for scalar in UTF8Scalars(bytes) {
      if scalar.isBlank {
        if keepsLines, scalar == "\n" { close(holder: holder) } else { blankIsDue = true }
        continue
      }
      if text.isEmpty {
        start = index
      } else if blankIsDue {
        text.append(" ")
      }
      blankIsDue = false
      text.append(scalar)
      if isLink, scalar.isWord { linkLetters += 1 }
    }
  }

  /// Remembers that an inline element begins or ends here.
  private mutating func markBoundary() {
    if !text.isEmpty, boundaries.last != text.count { boundaries.append(text.count) }
  }

  /// Ends the line.
  private mutating func close(holder: Int) {
    defer {
      text.removeAll(keepingCapacity: true)
      linkLetters = 0
      blankIsDue = false
      boundaries.removeAll(keepingCapacity: true)
    }
    guard !text.isEmpty else { return }
    // A copy of its own size: an array of the whole slice would be the same one, and the next line need a new one.
    var own = Scalars()
    own.reserveCapacity(text.count)
    own.append(contentsOf: text)
    var line = Line(own)
    line.boundaries = boundaries
    line.linkLetters = linkLetters
    // A link with its date is a link; `2013-5-6 10:20 | 只看该作者` is a moment and a control.
    if linkLetters > 0, !text.contains("|"), linkLetters < line.letters,
      let date = DateScanner.first(in: text)
    {
      line.linkLetters += text[date.range].count { $0.isWord }
    }
    line.node = start
    line.holder = holder
    line.number = lines.count
    classify(&line, holder: holder)
    lines.append(line)
  }

  private mutating func append(_ cell: TableCell, holder: Int) {
    var line = Line(cell.text)
    line.linkLetters = cell.linkLetters
    line.node = cell.node
    line.holder = holder
    line.number = lines.count
    if let place = cell.cell {
      line.kind = .cell
      line.cell = place
    } else {
      line.kind = .caption
    }
    lines.append(line)
  }

  /// Heading, item or caption, by the nearest elements around it.
  private func classify(_ line: inout Line, holder: Int) {
    var index = holder
    for _ in 0..<4 where index > 0 {
      let name = tree.nodes[index].name
      if let level = Elements.headingLevel(name) {
        line.level = level
        return
      }
      switch name {
      case .li, .dd, .dt: line.kind = .item
      case .figcaption, .caption: line.kind = .caption
      case .p, .font, .span, .b, .strong:
        index = tree.nodes[index].parent
        continue
      default: break
      }
      return
    }
  }
}
