internal import CLibXML2

extension XMLTree {
  /// What a document may cost where nothing else is said: 50 MB, as much as a sitemap may have, and 256 elements.
  public static let standardLimits = MarkupLimits(bytes: 50 << 20, depth: 256)

  /// A document's tree, from its text, whatever charset its declaration names.
  ///
  /// A document that is not well-formed is read as far as libxml2 can recover it, and says so in ``damage``.
  ///
  /// - Parameters:
  ///   - utf8: the text's bytes, valid UTF-8 without NUL.
  ///   - limits: what the document may cost.
  /// - Returns: the tree.
  /// - Throws: ``MarkupError`` where the document is larger or deeper than the limits, or holds no element at all.
  public static func parse(
    utf8: [UInt8], limits: MarkupLimits = standardLimits
  ) throws(MarkupError) -> XMLTree {
    guard utf8.count <= min(limits.bytes, Int(Int32.max)) else {
      throw .tooLarge(bytes: utf8.count, limit: limits.bytes)
    }
    precondition(libraryIsReady)
    var builder = XMLBuilder(depth: limits.depth)
    if let message = read(XMLReferences.numbered(withoutDeclaration(utf8)), into: &builder) {
      throw .parser(message)
    }
    guard !builder.isTooDeep else { throw .tooDeep(limit: limits.depth) }
    builder.finish()
    guard !builder.tree.nodes.isEmpty else { throw .parser(builder.tree.damage ?? "no element") }
    return builder.tree
  }

  /// The text with blanks in place of its declaration: the charset in it is no longer true, and many programs write
  /// an empty line before it, which XML forbids.
  private static func withoutDeclaration(_ utf8: [UInt8]) -> [UInt8] {
    guard let start = utf8.firstIndex(where: { $0 > 0x20 }), utf8[start...].starts(with: Array("<?xml".utf8)),
      let end = utf8[start...].firstIndex(of: 0x3E)
    else { return utf8 }
    var utf8 = utf8
    for place in start...end where utf8[place] != 0x0A && utf8[place] != 0x0D { utf8[place] = 0x20 }
    return utf8
  }

  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// What the parser carries along for its reports.
  @unsafe private struct Reader {
    let builder: UnsafeMutablePointer<XMLBuilder>
    let context: xmlParserCtxtPtr
  }

  private static func read(_ utf8: [UInt8], into builder: inout XMLBuilder) -> String? {
    guard let context = unsafe xmlNewParserCtxt() else { return "out of memory" }
    defer { unsafe xmlFreeParserCtxt(context) }
    unsafe connect(context)
    unsafe withUnsafeMutablePointer(to: &builder) { builder in
      var reader = unsafe Reader(builder: builder, context: context)
      unsafe withUnsafeMutablePointer(to: &reader) { reader in
        unsafe context.pointee.userData = UnsafeMutableRawPointer(reader)
        let document = unsafe utf8.withUnsafeBytes { buffer in
          unsafe xmlCtxtReadMemory(
            context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
            "UTF-8",
            options)
        }
        unsafe xmlFreeDoc(document)
      }
    }
    return nil
  }

  private static let options = Int32(
    XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue)

  /// Without the handlers that declare and look up entities: none but XML's own five are known.
  private static func connect(_ context: xmlParserCtxtPtr) {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = 0xDEED_BEAF
    unsafe handler.startElementNs = { data, name, prefix, namespace, _, _, count, _, attributes in
      guard let reader = unsafe XMLTree.reader(data), let name = unsafe name else { return }
      let full = unsafe XMLBuilder.name(name, prefix: prefix, namespace: namespace)
      unsafe reader.builder.pointee.start(full, attributes, count: Int(count))
      if unsafe reader.builder.pointee.isTooDeep { unsafe xmlStopParser(reader.context) }
    }
    unsafe handler.endElementNs = { data, _, _, _ in unsafe XMLTree.reader(data)?.builder.pointee.end() }
    unsafe handler.characters = { data, bytes, count in
      guard let bytes = unsafe bytes else { return }
      unsafe XMLTree.reader(data)?.builder.pointee.text(bytes, count: Int(count))
    }
    unsafe handler.cdataBlock = handler.characters
    unsafe handler.serror = { data, error in
      guard let error = unsafe error else { return }
      unsafe XMLTree.reader(data)?.builder.pointee.damage(error.pointee)
    }
    unsafe context.pointee.sax.pointee = handler
  }

  private static func reader(_ data: UnsafeMutableRawPointer?) -> Reader? {
    unsafe data?.assumingMemoryBound(to: Reader.self).pointee
  }
}
