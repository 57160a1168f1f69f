internal import Glibc

/// One conversion to or from UTF-8 by the C library's iconv; owns its handle.
@safe struct Converter: ~Copyable {
  private let handle: iconv_t
  private let charset: Charset
  private let isWriter: Bool

  /// Throws ``CharsetError/noConverter(charset:)`` where the C library lacks the charset.
  init(from charset: Charset) throws(CharsetError) {
    guard let handle = unsafe iconv_open("UTF-8", charset.converterName), Int(bitPattern: handle) != -1
    else { throw .noConverter(charset: charset.rawValue) }
    unsafe self.handle = handle
    self.charset = charset
    isWriter = false
  }

  /// The other way: from UTF-8 to a charset. Throws where the C library lacks it.
  init(to charset: Charset) throws(CharsetError) {
    guard let handle = unsafe iconv_open(charset.converterName, "UTF-8"), Int(bitPattern: handle) != -1
    else { throw .noConverter(charset: charset.rawValue) }
    unsafe self.handle = handle
    self.charset = charset
    isWriter = true
  }

  deinit { _ = unsafe iconv_close(handle) }

  /// The converted bytes and the number of places that meant nothing, each now U+FFFD.
  ///
  /// As browsers do, only the first byte of a bad sequence is given up: an ASCII character after it survives.
  func convert(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], replacements: Int) {
    var out = [UInt8](repeating: 0, count: bytes.count + bytes.count / 2 + 64)
    var used = 0
    var replacements = 0
    unsafe bytes.withUnsafeBytes { source in
      guard let base = source.baseAddress else { return }
      var input: UnsafeMutablePointer<CChar>? = unsafe UnsafeMutableRawPointer(mutating: base)
        .assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0 {
        let code: Int32 = unsafe out.withUnsafeMutableBytes { target in
          var output = unsafe target.baseAddress?.advanced(by: used).assumingMemoryBound(to: CChar.self)
          var room = target.count - used
          let result = unsafe iconv(handle, &input, &left, &output, &room)
          used = target.count - room
          return result == -1 ? errno : 0
        }
        switch code {
        case 0: left = 0
        case E2BIG: out.append(contentsOf: repeatElement(0, count: out.count / 2 + 64))
        default:
          // A bad sequence (EILSEQ), or one that the end cuts (EINVAL).
          let mended = unsafe replacement(for: source[source.count - left])
          if mended == Self.unknown { replacements += 1 }
          if out.count - used < 8 { out.append(contentsOf: repeatElement(0, count: 256)) }
          for byte in mended {
            out[used] = byte
            used += 1
          }
          let skip = min(left, charset == .utf16LittleEndian || charset == .utf16BigEndian ? 2 : 1)
          unsafe input = input?.advanced(by: skip)
          left -= skip
        }
      }
    }
    out.removeSubrange(used...)
    return (out, replacements)
  }

  private static let unknown: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// 0x80 is the euro sign in Windows' GBK, and on pages; anything else bad is U+FFFD.
  private func replacement(for byte: UInt8) -> [UInt8] {
    charset == .gb18030 && !isWriter && byte == 0x80 ? [0xE2, 0x82, 0xAC] : Self.unknown
  }
}
