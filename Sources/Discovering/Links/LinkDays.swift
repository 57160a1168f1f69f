internal import Markup

/// Finds the days beside the links of a page.
///
/// The day stands in the entry of the list that the link is in: the largest element around it that leads nowhere else.
/// Where a list has no elements for its entries, it stands between the link and the next one on the same line, or
/// between it and the one before.
struct LinkDays {
  private let page: IndexPage

  /// How many elements around a link may be its entry.
  private static let levels = 8
  /// The most bytes of an entry: a headline and the beginning of a text of some 500 characters.
  private static let entryBytes = 1_500
  /// The most links of an entry, all to one URL: picture, headline, "read on".
  private static let entryLinks = 4

  init(_ page: IndexPage) { self.page = page }

  /// The day beside a link, by its place among the page's anchors; nil where there is none.
  func day(beside number: Int) -> DayHint? {
    let anchor = page.anchors[number]
    let own = page.tree.nodes[anchor.node]
    if let entry = entry(of: number) {
      let range = entry..<page.tree.nodes[entry].end
      let around = texts(in: range.lowerBound..<anchor.node) + texts(in: own.end..<range.upperBound)
      if let day = DayScanner.day(in: around) { return day }
    }
    // Within the link, only a text of its own: a headline may speak of any day.
    let inside = texts(in: anchor.node..<own.end)
    if inside.count > 1, let day = DayScanner.day(in: inside.filter { $0.count <= 24 }) { return day }
    return DayScanner.day(in: line(after: number)) ?? DayScanner.day(in: line(before: number))
  }

  /// The largest element around a link that leads nowhere else.
  private func entry(of number: Int) -> Int? {
    let tree = page.tree
    var entry: Int?
    var index = tree.nodes[page.anchors[number].node].parent
    for _ in 0..<Self.levels {
      guard index >= 0, !Self.isPage(tree.nodes[index].name), leadsToOne(index, number), bytes(below: index)
      else { break }
      entry = index
      index = tree.nodes[index].parent
    }
    return entry
  }

  private func leadsToOne(_ index: Int, _ number: Int) -> Bool {
    let end = page.tree.nodes[index].end
    let url = page.anchors[number].url
    var count = 1
    var place = number - 1
    while place >= 0, page.anchors[place].node > index {
      count += 1
      guard page.anchors[place].url == url, count <= Self.entryLinks else { return false }
      place -= 1
    }
    place = number + 1
    while place < page.anchors.count, page.anchors[place].node < end {
      count += 1
      guard page.anchors[place].url == url, count <= Self.entryLinks else { return false }
      place += 1
    }
    return true
  }

  private func bytes(below index: Int) -> Bool {
    var count = 0
    for place in index..<page.tree.nodes[index].end {
      count += page.tree.text(of: page.tree.nodes[place]).count
      if count > Self.entryBytes { return false }
    }
    return true
  }

  private func line(after number: Int) -> [[Unicode.Scalar]] {
    let start = page.tree.nodes[page.anchors[number].node].end
    let limit = number + 1 < page.anchors.count ? page.anchors[number + 1].node : page.tree.nodes.count
    guard start < limit else { return [] }
    let end = page.tree.nodes[start..<limit].firstIndex { Self.endsLine($0.name) } ?? limit
    return texts(in: start..<min(end, start + Self.levels))
  }

  private func line(before number: Int) -> [[Unicode.Scalar]] {
    let end = page.anchors[number].node
    let limit = number > 0 ? page.tree.nodes[page.anchors[number - 1].node].end : 0
    guard limit < end else { return [] }
    let start = page.tree.nodes[limit..<end].lastIndex { Self.endsLine($0.name) } ?? limit
    return texts(in: max(start, end - Self.levels)..<end)
  }

  private func texts(in range: Range<Int>) -> [[Unicode.Scalar]] {
    guard !range.isEmpty else { return [] }
    return range.compactMap { index in
      let node = page.tree.nodes[index]
      guard node.isText, !LinkText.isCode(node.parent, in: page.tree) else { return nil }
      let text = LinkText.collapsed(String(decoding: page.tree.text(of: node), as: UTF8.self))
      return text.isEmpty ? nil : Array(text.unicodeScalars)
    }
  }

  private static func isPage(_ name: ElementName) -> Bool {
    switch name {
    case .html, .body, .table, .tbody, .ul, .ol, .main: true
    default: false
    }
  }

  private static func endsLine(_ name: ElementName) -> Bool {
    switch name {
    case .br, .hr, .p, .div, .li, .tr, .td, .dd, .dt, .ul, .ol, .table, .h1, .h2, .h3, .h4: true
    default: false
    }
  }
}
