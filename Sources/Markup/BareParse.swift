internal import CLibXML2

/// libxml2 alone: what a page costs at the least. For the benchmark.
public enum BareParse {
  /// Parses UTF-8 bytes into libxml2's own tree, and frees it; false where libxml2 gave no tree.
  public static func parse(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard
        let document = unsafe htmlReadMemory(
          base, Int32(clamping: buffer.count), nil, "UTF-8",
          Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue))
      else { return false }
      unsafe xmlFreeDoc(document)
      return true
    }
  }
}
