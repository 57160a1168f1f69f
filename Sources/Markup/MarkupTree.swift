/// A parsed HTML page as Swift values: its elements and texts in document order.
///
/// The tree is flat: ``nodes`` holds every element and text in the order of the page, and a node says where its
/// subtree ends, so that a pass over a page is a loop over an array, and a deep page costs no stack.
/// Comments are kept aside in ``comments``; processing instructions and the document type are left out.
public struct MarkupTree: Sendable {
  /// The nodes in document order; empty for a page without any.
  public internal(set) var nodes: [MarkupNode] = []
  /// The comments in document order.
  public internal(set) var comments: [MarkupComment] = []
  /// Names and values of attributes as places in ``bytes``, node by node.
  var attributes: [MarkupAttribute] = []
  /// The UTF-8 bytes of all texts and attribute values, one after the other.
  var bytes: [UInt8] = []

  /// The UTF-8 bytes of a text node; empty for an element.
  public func text(of node: MarkupNode) -> ArraySlice<UInt8> { bytes[node.text] }

  /// The UTF-8 bytes of a comment.
  public func text(of comment: MarkupComment) -> ArraySlice<UInt8> { bytes[comment.text] }

  /// The value of an element's attribute, its name in lower case; nil where the element lacks it.
  public func attribute(_ name: String, of node: MarkupNode) -> String? {
    for attribute in attributes[node.attributes] where attribute.name == name {
      return String(decoding: bytes[attribute.value], as: UTF8.self)
    }
    return nil
  }

  /// Whether an element has an attribute, with or without a value.
  public func has(_ name: String, _ node: MarkupNode) -> Bool {
    attributes[node.attributes].contains { $0.name == name }
  }

  /// All text below a node, one text right after the other.
  public func joinedText(below index: Int) -> String {
    var out: [UInt8] = []
    for node in nodes[index..<nodes[index].end] { out.append(contentsOf: bytes[node.text]) }
    return String(decoding: out, as: UTF8.self)
  }
}

/// One element or text of a ``MarkupTree``.
public struct MarkupNode: Sendable, Hashable {
  /// The element's name in lower case; empty for a text.
  public var name: String
  /// Where its parent stands in `MarkupTree.nodes`; -1 at the root.
  public var parent: Int
  /// Where its subtree ends in `MarkupTree.nodes`, exclusive.
  public var end: Int
  /// The place of a text's bytes.
  var text: Range<Int>
  /// The place of an element's attributes.
  var attributes: Range<Int>

  /// Whether it is a text and no element.
  public var isText: Bool { name.isEmpty }

  /// Whether it is an element with attributes.
  public var hasAttributes: Bool { !attributes.isEmpty }
}

/// A comment of a ``MarkupTree``.
public struct MarkupComment: Sendable, Hashable {
  /// The node in `MarkupTree.nodes` before which it stands.
  public var node: Int
  /// The place of its bytes.
  var text: Range<Int>
}

/// An attribute: its name in lower case and the place of its value's bytes.
struct MarkupAttribute: Sendable, Hashable {
  var name: String
  var value: Range<Int>
}
