// Strings to scalars and back by hand. A text's characters are needed twice a document and those of a measure a dozen
// times a number; through scalar views and arrays of bytes this took a tenth of a run.

extension String {
  /// The string's scalars.
  var scalars: Scalars { Scalars(decoding: self) }

  /// How many scalars the string has: as many as bytes that begin one.
  var scalarCount: Int {
    let bytes = utf8Span.span
    var count = 0
    for at in bytes.indices where bytes[at] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

extension Array where Element == Unicode.Scalar {
  /// The scalars of a string.
  init(decoding text: String) {
    let bytes = text.utf8Span.span
    // All empty arrays share their storage, and the initializer writes the count to it: a race of threads.
    if bytes.isEmpty {
      self = []
      return
    }
    // A scalar takes one byte or more; room that is never written to costs no memory.
    unsafe self.init(unsafeUninitializedCapacity: bytes.count) { room, count in
      count = unsafe Self.decode(bytes, into: room, at: 0)
    }
  }

  /// The scalars of texts with a line feed between each two.
  init(joining texts: some Collection<String>) {
    let most = texts.reduce(0) { $0 + $1.utf8.count + 1 }
    if most == 0 {
      self = []
      return
    }
    unsafe self.init(unsafeUninitializedCapacity: most) { room, count in
      for (turn, text) in texts.enumerated() {
        if turn > 0 {
          unsafe room.initializeElement(at: count, to: "\n")
          count += 1
        }
        count = unsafe Self.decode(text.utf8Span.span, into: room, at: count)
      }
    }
  }

  /// Decodes UTF-8, which is valid as it is a string's, into room for as many scalars as bytes; the place behind them.
  /// What is valid gives scalars, which need no check.
  @inline(__always) @unsafe
  private static func decode(
    _ bytes: Span<UInt8>, into room: UnsafeMutableBufferPointer<Unicode.Scalar>, at start: Int
  ) -> Int {
    guard let room = room.baseAddress else { return start }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return start }
      var place = unsafe room + start
      var at = unsafe first
      let end = unsafe first + bytes.count
      while unsafe at < end {
        let lead = unsafe UInt32(at[0])
        let value: UInt32
        if lead >= 0xE0, lead < 0xF0 {
          value = unsafe (lead & 0x0F) << 12 | rest(at[1]) << 6 | rest(at[2])
          unsafe at += 3
        } else if lead < 0x80 {
          value = lead
          unsafe at += 1
        } else if lead < 0xE0 {
          value = unsafe (lead & 0x1F) << 6 | rest(at[1])
          unsafe at += 2
        } else {
          value = unsafe (lead & 0x07) << 18 | rest(at[1]) << 12 | rest(at[2]) << 6 | rest(at[3])
          unsafe at += 4
        }
        unsafe place.initialize(to: unsafeBitCast(value, to: Unicode.Scalar.self))
        unsafe place += 1
      }
      return unsafe place - room
    }
  }

  /// What a byte behind the first of a character adds to it.
  @inline(__always)
  private static func rest(_ byte: UInt8) -> UInt32 { UInt32(byte) & 0x3F }

  /// The slice as a string.
  func string(_ range: Range<Int>) -> String { range.isEmpty ? "" : span.extracting(range).string }
}

extension Span where Element == Unicode.Scalar {
  /// The scalars as a string: what is encoded here need not be checked, which takes as long as all the rest.
  var string: String {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * 4) { bytes in
      var end = 0
      for at in indices { end = unsafe self[at].write(to: bytes, at: end) }
      return unsafe String(copying: UTF8Span(unchecked: bytes.span.extracting(0..<end)))
    }
  }
}

extension Unicode.Scalar {
  /// Writes the scalar in UTF-8 where there is room for four bytes; the place behind it.
  @inline(__always) @unsafe
  fileprivate func write(to bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
    func byte(_ lead: UInt32, _ shift: UInt32, _ mask: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: lead | value >> shift & mask)
    }
    switch value {
    case 0..<0x80:
      unsafe bytes[place] = byte(0, 0, 0x7F)
      return place + 1
    case 0x80..<0x800:
      unsafe bytes[place] = byte(0xC0, 6, 0x1F)
      unsafe bytes[place + 1] = byte(0x80, 0, 0x3F)
      return place + 2
    case 0x800..<0x10000:
      unsafe bytes[place] = byte(0xE0, 12, 0x0F)
      unsafe bytes[place + 1] = byte(0x80, 6, 0x3F)
      unsafe bytes[place + 2] = byte(0x80, 0, 0x3F)
      return place + 3
    default:
      unsafe bytes[place] = byte(0xF0, 18, 0x07)
      unsafe bytes[place + 1] = byte(0x80, 12, 0x3F)
      unsafe bytes[place + 2] = byte(0x80, 6, 0x3F)
      unsafe bytes[place + 3] = byte(0x80, 0, 0x3F)
      return place + 4
    }
  }
}

/// Whether one string holds another, by their bytes. The library compares characters, normalized and by their clusters,
/// which took forty times as long over the short Chinese words that are compared here.
extension String {
  func contains(_ other: String) -> Bool {
    let own = utf8Span.span
    let wanted = other.utf8Span.span
    guard wanted.count > 0 else { return true }
    var at = 0
    while at + wanted.count <= own.count {
      if own[at] == wanted[0], Self.stands(wanted, in: own, at: at) { return true }
      at += 1
    }
    return false
  }

  func hasPrefix(_ other: String) -> Bool {
    Self.stands(other.utf8Span.span, in: utf8Span.span, at: 0)
  }

  func hasSuffix(_ other: String) -> Bool {
    Self.stands(other.utf8Span.span, in: utf8Span.span, at: utf8.count - other.utf8.count)
  }

  private static func stands(_ wanted: Span<UInt8>, in own: Span<UInt8>, at place: Int) -> Bool {
    guard place >= 0, place + wanted.count <= own.count else { return false }
    for index in wanted.indices where own[place + index] != wanted[index] { return false }
    return true
  }
}
