internal import Markup

/// What a page says of itself in its head: `<title>` and `<meta>`.
struct PageHead {
  /// The text of `<title>`, blanks folded.
  private(set) var title = Scalars()
  private var metas: [String: String] = [:]
  private let words: StripWords

  init(_ tree: MarkupTree, words: StripWords) {
    self.words = words
    for (index, node) in tree.nodes.enumerated() {
      if node.name == .title, title.isEmpty {
        title = Self.folded(tree.joinedText(below: index)).withoutReadings
      } else if node.name == .meta {
        guard let content = tree.attribute(.content, of: node), !content.isEmpty else { continue }
        for name in [AttributeName.name, .property, .itemprop, .httpEquiv] {
          guard let value = tree.attribute(name, of: node) else { continue }
          let key = Scalars(text: value.lowercased()).trimmed.string
          if metas[key] == nil { metas[key] = content }
        }
      }
    }
  }

  /// What the most trusted `<meta>` says of a fact; nil where none does.
  func value(_ fact: String) -> Scalars? {
    for key in words.metaKeys[fact] ?? [] {
      if let value = metas[key] {
        let folded = Self.folded(value)
        if folded.contains(where: { $0.isWord }) { return folded.withoutReadings }
      }
    }
    return nil
  }

  /// The day of publication that a `<meta>` gives.
  var date: PrintedDate? {
    for key in words.metaKeys["date"] ?? [] {
      guard let value = metas[key].map({ Scalars(text: $0) }) else { continue }
      if let date = DateScanner.first(in: value) ?? WesternDate.named(in: value, words: words) { return date }
    }
    return nil
  }

  /// Without tags, which some editors leave in values, and with blanks folded.
  private static func folded(_ text: String) -> Scalars {
    var out = Scalars()
    var blankIsDue = false
    var isInTag = false
    let hasTags = Array(text.utf8).contains(run: [0x3C, 0x2F])
    for scalar in text.unicodeScalars {
      if hasTags, scalar == "<" { isInTag = true }
      if isInTag {
        isInTag = scalar != ">"
      } else if scalar.isBlank {
        blankIsDue = true
      } else {
        if blankIsDue, !out.isEmpty { out.append(" ") }
        blankIsDue = false
        out.append(scalar)
      }
    }
    return out
  }
}
