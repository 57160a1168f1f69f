/// A decimal held exactly: `coefficient` · 10^-`places`. No binary floating point anywhere.
///
/// Operations that would pass 38 digits return nil rather than a wrong figure.
public struct ExactDecimal: Sendable, Hashable, Comparable {
  /// The digits, as an integer.
  public let coefficient: Int128
  /// How many of them stand after the point; never negative.
  public var places: Int { Int(pointPlaces) }
  private let pointPlaces: Int32

  /// Zero.
  public static let zero = ExactDecimal(0)
  /// One.
  public static let one = ExactDecimal(1)

  /// A whole number.
  public init(_ integer: Int) {
    coefficient = Int128(integer)
    pointPlaces = 0
  }

  /// `coefficient` · 10^-`places`; trailing zeros after the point are kept out.
  public init(coefficient: Int128, places: Int) {
    var coefficient = coefficient
    var places = places
    if places > 0, let short = Int(exactly: coefficient) {
      // Dividing 64 bits is ten times as fast as 128, and enough for what is printed.
      var digits = short
      while places > 0, digits % 10 == 0 {
        digits /= 10
        places -= 1
      }
      coefficient = Int128(digits)
    }
    while places > 0, coefficient % 10 == 0 {
      coefficient /= 10
      places -= 1
    }
    self.coefficient = coefficient
    pointPlaces = Int32(places)
  }

  /// A plain decimal such as `-12.50`; nil for anything else, or past 38 digits.
  public init?(_ text: String) {
    var value: Int128 = 0
    var places = 0
    var seenPoint = false
    var digits = 0
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0:
        negative = true
      case UInt8(ascii: ".") where !seenPoint && digits > 0:
        seenPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (scaled, first) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = scaled.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
        guard !first, !second else { return nil }
        value = sum
        digits += 1
        if seenPoint { places += 1 }
      default:
        return nil
      }
    }
    guard digits > 0, !seenPoint || places > 0 else { return nil }
    self.init(coefficient: negative ? -value : value, places: places)
  }

  /// 10^exponent, also below zero.
  public static func powerOfTen(_ exponent: Int) -> ExactDecimal? {
    guard (-37...37).contains(exponent) else { return nil }
    let power = power(abs(exponent))
    return exponent >= 0
      ? ExactDecimal(coefficient: power, places: 0) : ExactDecimal(coefficient: 1, places: -exponent)
  }

  /// 10^exponent for an exponent from 0 to 37.
  static func power(_ exponent: Int) -> Int128 {
    var short = 1
    for _ in 0..<min(exponent, 18) { short *= 10 }
    var power = Int128(short)
    for _ in 0..<max(exponent - 18, 0) { power *= 10 }
    return power
  }

  /// The product, or nil past 38 digits.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    return overflow ? nil : ExactDecimal(coefficient: product, places: places + other.places)
  }

  /// The sum, or nil past 38 digits.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    guard let (left, right, places) = aligned(with: other) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : ExactDecimal(coefficient: sum, places: places)
  }

  /// The same figure below zero.
  public var negated: ExactDecimal { ExactDecimal(coefficient: -coefficient, places: places) }

  /// Whether the figure is a whole number.
  public var isWhole: Bool { places == 0 }

  /// The figure as an `Int`, where it is a whole number that fits.
  public var integer: Int? { places == 0 ? Int(exactly: coefficient) : nil }

  /// One unit of the last place that is not zero: 18000 → 1000, 5.53 → 0.01; 1 for zero.
  public var lastSignificantUnit: ExactDecimal {
    guard coefficient != 0 else { return .one }
    if places > 0 { return ExactDecimal(coefficient: 1, places: places) }
    var unit: Int128 = 1
    while coefficient % (unit * 10) == 0 { unit *= 10 }
    return ExactDecimal(coefficient: unit, places: 0)
  }

  /// The quotient to a number of places, rounded half up; nil by zero or past 38 digits.
  public func divided(by other: ExactDecimal, places wanted: Int) -> ExactDecimal? {
    guard other.coefficient != 0, let shift = Self.powerOfTen(wanted + other.places),
      let scaled = multiplied(by: shift), let down = Self.powerOfTen(scaled.places)
    else { return nil }
    let divisor = other.coefficient.multipliedReportingOverflow(by: down.coefficient)
    guard !divisor.overflow else { return nil }
    let (quotient, rest) = scaled.coefficient.quotientAndRemainder(dividingBy: divisor.partialValue)
    let roundsUp = rest.magnitude * 2 >= divisor.partialValue.magnitude
    let isNegative = (scaled.coefficient < 0) != (divisor.partialValue < 0)
    return ExactDecimal(coefficient: quotient + (roundsUp ? (isNegative ? -1 : 1) : 0), places: wanted)
  }

  /// By value, exactly.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if let (first, second, _) = left.aligned(with: right) { return first < second }
    // Too far apart to align: by sign, by whole part, then by the digits behind the point.
    let signs = (left.coefficient.signum(), right.coefficient.signum())
    if signs.0 != signs.1 || signs.0 == 0 { return signs.0 < signs.1 }
    let wholes = (left.wholePart, right.wholePart)
    if wholes.0 != wholes.1 { return wholes.0 < wholes.1 }
    let fractions = (left.fraction, right.fraction)
    return signs.0 > 0 ? fractions.0 < fractions.1 : fractions.1 < fractions.0
  }

  /// The digits behind the point, without trailing zeros.
  private var fraction: String { String(description.drop { $0 != "." }) }

  private var wholePart: Int128 {
    var whole = coefficient
    for _ in 0..<places { whole /= 10 }
    return whole
  }

  private func aligned(with other: ExactDecimal) -> (Int128, Int128, Int)? {
    let places = max(self.places, other.places)
    guard let first = Self.powerOfTen(places - self.places),
      let second = Self.powerOfTen(places - other.places)
    else { return nil }
    let (left, one) = coefficient.multipliedReportingOverflow(by: first.coefficient)
    let (right, two) = other.coefficient.multipliedReportingOverflow(by: second.coefficient)
    return one || two ? nil : (left, right, places)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The plain decimal: `-?\d+(\.\d+)?`, no exponent, no trailing zeros after the point.
  public var description: String {
    if places == 0, let short = Int(exactly: coefficient) { return String(short) }
    var digits = Int(exactly: coefficient).map { String($0.magnitude) } ?? String(coefficient.magnitude)
    if places > 0 {
      if digits.count <= places { digits = String(repeating: "0", count: places - digits.count + 1) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return coefficient < 0 ? "-" + digits : digits
  }
}
