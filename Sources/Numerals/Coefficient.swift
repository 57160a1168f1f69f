/// Digits as they are read, one after the other, as one integer: in 64 bits as long as they fit.
struct Coefficient {
  private var short = 0
  private var long: Int128?
  private var isTooLong = false

  /// The next digit, 0 to 9.
  mutating func append(_ digit: Int) {
    if long == nil, short < 100_000_000_000_000_000 {
      short = short * 10 + digit
      return
    }
    let (scaled, first) = (long ?? Int128(short)).multipliedReportingOverflow(by: 10)
    let (sum, second) = scaled.addingReportingOverflow(Int128(digit))
    isTooLong = isTooLong || first || second
    long = sum
  }

  /// The integer; nil past 38 digits.
  var value: Int128? { isTooLong ? nil : long ?? Int128(short) }
}
