/// The characters and words that numerals are written in, as a lexicon gives them.
///
/// Asked of every character of a text: one flat table over the basic plane, no hashing. A class, as readers and
/// scanners refer to it.
public final class NumeralTable: Sendable {
  /// What each character of the basic plane is, in the fields of ``Field``; zero for most.
  @usableFromInline let fields: [UInt32]
  /// Words that begin with a surplus character and are none: 来自, 多元化.
  private let surplusExceptions: [[Unicode.Scalar]]
  /// Units that begin with a scale, so that the scale is not the number's: 千克, 百分点.
  private let unitsWithScale: [[Unicode.Scalar]]

  /// The bits of an entry.
  @usableFromInline enum Field {
    /// The value of a digit and one.
    @usableFromInline static let digit: UInt32 = 0x0000_000F
    /// The power of ten of a small scale.
    @usableFromInline static let small: UInt32 = 0x0000_0030
    /// The power of ten of a large scale.
    @usableFromInline static let large: UInt32 = 0x0000_1F00
    /// How many tens a character is.
    @usableFromInline static let tens: UInt32 = 0x0000_E000
    @usableFromInline static let numeral: UInt32 = digit | small | large | tens
    @usableFromInline static let surplus: UInt32 = 0x0001_0000
    @usableFromInline static let indefinite: UInt32 = 0x0002_0000
    @usableFromInline static let point: UInt32 = 0x0004_0000
    @usableFromInline static let joint: UInt32 = 0x0008_0000
    /// The second character of a unit that begins with a scale.
    @usableFromInline static let secondOfUnit: UInt32 = 0x0010_0000
  }

  /// A table of characters of the basic plane.
  ///
  /// - Parameters:
  ///   - digits: the value of a Chinese digit, 0 to 9: 一 → 1, 两 → 2, 〇 → 0, 壹 → 1.
  ///   - smallScales: the power of ten of a small scale: 十 → 1, 百 → 2, 千 → 3, 拾 → 1.
  ///   - largeScales: the power of ten of a large scale, below 32: 万 → 4, 亿 → 8, 兆 → 12.
  ///   - tens: tens in one character, below 80: 廿 → 20, 卅 → 30.
  ///   - surplus: words that say, between number and scale or right after, that there is more: 余, 多, 来.
  ///   - surplusExceptions: words that begin with a surplus character and are none: 来自, 多元化.
  ///   - indefinite: characters for an unknown digit: 几, 数.
  ///   - unitsWithScale: units that begin with a scale, so that the scale is not the number's: 千克, 百分点.
  ///   - points: the point of a Chinese decimal: 点.
  ///   - joints: what joins a whole number to a fraction: 又 in 一又二分之一.
  public init(
    digits: [Unicode.Scalar: Int], smallScales: [Unicode.Scalar: Int], largeScales: [Unicode.Scalar: Int],
    tens: [Unicode.Scalar: Int], surplus: Set<Unicode.Scalar>, surplusExceptions: [[Unicode.Scalar]],
    indefinite: Set<Unicode.Scalar>, unitsWithScale: [[Unicode.Scalar]], points: Set<Unicode.Scalar>,
    joints: Set<Unicode.Scalar>
  ) {
    var fields = [UInt32](repeating: 0, count: 0x10000)
    func set(_ scalar: Unicode.Scalar, _ field: UInt32, _ value: Int) {
      guard scalar.value < 0x10000 else { return }
      let bits = UInt32(value) << UInt32(field.trailingZeroBitCount)
      precondition(bits & ~field == 0, "a numeral's value is too large")
      fields[Int(scalar.value)] |= bits
    }
    for (scalar, value) in digits { set(scalar, Field.digit, value + 1) }
    for (scalar, value) in smallScales { set(scalar, Field.small, value) }
    for (scalar, value) in largeScales { set(scalar, Field.large, value) }
    for (scalar, value) in tens { set(scalar, Field.tens, value / 10) }
    for scalar in surplus { set(scalar, Field.surplus, 1) }
    for scalar in indefinite { set(scalar, Field.indefinite, 1) }
    for scalar in points { set(scalar, Field.point, 1) }
    for scalar in joints { set(scalar, Field.joint, 1) }
    for unit in unitsWithScale where unit.count > 1 { set(unit[1], Field.secondOfUnit, 1) }
    self.fields = fields
    self.surplusExceptions = surplusExceptions
    self.unitsWithScale = unitsWithScale.filter { $0.count > 1 }
  }

