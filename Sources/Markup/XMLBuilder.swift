internal import CLibXML2
internal import Glibc

/// Builds an ``XMLTree`` from what libxml2's XML parser reports while it reads (SAX2).
struct XMLBuilder {
  private(set) var tree = XMLTree()
  /// Whether more elements were open at once than allowed; nothing is read any more then.
  private(set) var isTooDeep = false

  private let depth: Int
  private var numbers: [XMLTree.Name: Int32] = [:]
  private var open: [Int] = []
  private var isInText = false

  init(depth: Int) { self.depth = depth }

  /// An element begins; five pointers an attribute: local name, prefix, namespace, the value's beginning and end.
  mutating func start(
    _ name: XMLTree.Name, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    guard open.count < depth else {
      isTooDeep = true
      return
    }
    isInText = false
    let start = tree.attributes.count
    for number in 0..<count {
      guard let attribute = unsafe attributes.map({ unsafe $0 + number * 5 }),
        let local = unsafe attribute[0],
        let from = unsafe attribute[3], let to = unsafe attribute[4]
      else { continue }
      let place = unsafe append(from, count: to - from)
      let name = unsafe Self.name(local, prefix: attribute[1], namespace: attribute[2])
      tree.attributes.append(XMLTree.Attribute(name: name, value: Place(place)))
    }
    let number = numbers[name] ?? Int32(truncatingIfNeeded: tree.names.count)
    if numbers.updateValue(number, forKey: name) == nil { tree.names.append(name) }
    let index = tree.nodes.count
    tree.nodes.append(
      XMLTree.Node(
        name: number, parent: open.last ?? -1, end: index + 1, content: Place(start..<tree.attributes.count)))
    open.append(index)
  }

  /// The innermost open element ends.
  mutating func end() {
    isInText = false
    guard let index = open.popLast() else { return }
    tree.nodes[index].end = tree.nodes.count
  }

  /// A part of a text.
  mutating func text(_ bytes: UnsafePointer<UInt8>, count: Int) {
    guard let parent = open.last else { return }
    let place = unsafe append(bytes, count: count)
    if isInText {
      tree.nodes[tree.nodes.count - 1].content.end = Int32(truncatingIfNeeded: place.upperBound)
    } else {
      tree.nodes.append(
        XMLTree.Node(name: nil, parent: parent, end: tree.nodes.count + 1, content: Place(place)))
      isInText = true
    }
  }

  /// An error; the first one is kept.
  mutating func damage(_ error: xmlError) {
    guard tree.damage == nil, unsafe error.level == XML_ERR_FATAL else { return }
    var text = unsafe error.message.map { unsafe String(cString: $0) } ?? "error \(unsafe error.code)"
    if text.last == "\n" { text.removeLast() }
    tree.damage = "line \(unsafe error.line): \(text)"
  }

  /// Closes what is still open.
  mutating func finish() { while !open.isEmpty { end() } }

  static func name(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?
  ) -> XMLTree.Name {
    XMLTree.Name(
      local: unsafe String(cString: local),
      namespace: unsafe (namespace ?? prefix).map { unsafe String(cString: $0) } ?? "")
  }

  private mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) -> Range<Int> {
    let start = tree.bytes.count
    unsafe tree.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    return start..<tree.bytes.count
  }
}
