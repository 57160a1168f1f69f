internal import Markup

/// The facts in elements that are named for them: `<span id="pubtime_baidu">`, `<p class="media-name">`,
/// `itemprop="datePublished"`, `<time datetime="…">`. They count whether they are shown or not.
///
/// Lists of other pages have the same names. So an element counts that stands between headline and text; else one
/// that no link holds and no list repeats with another value.
struct NamedElements {
  /// The facts that names of elements tell.
  struct Facts: OptionSet {
    let rawValue: UInt8
    static let date = Facts(rawValue: 1)
    static let publisher = Facts(rawValue: 2)
  }

  /// An element that is named for a fact.
  private struct Named {
    let index: Int
    let facts: Facts
    let isInLink: Bool
  }

  private let tree: MarkupTree
  private let words: StripWords
  /// Where the page tells its own facts: from the headline to the text.
  private let own: Range<Int>
  private var elements: [Named] = []

  /// The longest name of a publisher and the longest date, in characters.
  private static let valueLetters = 60

  init(_ tree: MarkupTree, own: Range<Int>, words: StripWords) {
    self.tree = tree
    self.own = own
    self.words = words
    var links = 0
    // Pages repeat names, so that each is judged once.
    var known = ByteTable<Facts>()
    for (index, node) in tree.nodes.enumerated() where !node.isText {
      if node.name == .a { links = max(links, node.end) }
      guard node.hasAttributes else { continue }
      var facts: Facts = node.name == .time && tree.has(.datetime, node) ? .date : []
      for attribute in [AttributeName.id, .class, .itemprop] {
        guard let value = tree.value(attribute, of: node) else { continue }
        let said = known[value] ?? Self.facts(of: value, words)
        known.set(value, to: said)
        facts.formUnion(said)
      }
      if !facts.isEmpty { elements.append(Named(index: index, facts: facts, isInLink: index < links)) }
    }
  }

  /// The day of publication.
  var date: PrintedDate? {
    fact(.date) { index in
      let attributes = [AttributeName.datetime, .content].compactMap {
        tree.attribute($0, of: tree.nodes[index])
      }
      return (attributes.map { Scalars(text: $0) } + [text(below: index)]).lazy
        .compactMap { PrintedDate.leading(in: $0) }.first
    }
  }

  /// The publisher's name.
  var publisher: String? {
    fact(.publisher) { index in
      let value = text(below: index)
      guard value.contains(where: { $0.isHan }), DateScanner.first(in: value) == nil else { return nil }
      return FactLine.publisher(value, words: words)
    }
  }

  /// What the first element between headline and text says, else what all others agree on.
  private func fact<Fact: Hashable>(_ kind: Facts, read: (Int) -> Fact?) -> Fact? {
    var elsewhere: Set<Fact> = []
    for element in elements where element.facts.contains(kind) {
      guard let fact = read(element.index) else { continue }
      if own.contains(element.index) { return fact }
      if !element.isInLink { elsewhere.insert(fact) }
    }
    return elsewhere.count == 1 ? elsewhere.first : nil
  }

  /// The facts that an id, a class or the like is named for.
  private static func facts(of value: ArraySlice<UInt8>, _ words: StripWords) -> Facts {
    var facts: Facts = []
    for name in value.split(whereSeparator: { $0.isNameBlank }) {
      facts.formUnion(words.factElements[name.lowered[...]] ?? [])
      if let bare = withoutHash(name) { facts.formUnion(words.factElements[bare.lowered[...]] ?? []) }
    }
    return facts
  }

  /// `sourceTitle-3cWSuiol` is `sourceTitle`: build tools put a hash behind a class's name; nil where none stands.
  private static func withoutHash(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let mark = name.lastIndex(where: { $0 == 0x2D || $0 == 0x5F }) else { return nil }
    let tail = name[(mark + 1)...]
    let isHash = (5...10).contains(tail.count) && tail.contains { $0 &- 0x30 < 10 || $0 &- 0x41 < 26 }
    return isHash ? name[..<mark] : nil
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
