/// A trial reading of bytes in one charset, and how much it looks like Chinese text.
struct Reading {
  let charset: Charset
  /// How many bytes at the beginning are the rest of a character that was cut.
  let skipped: Int
  let utf8: [UInt8]
  /// Places that meant nothing, the cut ones included.
  let replacements: Int
  /// Characters outside ASCII, bad places included.
  private(set) var foreign = 0
  /// The cost of all characters (``CharacterCost``): what readings of the same bytes are compared by.
  private(set) var cost = 0
  /// Whether a NUL is among them.
  private(set) var hasNUL = false
  /// Controls that no text has.
  private var controls = 0
  /// The cost of those outside ASCII.
  private var foreignCost = 0

  /// Reads `bytes`, the first `skipped` of which are one bad place.
  init(_ bytes: ArraySlice<UInt8>, as charset: Charset, skipping skipped: Int = 0) throws(CharsetError) {
    self.charset = charset
    self.skipped = skipped
    let read = try Self.convert(bytes.dropFirst(skipped), as: charset)
    if skipped > 0 {
      utf8 = [0xEF, 0xBF, 0xBD] + read.utf8
      replacements = read.replacements + 1
    } else {
      (utf8, replacements) = read
    }
    addUp()
  }

  private static func convert(_ bytes: ArraySlice<UInt8>, as charset: Charset) throws(CharsetError) -> (
    utf8: [UInt8], replacements: Int
  ) {
    switch charset {
    case .utf8: UTF8Check.mended(bytes)
    case .hz: try utf8(of: HZ.unshifted(bytes, inside: false)[...], as: .gb18030)
    case .hzInside: try utf8(of: HZ.unshifted(bytes, inside: true)[...], as: .gb18030)
    default: try utf8(of: bytes, as: charset)
    }
  }

  private static func utf8(of bytes: ArraySlice<UInt8>, as charset: Charset) throws(CharsetError) -> (
    utf8: [UInt8], replacements: Int
  ) {
    let converted = try Converter(from: charset).convert(bytes)
    return (converted.bytes, converted.replacements)
  }

  private mutating func addUp() {
    var first = true
    var last: UInt32 = 0
    let table = CharacterCost.table
    var index = 0
    while index < utf8.count {
      let (value, length) = UTF8Check.scalar(utf8, at: index)
      index += length
      last = value
      let cost =
        last != 0xFFFD ? table.cost(of: last) : first ? CharacterCost.cutBeginning : CharacterCost.bad
      self.cost += cost
      first = false
      if last < 0x20 {
        if last == 0 { hasNUL = true } else if last < 0x09 || last > 0x0D || last == 0x0B { controls += 1 }
      } else if last >= 0x80 {
        foreign += 1
        foreignCost += cost
      }
    }
    if last == 0xFFFD, foreign > 1 {
      cost -= CharacterCost.bad - CharacterCost.cutEnd
      foreignCost -= CharacterCost.bad - CharacterCost.cutEnd
    }
  }

  /// The mean cost of a character outside ASCII; 0 where there is none.
  var meanCost: Int { foreign == 0 ? 0 : foreignCost / foreign }

  /// Whether more than one byte in fifty is a control that no text has.
  var isBinary: Bool { controls * 50 > utf8.count }
}
