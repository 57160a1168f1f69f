internal import Markup
internal import Records

/// Says why lines and elements of a page are no part of its article.
struct PageCuts {
  let tree: MarkupTree
  let page: PageLines
  let main: MainText
  let words: StripWords
  /// The line that each block prints.
  let blocks: [Int?]
  /// Lines that were judged one by one.
  let left: [Int: CutEvidence]

  /// The cuts in the order of the page.
  var list: [Cut] {
    var list = CutList(lines: page.lines, blocks: blocks)
    for kind in hidden.values.sorted(by: { ($0.line, $0.rule) < ($1.line, $1.rule) }) {
      list.add(
        reason: kind.reason, rule: kind.rule, text: kind.text, letters: kind.letters, pieces: kind.pieces,
        before: kind.line)
    }
    // The first line of the article parts what stands above from what stands below.
    let first = blocks.lazy.compactMap { $0 }.min() ?? page.lines.count
    return list.cuts { why($0, first: first) }
  }

  /// Why a line is no block.
  private func why(_ number: Int, first: Int) -> CutEvidence {
    if let evidence = left[number] { return evidence }
    let line = page.lines[number]
    if main.otherTexts.contains(number) { return .otherTexts }
    if main.furniture.contains(number), let part = main.furnitureParts.last(where: { $0.contains(line.node) })
    {
      return CutEvidence(reason: .furniture, rule: name(of: part.lowerBound))
    }
    guard main.isFound else { return .noText }
    if line.linkPercent > 60 { return number < first ? .linksAbove : .links }
    if let found = words.furniture(line) { return found.evidence }
    if words.beginsWithEditor(line) { return .editor }
    if !main.range.contains(line.node) { return .outside }
    return number < first ? .aboveHeadline : .besideFacts
  }

  /// The longest name of an element, in characters.
  private static let nameLength = 60

  /// `div#footer`, `ul.share-box`.
  private func name(of index: Int) -> String {
    let node = tree.nodes[index]
    for (attribute, mark) in [(AttributeName.id, "#"), (.class, ".")] {
      if let value = tree.attribute(attribute, of: node), !value.isEmpty {
        return tree.name(of: index) + mark + value.prefix(Self.nameLength)
      }
    }
    return tree.name(of: index)
  }

  /// All elements of a name, or comments, that are not shown as text.
  private struct Kind {
    let reason: CutReason
    let rule: String
    var text = Scalars()
    var letters = 0
    var pieces = 0
    /// The first line below the first of them.
    let line: Int
    /// More bytes than the characters that a cut shows.
    private static let shownBytes = 400

    init(reason: CutReason, rule: String, line: Int) {
      self.reason = reason
      self.rule = rule
      self.line = line
    }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      letters += bytes.letterCount
      guard text.isEmpty, letters > 0 else { return }
      text = Scalars(UTF8Scalars(bytes.drop { $0 <= 0x20 }.prefix(Self.shownBytes)))
      if text.last == "\u{FFFD}" { text.removeLast() }
    }
  }

  /// What is not shown as text, by its kind.
  private var hidden: [String: Kind] {
    var kinds: [String: Kind] = [:]
    func note(_ reason: CutReason, _ rule: String, _ index: Int, _ texts: Range<Int>) {
      var kind = kinds[rule] ?? Kind(reason: reason, rule: rule, line: page.line(after: index))
      kind.pieces += 1
      for node in tree.nodes[texts] where node.isText { kind.add(tree.text(of: node)) }
      kinds[rule] = kind
    }
    func note(element index: Int) {
      let node = tree.nodes[index]
      note(Elements.cut(node.name), "element:" + tree.name(of: index), index, index..<node.end)
    }
    for (index, isHidden) in page.skipped {
      let node = tree.nodes[index]
      if isHidden {
        note(.hidden, "hidden-elements", index, index..<node.end)
      } else if node.name == .head {
        var child = index + 1
        while child < node.end {
          if tree.nodes[child].name != .title { note(element: child) }
          child = tree.nodes[child].end
        }
      } else if node.name != .title {
        note(element: index)
      }
    }
    for comment in tree.comments {
      var kind =
        kinds["comments"] ?? Kind(reason: .comment, rule: "comments", line: page.line(after: comment.node))
      kind.pieces += 1
      kind.add(tree.text(of: comment))
      kinds["comments"] = kind
    }
    return kinds.filter { $0.value.letters > 0 }
  }
}

extension Elements {
  /// Why an element that is skipped is left out.
  static func cut(_ name: ElementName) -> CutReason {
    switch name {
    case .script, .style: .script
    case .template: .template
    case .button, .datalist, .input, .option, .select, .textarea: .control
    default: .fallback
    }
  }
}

extension PageLines {
  /// The number of the first line that begins at a node or behind it.
  func line(after node: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ArraySlice<UInt8> {
  /// Han characters, Latin letters and digits in a text of UTF-8. Scripts are long and nearly all ASCII, which is
  /// counted without a branch.
  var letterCount: Int {
    var letters = 0
    var others = 0
    let bytes = span
    for index in bytes.indices {
      let byte = bytes[index]
      let isLetter = (byte &- 0x30 < 10) != ((byte | 0x20) &- 0x61 < 26)
      letters &+= isLetter ? 1 : 0
      others |= Int(byte & 0x80)
    }
    guard others != 0 else { return letters }
    for scalar in UTF8Scalars(self) where scalar.value >= 0x80 && scalar.isWord { letters += 1 }
    return letters
  }
}
