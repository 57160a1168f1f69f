/// The characters and words that numerals are written in, as a lexicon gives them.
public struct NumeralTable: Sendable {
  /// The value of a Chinese digit: 一 → 1, 两 → 2, 〇 → 0, 壹 → 1.
  public let digits: [Unicode.Scalar: Int]
  /// The power of ten of a small scale: 十 → 1, 百 → 2, 千 → 3, 拾 → 1.
  public let smallScales: [Unicode.Scalar: Int]
  /// The power of ten of a large scale: 万 → 4, 亿 → 8, 兆 → 12.
  public let largeScales: [Unicode.Scalar: Int]
  /// Two tens in one character: 廿 → 20, 卅 → 30.
  public let tens: [Unicode.Scalar: Int]
  /// Words that say, between number and scale or right after, that there is more: 余, 多, 来.
  public var surplus: Set<Unicode.Scalar>
  /// Words that begin with a surplus character and are none: 来自, 多元化.
  public var surplusExceptions: [[Unicode.Scalar]]
  /// Characters for an unknown digit: 几, 数.
  public var indefinite: Set<Unicode.Scalar>
  /// Units that begin with a scale, so that the scale is not the number's: 千克, 百分点.
  public var unitsWithScale: [[Unicode.Scalar]]
  /// The point of a Chinese decimal: 点.
  public var points: Set<Unicode.Scalar>
  /// What joins a whole number to a fraction: 又 in 一又二分之一.
  public var joints: Set<Unicode.Scalar>
  private var members: [Bool]

  /// A table.
  public init(
    digits: [Unicode.Scalar: Int], smallScales: [Unicode.Scalar: Int], largeScales: [Unicode.Scalar: Int],
    tens: [Unicode.Scalar: Int], surplus: Set<Unicode.Scalar>, surplusExceptions: [[Unicode.Scalar]],
    indefinite: Set<Unicode.Scalar>, unitsWithScale: [[Unicode.Scalar]], points: Set<Unicode.Scalar>,
    joints: Set<Unicode.Scalar>
  ) {
    members = [Bool](repeating: false, count: 0x10000)
    for scalar in [digits, smallScales, largeScales, tens].flatMap(\.keys) where scalar.value < 0x10000 {
      members[Int(scalar.value)] = true
    }
    self.digits = digits
    self.smallScales = smallScales
    self.largeScales = largeScales
    self.tens = tens
    self.surplus = surplus
    self.surplusExceptions = surplusExceptions
    self.indefinite = indefinite
    self.unitsWithScale = unitsWithScale
    self.points = points
    self.joints = joints
  }

  /// Whether a scalar can stand in a Chinese numeral. Asked of every scalar of a text: a flat table, no hashing.
  public func isChineseNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && members[Int(scalar.value)]
  }

  /// The power of ten of a scale of either size.
  func scale(_ scalar: Unicode.Scalar) -> Int? { smallScales[scalar] ?? largeScales[scalar] }
}
