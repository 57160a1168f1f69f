/// Percent-encoding (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// Its normal form (section 6.2.2): triplets in upper case, those of unreserved characters decoded, all bytes but the
  /// unreserved and those that `isKept` names encoded.
  package static func normalized(_ bytes: ArraySlice<UInt8>, isKept: (UInt8) -> Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0x25, index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        let value = high << 4 | low
        if isUnreserved(value) { out.append(value) } else { out += triplet(value) }
        index += 3
        continue
      }
      if isUnreserved(byte) || isKept(byte) { out.append(byte) } else { out += triplet(byte) }
      index += 1
    }
    return out
  }

  private static func triplet(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte - 0x30 }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E || byte == 0x5F
      || byte == 0x7E
  }
}
