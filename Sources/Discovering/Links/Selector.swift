public import Markup

/// A part of CSS selectors (Selectors Level 4), to say which links of a page are meant.
///
/// `tag`, `*`, `#id`, `.class`, `[name]`, `[name=value]`, `[name^=value]` (begins), `[name$=value]` (ends),
/// `[name*=value]` (contains), written together for one element; a blank between two for "anywhere in", `>` for
/// "right in"; `,` between alternatives. Values may stand in quotation marks. Names of elements and attributes are
/// compared without case, all else with it. Nothing else of CSS.
public struct Selector: Sendable, Hashable, CustomStringConvertible {
  /// The selector as written.
  public let text: String
  /// The alternatives, each from the outermost element to the one meant.
  let alternatives: [[Step]]

  /// The most elements that a selector may name, its alternatives taken together.
  static let mostSteps = 64

  /// One element of a selector.
  struct Step: Sendable, Hashable {
    /// Whether it stands right in the one before, not just anywhere in it.
    var isChild = false
    /// In lower case; nil for any.
    var tag: String?
    var conditions: [Condition] = []
  }

  /// What an attribute must be.
  struct Condition: Sendable, Hashable {
    enum Test: Sendable, Hashable {
      case exists
      case equals
      case begins
      case ends
      case contains
      /// One of the words of the value.
      case hasWord
    }

    /// In lower case.
    var name: String
    var test: Test
    var value: String
  }

  /// A selector. Throws ``SelectorError``, which says where it cannot be read.
  public init(_ text: String) throws(SelectorError) {
    var parser = SelectorParser(text)
    self.text = text
    alternatives = try parser.selector()
  }

  /// The selector as written.
  public var description: String { text }

  /// Which elements of a page it means, by their places in `MarkupTree.nodes`. One pass over the page.
  ///
  /// The tree must keep all attributes, or those without an `AttributeName` are taken as missing.
  public func matches(in tree: MarkupTree) -> [Bool] {
    var found = [Bool](repeating: false, count: tree.nodes.count)
    for steps in alternatives {
      // For each node, which beginnings of the selector end at it, and which at it or above: a bit each.
      var here = [UInt64](repeating: 0, count: tree.nodes.count)
      var above = here
      for index in tree.nodes.indices where !tree.nodes[index].isText {
        let parent = tree.nodes[index].parent
        let parentHere = parent < 0 ? 0 : here[parent]
        let parentAbove = parent < 0 ? 0 : above[parent]
        for (number, step) in steps.enumerated() {
          let before = number == 0 ? 1 : (step.isChild ? parentHere : parentAbove) >> UInt64(number - 1) & 1
          if before == 1, step.matches(index, in: tree) { here[index] |= 1 << UInt64(number) }
        }
        above[index] = parentAbove | here[index]
        if here[index] >> UInt64(steps.count - 1) & 1 == 1 { found[index] = true }
      }
    }
    return found
  }
}

extension Selector.Step {
  func matches(_ index: Int, in tree: MarkupTree) -> Bool {
    if let tag, tree.name(of: index) != tag { return false }
    return conditions.allSatisfy { condition in
      guard let value = tree.attribute(named: condition.name, of: index) else { return false }
      return condition.holds(for: value)
    }
  }
}

extension Selector.Condition {
  /// As CSS has it, an empty value begins, ends and is contained nowhere.
  func holds(for found: String) -> Bool {
    let (found, value) = (Array(found.utf8), Array(value.utf8))
    return switch test {
    case .exists: true
    case .equals: found == value
    case .begins: !value.isEmpty && found.starts(with: value)
    case .ends: !value.isEmpty && found.count >= value.count && found.suffix(value.count).elementsEqual(value)
    case .contains: !value.isEmpty && found.contains(value)
    case .hasWord:
      found.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }).contains(value[...])
    }
  }
}
