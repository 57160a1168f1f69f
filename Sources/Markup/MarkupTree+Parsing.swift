internal import CLibXML2

extension MarkupTree {
  /// A page's tree, from its text: libxml2's HTML parser, told UTF-8 and nothing else.
  ///
  /// Safe to call from any number of threads. Cost: about 90 MB a second. Throws ``MarkupError`` where the page is
  /// larger or deeper than the limits, or libxml2 gives up; it never returns a part of a page in silence.
  public static func parse(_ html: String, limits: MarkupLimits = MarkupLimits()) throws(MarkupError)
    -> MarkupTree
  {
    var html = html
    let size = html.utf8.count
    guard size <= limits.bytes else { throw .tooLarge(bytes: size, limit: limits.bytes) }
    guard size > 0 else { return MarkupTree() }
    precondition(libraryIsReady)
    // Within libxml2's own limit of depth almost every page is done; beyond it libxml2 drops the rest of the page,
    // so that page is measured, and parsed again without that limit.
    if let tree = try parse(&html, options: 0) { return tree }
    guard OpenElements.deepest(in: html) <= limits.depth else { throw .tooDeep(limit: limits.depth) }
    guard let tree = try parse(&html, options: Int32(XML_PARSE_HUGE.rawValue)) else {
      throw .tooDeep(limit: limits.depth)
    }
    return tree
  }

  /// libxml2's global state, set up once before any thread parses.
  private static let libraryIsReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// One run of the parser; nil where the page is deeper than libxml2 takes under these options.
  private static func parse(_ html: inout String, options: Int32) throws(MarkupError) -> MarkupTree? {
    let outcome: Result<MarkupTree?, MarkupError> = html.withUTF8 { buffer in
      guard let context = unsafe htmlNewParserCtxt() else { return .failure(.parser("out of memory")) }
      defer { unsafe htmlFreeParserCtxt(context) }
      let base = unsafe UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
      let document = unsafe htmlCtxtReadMemory(
        context, base, Int32(clamping: buffer.count), nil, "UTF-8", baseOptions | options)
      defer { unsafe xmlFreeDoc(document) }
      if let error = unsafe xmlCtxtGetLastError(context), unsafe isFatal(error.pointee) {
        let message = unsafe words(of: error.pointee)
        if message.contains("depth") { return .success(nil) }
        return .failure(.parser(message))
      }
      guard let document = unsafe document else { return .success(MarkupTree()) }
      var copy = MarkupCopy()
      unsafe copy.take(document)
      return .success(copy.tree)
    }
    return try outcome.get()
  }

  private static let baseOptions = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_COMPACT.rawValue)

  /// libxml2 reports every missing end tag; only what stops it from reading on counts here.
  private static func isFatal(_ error: xmlError) -> Bool {
    let code = unsafe error.code
    return code == Int32(XML_ERR_INTERNAL_ERROR.rawValue) || code == Int32(XML_ERR_NO_MEMORY.rawValue)
      || code == Int32(XML_ERR_USER_STOP.rawValue)
  }

  private static func words(of error: xmlError) -> String {
    guard let message = unsafe error.message else { return "error \(unsafe error.code)" }
    let text = unsafe String(cString: message)
    return text.last == "\n" ? String(text.dropLast()) : text
  }
}
