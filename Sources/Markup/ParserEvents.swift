internal import CLibXML2

/// Hands what libxml2's parser reports to a ``MarkupBuilder``.
enum ParserEvents {
  /// What the parser carries along for its reports.
  @unsafe struct Reader {
    let builder: UnsafeMutablePointer<MarkupBuilder>
    let context: htmlParserCtxtPtr
  }

  /// Makes a parser report to the ``Reader`` that its user data points to, and build no tree of its own.
  static func connect(_ context: htmlParserCtxtPtr) {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.startElement = { data, name, attributes in
      guard let reader = unsafe ParserEvents.reader(data), let name = unsafe name else { return }
      unsafe reader.builder.pointee.start(name, attributes)
      if unsafe reader.builder.pointee.isTooDeep { unsafe xmlStopParser(reader.context) }
    }
    unsafe handler.endElement = { data, _ in unsafe ParserEvents.reader(data)?.builder.pointee.end() }
    unsafe handler.characters = { data, bytes, count in
      guard let bytes = unsafe bytes else { return }
      unsafe ParserEvents.reader(data)?.builder.pointee.text(bytes, count: Int(count))
    }
    unsafe handler.cdataBlock = handler.characters
    unsafe handler.comment = { data, bytes in
      guard let bytes = unsafe bytes else { return }
      unsafe ParserEvents.reader(data)?.builder.pointee.comment(bytes)
    }
    unsafe handler.processingInstruction = { data, _, _ in
      unsafe ParserEvents.reader(data)?.builder.pointee.interrupt()
    }
    unsafe handler.internalSubset = { data, _, _, _ in
      unsafe ParserEvents.reader(data)?.builder.pointee.documentType()
    }
    unsafe context.pointee.sax.pointee = handler
  }

  private static func reader(_ data: UnsafeMutableRawPointer?) -> Reader? {
    unsafe data?.assumingMemoryBound(to: Reader.self).pointee
  }
}
