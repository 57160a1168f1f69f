/// A parsed HTML page as Swift values: its elements and texts in document order.
///
/// The tree is flat: ``nodes`` holds every element and text in the order of the page, and a node says where its
/// subtree ends, so that a pass over a page is a loop over an array, and a deep page costs no stack.
/// Comments are kept aside in ``comments``; processing instructions, the document type and attributes without an
/// ``AttributeName`` are left out.
public struct MarkupTree: Sendable {
  /// The nodes in document order; empty for a page without any.
  public internal(set) var nodes: [MarkupNode] = []
  /// The comments in document order.
  public internal(set) var comments: [MarkupComment] = []
  /// Names and values of attributes as places in ``bytes``, node by node.
  var attributes: [MarkupAttribute] = []
  /// The UTF-8 bytes of all texts and attribute values, one after the other.
  var bytes: [UInt8] = []

  /// The names of elements that HTML does not name, by their places in ``nodes``.
  var otherNames: [Int: String] = [:]
  /// Attributes without an ``AttributeName``, by their elements' places in ``nodes``; kept only where asked for.
  var otherAttributes: [Int: [OtherAttribute]] = [:]

  /// The name of an element in lower case, as the page has it.
  public func name(of index: Int) -> String { otherNames[index] ?? nodes[index].name.label }

  /// The UTF-8 bytes of a text node; empty for an element.
  public func text(of node: MarkupNode) -> ArraySlice<UInt8> {
    node.isText ? bytes[node.content.range] : bytes[0..<0]
  }

  /// The UTF-8 bytes of a comment.
  public func text(of comment: MarkupComment) -> ArraySlice<UInt8> { bytes[comment.content.range] }

  /// The UTF-8 bytes of an attribute's value; nil where the element lacks it.
  public func value(_ name: AttributeName, of node: MarkupNode) -> ArraySlice<UInt8>? {
    guard node.hasAttributes else { return nil }
    for attribute in attributes[node.content.range] where attribute.name == name {
      return bytes[attribute.value.range]
    }
    return nil
  }

  /// The value of an element's attribute; nil where the element lacks it.
  public func attribute(_ name: AttributeName, of node: MarkupNode) -> String? {
    value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of an element's attribute by its name in lower case; nil where the element lacks it.
  ///
  /// Names without an ``AttributeName`` are there only where the tree was made to keep all attributes.
  public func attribute(named name: String, of index: Int) -> String? {
    if let known = AttributeName(rawValue: name) { return attribute(known, of: nodes[index]) }
    return otherAttributes[index]?.first { $0.name == name }
      .map { String(decoding: bytes[$0.value.range], as: UTF8.self) }
  }

  /// The values of an element's attributes that have no ``AttributeName``, in the page's order.
  public func otherValues(of index: Int) -> [String] {
    (otherAttributes[index] ?? []).map { String(decoding: bytes[$0.value.range], as: UTF8.self) }
  }

  /// Whether an element has an attribute, with or without a value.
  public func has(_ name: AttributeName, _ node: MarkupNode) -> Bool { value(name, of: node) != nil }

  /// All text below a node, one text right after the other.
  public func joinedText(below index: Int) -> String {
    var out: [UInt8] = []
    for node in nodes[index..<nodes[index].end] { out.append(contentsOf: text(of: node)) }
    return String(decoding: out, as: UTF8.self)
  }
}

/// One element or text of a ``MarkupTree``.
public struct MarkupNode: Sendable, Hashable {
  /// The element's name; ``ElementName/text`` for a text.
  public let name: ElementName
  private let above: Int32
  private var below: Int32
  /// The place of a text's bytes, or of an element's attributes.
  var content: Place

  init(_ name: ElementName, parent: Int, index: Int, content: Place) {
    self.name = name
    above = Int32(truncatingIfNeeded: parent)
    below = Int32(truncatingIfNeeded: index + 1)
    self.content = content
  }

  /// Where its parent stands in `MarkupTree.nodes`; -1 at the root.
  public var parent: Int { Int(above) }

  /// Where its subtree ends in `MarkupTree.nodes`, exclusive.
  public internal(set) var end: Int {
    get { Int(below) }
    set { below = Int32(truncatingIfNeeded: newValue) }
  }

  /// Whether it is a text and no element.
  public var isText: Bool { name == .text }

  /// Whether it is an element with attributes.
  public var hasAttributes: Bool { !isText && content.start < content.end }
}

/// A comment of a ``MarkupTree``.
public struct MarkupComment: Sendable, Hashable {
  /// The node in `MarkupTree.nodes` before which it stands.
  public let node: Int
  /// The place of its bytes.
  let content: Place
}

/// An attribute: its name and the place of its value's bytes.
struct MarkupAttribute: Sendable, Hashable {
  var name: AttributeName
  var value: Place
}

/// An attribute without an ``AttributeName``.
struct OtherAttribute: Sendable, Hashable {
  var name: String
  var value: Place
}

/// A range of places in half the memory: libxml2 takes no page of 2 GB.
struct Place: Sendable, Hashable {
  let start: Int32
  var end: Int32

  init(_ range: Range<Int>) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}
