/// A number as written, from its first to its last character: digits, scale, and a surplus word inside.
public struct Numeral: Sendable, Hashable {
  /// How it is written.
  public enum Form: Sendable, Hashable {
    /// `11.12万`, `1,234`, `3万2千`.
    case arabic
    /// `三千二百`, `十五万`.
    case chinese
    /// Chinese digits in a row without a scale: `二〇二四`, `一二三四五`.
    case digitString
    /// A scale alone: `万`, `千万`; a number only together with a modifier such as 近.
    case bareScale
    /// Digits that give no single exact value: `数十`, `几百`, `两三`, `七八十`; also a fraction without end, `三分之二`.
    case indefinite
  }

  /// What makes the value: the number itself, or a part of a hundred or thousand.
  public enum Ratio: Sendable, Hashable {
    /// No ratio.
    case none
    /// `%`, 百分之, 成, a fraction: the value is a number of percent.
    case percent
    /// `‰`, 千分之: the value is a number of per mille.
    case permille
  }

  /// The value in base units; zero for ``Form/indefinite``.
  public var value: ExactDecimal
  /// One unit of the last printed place.
  public var resolution: ExactDecimal
  private var lower: Int32
  private var upper: Int32
  private var surplusPlace: Int32
  private var power: Int16
  /// How it is written.
  public var form: Form
  /// Whether the value is a ratio.
  public var ratio: Ratio

  // Places in 32 bits: a text's numbers are copied with all that is said of them, and half of it were places.

  /// Where it stands, digits through scale, surplus and percent sign.
  public var range: Range<Int> {
    get { Int(lower)..<Int(upper) }
    set { (lower, upper) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
  }
  /// Where a surplus word (余, 多) stands in or right after it.
  public var surplus: Int? {
    get { surplusPlace < 0 ? nil : Int(surplusPlace) }
    set { surplusPlace = Int32(newValue ?? -1) }
  }
  /// The power of ten of its last scale (万, 亿, …); zero where it has none.
  public var scale: Int {
    get { Int(power) }
    set { power = Int16(newValue) }
  }

  /// Whether it has a scale, so that it cannot be a year, a page or a code.
  public var hasScale: Bool { power > 0 }

  /// A numeral.
  public init(
    range: Range<Int>, value: ExactDecimal, resolution: ExactDecimal, form: Form, ratio: Ratio = .none,
    surplus: Int? = nil, scale: Int = 0
  ) {
    self.value = value
    self.resolution = resolution
    lower = Int32(range.lowerBound)
    upper = Int32(range.upperBound)
    surplusPlace = Int32(surplus ?? -1)
    power = Int16(scale)
    self.form = form
    self.ratio = ratio
  }
}
