/// A parsed XML document as Swift values: its elements and texts in document order, as in ``MarkupTree``.
///
/// Comments, processing instructions and the document type are left out. No entity is expanded but the five that XML
/// names and character references; nothing is read from elsewhere.
public struct XMLTree: Sendable {
  /// One element or text.
  public struct Node: Sendable, Hashable {
    /// What its name is in the document's list of names; nil for a text.
    let name: Int32?
    /// Where its parent stands in ``XMLTree/nodes``; -1 at the root.
    public let parent: Int
    /// Where its subtree ends in ``XMLTree/nodes``, exclusive.
    public internal(set) var end: Int
    /// The place of a text's bytes, or of an element's attributes.
    var content: Place

    /// Whether it is a text and no element.
    public var isText: Bool { name == nil }
  }

  /// A name in its namespace.
  public struct Name: Sendable, Hashable {
    /// The name without its prefix.
    public var local: String
    /// The namespace's URL; its prefix where the document does not declare it; empty for none.
    public var namespace: String
  }

  struct Attribute: Sendable, Hashable {
    var name: Name
    var value: Place
  }

  /// The nodes in document order.
  public internal(set) var nodes: [Node] = []
  /// What is wrong first with the document, which is not well-formed: line and libxml2's words; nil for one that is.
  /// What stands behind may be missing or in the wrong place.
  public internal(set) var damage: String?
  var names: [Name] = []
  var attributes: [Attribute] = []
  var bytes: [UInt8] = []

  /// The name of an element; empty for a text.
  public func name(of index: Int) -> Name {
    nodes[index].name.map { names[Int($0)] } ?? Name(local: "", namespace: "")
  }

  /// The value of an element's attribute without a namespace; nil where the element lacks it.
  public func attribute(_ name: String, namespace: String = "", of index: Int) -> String? {
    guard !nodes[index].isText else { return nil }
    return attributes[nodes[index].content.range]
      .first { $0.name.local == name && $0.name.namespace == namespace }
      .map { String(decoding: bytes[$0.value.range], as: UTF8.self) }
  }

  /// All text below a node, one text right after the other.
  public func text(below index: Int) -> String {
    var out: [UInt8] = []
    for node in nodes[index..<nodes[index].end] where node.isText { out += bytes[node.content.range] }
    return String(decoding: out, as: UTF8.self)
  }

  /// The elements right in an element, in document order.
  public func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var place = index + 1
    while place < nodes[index].end {
      if !nodes[place].isText { children.append(place) }
      place = nodes[place].end
    }
    return children
  }
}
