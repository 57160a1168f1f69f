internal import Markup

/// The facts in elements that are named for them: `<span id="pubtime_baidu">`, `<p class="media-name">`,
/// `itemprop="datePublished"`, `<time datetime="…">`. They count whether they are shown or not.
///
/// Lists of other pages have the same names. So an element counts that stands between headline and text; else one
/// that no link holds and no list repeats with another value.
struct NamedElements {
  private let tree: MarkupTree
  private let words: StripWords
  /// Where the page tells its own facts: from the headline to the text.
  private let own: Range<Int>

  /// The longest name of a publisher and the longest date, in characters.
  private static let valueLetters = 60

  init(_ tree: MarkupTree, own: Range<Int>, words: StripWords) {
    self.tree = tree
    self.own = own
    self.words = words
  }

  /// The day of publication.
  var date: PrintedDate? {
    fact("date") { node, index in
      let attributes = ["datetime", "content"].compactMap { tree.attribute($0, of: node) }
      return (attributes.map { Scalars(text: $0) } + [text(below: index)]).lazy
        .compactMap { PrintedDate.leading(in: $0) }.first
    }
  }

  /// The publisher's name.
  var publisher: String? {
    fact("publisher") { _, index in
      let value = text(below: index)
      guard value.contains(where: { $0.isHan }), DateScanner.first(in: value) == nil else { return nil }
      return FactLine.publisher(value, words: words)
    }
  }

  /// What the first element between headline and text says, else what all others agree on.
  private func fact<Fact: Hashable>(
    _ name: String, read: (MarkupNode, Int) -> Fact?
  ) -> Fact? {
    var elsewhere: Set<Fact> = []
    var links = 0
    for (index, node) in tree.nodes.enumerated() {
      if node.name == "a" { links = max(links, node.end) }
      guard node.hasAttributes, isNamed(node, for: name), let fact = read(node, index) else { continue }
      if own.contains(index) { return fact }
      if index >= links { elsewhere.insert(fact) }
    }
    return elsewhere.count == 1 ? elsewhere.first : nil
  }

  private func isNamed(_ node: MarkupNode, for fact: String) -> Bool {
    if fact == "date", node.name == "time", tree.has("datetime", node) { return true }
    guard let names = words.factElements[fact] else { return false }
    for attribute in ["id", "class", "itemprop"] {
      guard let value = tree.attribute(attribute, of: node) else { continue }
      for name in value.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
        if names.contains(name.lowercased()) || names.contains(Self.withoutHash(name).lowercased()) {
          return true
        }
      }
    }
    return false
  }

  /// `sourceTitle-3cWSuiol` is `sourceTitle`: build tools put a hash behind a class's name.
  private static func withoutHash(_ name: Substring) -> Substring {
    guard let mark = name.lastIndex(where: { $0 == "-" || $0 == "_" }) else { return name }
    let tail = name[name.index(after: mark)...]
    let isHash = (5...10).contains(tail.utf8.count) && tail.contains { $0.isNumber || $0.isUppercase }
    return isHash ? name[..<mark] : name
  }

  private func text(below index: Int) -> Scalars {
    var out = Scalars()
    for node in tree.nodes[index..<tree.nodes[index].end] where node.isText {
      out.append(contentsOf: UTF8Scalars(tree.text(of: node)))
      if out.count > 4 * Self.valueLetters { return [] }
    }
    let value = out.trimmed
    return value.count <= Self.valueLetters ? value : []
  }
}

extension PrintedDate {
  /// A day at the beginning of a value, a label before it left out; its place in the value is not kept.
  static func leading(in value: Scalars) -> PrintedDate? {
    guard let date = DateScanner.first(in: value),
      !value[..<date.range.lowerBound].contains(where: { $0.isDigit }), date.range.lowerBound <= 12
    else { return nil }
    // A time on Greenwich's clocks would be read as one on China's.
    let isGreenwich = value.suffix(from: date.range.upperBound).contains("Z")
    return PrintedDate(day: date.day, time: isGreenwich ? nil : date.time, range: 0..<0)
  }
}