  @inlinable
  func field(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value < 0x10000 ? fields[Int(scalar.value)] : 0 }

  @inlinable
  func value(_ scalar: Unicode.Scalar, _ field: UInt32) -> Int {
    Int((self.field(scalar) & field) >> UInt32(field.trailingZeroBitCount))
  }

  /// Whether a scalar can stand in a Chinese numeral.
  @inlinable
  public func isChineseNumeral(_ scalar: Unicode.Scalar) -> Bool { field(scalar) & Field.numeral != 0 }

  /// Whether a scalar can stand in a Chinese numeral, a surplus word or a point among them.
  public func isPartOfNumeral(_ scalar: Unicode.Scalar) -> Bool {
    field(scalar) & (Field.numeral | Field.surplus | Field.indefinite | Field.point) != 0
  }

  /// Whether a numeral may go on with a scalar behind its digits: scales, surplus words, points and separators.
  public func mayContinue(_ scalar: Unicode.Scalar) -> Bool {
    if field(scalar) & (Field.numeral | Field.surplus | Field.indefinite | Field.point | Field.joint) != 0 {
      return true
    }
    switch scalar {
    case "0"..."9", "０"..."９", ",", "，", ".", "．", "/", "／", " ", "\u{2009}": return true
    default: return false
    }
  }

  /// Whether a scalar stands for an unknown digit: 几, 数.
  @inlinable
  public func isIndefinite(_ scalar: Unicode.Scalar) -> Bool { field(scalar) & Field.indefinite != 0 }

  /// Whether a scalar says, between number and scale or right after, that there is more: 余, 多, 来.
  @inlinable
  public func isSurplus(_ scalar: Unicode.Scalar) -> Bool { field(scalar) & Field.surplus != 0 }

  /// The value of a Chinese digit.
  @inlinable
  public func digit(_ scalar: Unicode.Scalar) -> Int? {
    let value = value(scalar, Field.digit)
    return value > 0 ? value - 1 : nil
  }

  /// The power of ten of a scale of either size.
  @inlinable
  public func scale(_ scalar: Unicode.Scalar) -> Int? { smallScale(scalar) ?? largeScale(scalar) }

  @inlinable
  func smallScale(_ scalar: Unicode.Scalar) -> Int? {
    let value = value(scalar, Field.small)
    return value > 0 ? value : nil
  }

  @inlinable
  func largeScale(_ scalar: Unicode.Scalar) -> Int? {
    let value = value(scalar, Field.large)
    return value > 0 ? value : nil
  }

  /// The value of a character that is several tens: 廿 is 20.
  func tens(_ scalar: Unicode.Scalar) -> Int? {
    let value = value(scalar, Field.tens)
    return value > 0 ? value * 10 : nil
  }

  func isPoint(_ scalar: Unicode.Scalar) -> Bool { field(scalar) & Field.point != 0 }

  func isJoint(_ scalar: Unicode.Scalar) -> Bool { field(scalar) & Field.joint != 0 }

  /// Whether the surplus word here begins an ordinary word: 来自, 多元化.
  func isOrdinaryWord(_ text: [Unicode.Scalar], at: Int) -> Bool {
    Self.stands(surplusExceptions, in: text, at: at)
  }

  /// Whether the scale here begins a unit: 千克, 百分点.
  func beginsUnitWithScale(_ text: [Unicode.Scalar], at: Int) -> Bool {
    guard at + 1 < text.count, field(text[at + 1]) & Field.secondOfUnit != 0 else { return false }
    return Self.stands(unitsWithScale, in: text, at: at)
  }

  private static func stands(_ words: [[Unicode.Scalar]], in text: [Unicode.Scalar], at: Int) -> Bool {
    words: for word in words where at + word.count <= text.count {
      for place in word.indices where text[at + place] != word[place] { continue words }
      return true
    }
    return false
  }
}
