internal import CLibXML2

/// Copies a libxml2 document into a ``MarkupTree``, by its links and not by recursion.
struct MarkupCopy {
  /// What has been copied.
  private(set) var tree = MarkupTree()

  /// Copies a whole document.
  mutating func take(_ document: htmlDocPtr) {
    tree.bytes.reserveCapacity(1 << 16)
    var next = unsafe document.pointee.children
    var parent = -1
    while let node = unsafe next {
      let index = unsafe append(node.pointee, parent: parent)
      if index >= 0, unsafe node.pointee.type == XML_ELEMENT_NODE, let child = unsafe node.pointee.children {
        parent = index
        unsafe next = child
        continue
      }
      // Up until there is a sibling.
      var current = unsafe node
      while true {
        if let sibling = unsafe current.pointee.next {
          unsafe next = sibling
          break
        }
        guard parent >= 0, let above = unsafe current.pointee.parent else { return }
        tree.nodes[parent].end = tree.nodes.count
        parent = tree.nodes[parent].parent
        unsafe current = above
      }
    }
  }

  /// Adds an element or text; -1 for what is neither.
  private mutating func append(_ node: xmlNode, parent: Int) -> Int {
    let index = tree.nodes.count
    switch unsafe node.type {
    case XML_ELEMENT_NODE:
      guard let name = unsafe node.name else { return -1 }
      let attributes = unsafe appendAttributes(node.properties)
      let label = unsafe Self.name(name)
      tree.nodes.append(
        MarkupNode(
          name: label, parent: parent, end: index + 1, text: 0..<0, attributes: attributes))
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      guard let content = unsafe node.content else { return -1 }
      let text = unsafe appendBytes(content)
      tree.nodes.append(MarkupNode(name: "", parent: parent, end: index + 1, text: text, attributes: 0..<0))
    case XML_COMMENT_NODE:
      if let content = unsafe node.content {
        tree.comments.append(MarkupComment(node: index, text: unsafe copy(content)))
      }
      return -1
    default:
      return -1
    }
    return index
  }

  private mutating func appendAttributes(_ first: UnsafeMutablePointer<xmlAttr>?) -> Range<Int> {
    let start = tree.attributes.count
    var next = unsafe first
    while let attribute = unsafe next {
      if let name = unsafe attribute.pointee.name {
        let from = tree.bytes.count
        var child = unsafe attribute.pointee.children
        while let part = unsafe child {
          if let content = unsafe part.pointee.content { _ = unsafe appendBytes(content) }
          unsafe child = part.pointee.next
        }
        tree.attributes.append(MarkupAttribute(name: unsafe Self.name(name), value: from..<tree.bytes.count))
      }
      unsafe next = attribute.pointee.next
    }
    return start..<tree.attributes.count
  }

  /// Adds the bytes of a C string, with U+0080–U+009F read as Windows-1252, as HTML reads such references.
  private mutating func appendBytes(_ content: UnsafePointer<xmlChar>) -> Range<Int> {
    let range = unsafe copy(content)
    Windows1252.mendReferences(in: &tree.bytes, from: range.lowerBound)
    return range.lowerBound..<tree.bytes.count
  }

  /// Adds the bytes of a C string as they are.
  private mutating func copy(_ content: UnsafePointer<xmlChar>) -> Range<Int> {
    let start = tree.bytes.count
    let buffer = unsafe UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
    unsafe tree.bytes.append(contentsOf: buffer)
    return start..<tree.bytes.count
  }

  /// A name in lower case; libxml2 lowers those that it knows.
  private static func name(_ pointer: UnsafePointer<xmlChar>) -> String {
    let name = unsafe String(cString: pointer)
    return name.utf8.contains { $0 &- 65 < 26 } ? name.lowercased() : name
  }
}
