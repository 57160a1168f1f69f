internal import CLibXML2
internal import Glibc

/// Builds a ``MarkupTree`` from what libxml2's HTML parser reports while it reads (SAX), without libxml2's own tree
/// in between: that tree costs as much again as the reading.
struct MarkupBuilder {
  /// What has been read.
  private(set) var tree = MarkupTree()
  /// Whether more elements were open at once than allowed; nothing is read any more then.
  private(set) var isTooDeep = false

  private let depth: Int
  /// Whether attributes without an ``AttributeName`` are kept, too.
  private let keepsAll: Bool
  private var elements = NameTable(meaning: ElementName.init(_:))
  private var attributes = NameTable(meaning: AttributeName.init(rawValue:))
  private var open: [Int] = []
  /// Whether the last node is a text that goes on.
  private var isInText = false
  /// Whether the page has a document type, or a comment before the first element.
  private var hasPrologue = false

  /// A builder for a page of so many bytes.
  init(bytes: Int, depth: Int, keepsAll: Bool = false) {
    self.depth = depth
    self.keepsAll = keepsAll
    tree.bytes.reserveCapacity(bytes)
    tree.nodes.reserveCapacity(bytes / 32)
    tree.attributes.reserveCapacity(bytes / 64)
  }

  /// An element begins; `attributes` are names and values by turns, ended by a null name.
  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard open.count < depth else {
      isTooDeep = true
      return
    }
    isInText = false
    let index = tree.nodes.count
    let content = unsafe append(attributes)
    // As libxml2's own tree has it: what follows the end of `<html>` stands below it, unless something is before it.
    let parent = open.last ?? (index == 0 || hasPrologue ? -1 : 0)
    let known = unsafe elements[name]
    if known == .other { tree.otherNames[index] = unsafe String(cString: name) }
    tree.nodes.append(MarkupNode(known, parent: parent, index: index, content: Place(content)))
    open.append(index)
  }

  /// The innermost open element ends.
  mutating func end() {
    isInText = false
    guard let index = open.popLast() else { return }
    tree.nodes[index].end = tree.nodes.count
    if open.isEmpty, tree.nodes[index].parent == 0 { tree.nodes[0].end = tree.nodes.count }
  }

  /// A part of a text.
  mutating func text(_ bytes: UnsafePointer<UInt8>, count: Int) {
    guard let parent = open.last else { return }
    let place = unsafe append(bytes, count: count)
    if isInText {
      tree.nodes[tree.nodes.count - 1].content.end = Int32(truncatingIfNeeded: place.upperBound)
    } else {
      tree.nodes.append(
        MarkupNode(.text, parent: parent, index: tree.nodes.count, content: Place(place)))
      isInText = true
    }
  }

  /// A comment.
  mutating func comment(_ bytes: UnsafePointer<UInt8>) {
    let start = tree.bytes.count
    unsafe tree.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: strlen(bytes)))
    tree.comments.append(MarkupComment(node: tree.nodes.count, content: Place(start..<tree.bytes.count)))
    interrupt()
  }

  /// A document type; one in the middle of a page parts no texts.
  mutating func documentType() { hasPrologue = true }

  /// Something between texts: a comment, a processing instruction.
  mutating func interrupt() {
    isInText = false
    if tree.nodes.isEmpty { hasPrologue = true }
  }

  /// Closes what is still open.
  mutating func finish() { while !open.isEmpty { end() } }

  private mutating func append(_ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> Range<Int> {
    let start = tree.attributes.count
    var next = unsafe pairs
    while let pair = unsafe next, let name = unsafe pair[0] {
      if let known = unsafe attributes[name] {
        let value = unsafe pair[1].map { unsafe append($0, count: strlen($0)) }
        let end = tree.bytes.count
        tree.attributes.append(MarkupAttribute(name: known, value: Place(value ?? end..<end)))
      } else if keepsAll {
        let value = unsafe pair[1].map { unsafe append($0, count: strlen($0)) }
        let end = tree.bytes.count
        tree.otherAttributes[tree.nodes.count, default: []].append(
          OtherAttribute(name: unsafe String(cString: name).lowercased(), value: Place(value ?? end..<end)))
      }
      unsafe next = pair + 2
    }
    return start..<tree.attributes.count
  }

  /// Adds bytes, with U+0080–U+009F read as Windows-1252, as HTML reads such references.
  private mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) -> Range<Int> {
    let start = tree.bytes.count
    unsafe tree.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    if unsafe memchr(bytes, Int32(Windows1252.lead), count) != nil {
      Windows1252.mendReferences(in: &tree.bytes, from: start)
    }
    return start..<tree.bytes.count
  }
}
