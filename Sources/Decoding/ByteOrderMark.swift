/// A byte order mark at the beginning of a page.
struct ByteOrderMark {
  let charset: Charset
  let length: Int

  /// The mark that the bytes begin with; nil where there is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (charset, length) = (.utf8, 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (charset, length) = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (charset, length) = (.utf16BigEndian, 2)
    } else if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      (charset, length) = (.gb18030, 4)
    } else {
      return nil
    }
  }
}
