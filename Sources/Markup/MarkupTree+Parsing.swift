internal import CLibXML2

extension MarkupTree {
  /// A page's tree, from its text: libxml2's HTML parser, told UTF-8 and nothing else.
  ///
  /// Safe to call from any number of threads. Cost: less than libxml2's own tree of the page.
  ///
  /// - Parameters:
  ///   - utf8: the text's bytes, valid UTF-8 without NUL.
  ///   - limits: what the page may cost.
  ///   - allAttributes: whether attributes without an ``AttributeName`` are kept, too.
  /// - Returns: the tree of the whole page, never of a part of it.
  /// - Throws: ``MarkupError`` where the page is larger or deeper than the limits, or libxml2 gives up.
  public static func parse(
    utf8: [UInt8], limits: MarkupLimits = MarkupLimits(), allAttributes: Bool = false
  ) throws(MarkupError) -> MarkupTree {
    guard utf8.count <= min(limits.bytes, Int(Int32.max)) else {
      throw .tooLarge(bytes: utf8.count, limit: limits.bytes)
    }
    guard !utf8.isEmpty else { return MarkupTree() }
    precondition(libraryIsReady)
    var builder = MarkupBuilder(bytes: utf8.count, depth: limits.depth, keepsAll: allAttributes)
    if let message = read(utf8, into: &builder) { throw .parser(message) }
    guard !builder.isTooDeep else { throw .tooDeep(limit: limits.depth) }
    builder.finish()
    return builder.tree
  }

  /// A page's tree, from its text as a string.
  static func parse(_ html: String, limits: MarkupLimits = MarkupLimits()) throws(MarkupError) -> MarkupTree {
    try parse(utf8: Array(html.utf8), limits: limits)
  }

  /// libxml2's global state, set up once before any thread parses.
  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// One run of the parser; returns why it gave up, if it did.
  private static func read(_ utf8: [UInt8], into builder: inout MarkupBuilder) -> String? {
    guard let context = unsafe htmlNewParserCtxt() else { return "out of memory" }
    defer { unsafe htmlFreeParserCtxt(context) }
    unsafe ParserEvents.connect(context)
    return unsafe withUnsafeMutablePointer(to: &builder) { builder in
      var reader = unsafe ParserEvents.Reader(builder: builder, context: context)
      return unsafe withUnsafeMutablePointer(to: &reader) { reader in
        unsafe context.pointee.userData = UnsafeMutableRawPointer(reader)
        let document = unsafe utf8.withUnsafeBytes { buffer in
          unsafe htmlCtxtReadMemory(
            context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
            "UTF-8", options)
        }
        unsafe xmlFreeDoc(document)
        guard let error = unsafe xmlCtxtGetLastError(context), unsafe error.pointee.level == XML_ERR_FATAL
        else { return nil }
        return unsafe words(of: error.pointee)
      }
    }
  }

  /// Without libxml2's own limits, which drop the rest of a page in silence: ``MarkupLimits`` has set ours.
  private static let options = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue)

  private static func words(of error: xmlError) -> String {
    guard let message = unsafe error.message else { return "error \(unsafe error.code)" }
    let text = unsafe String(cString: message)
    return text.last == "\n" ? String(text.dropLast()) : text
  }
}
