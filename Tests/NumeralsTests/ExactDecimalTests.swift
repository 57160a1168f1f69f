import Numerals
import Testing

@Test(arguments: [
  ("0", "0"), ("-0", "0"), ("12.50", "12.5"), ("0.001", "0.001"), ("-3.14", "-3.14"), ("1000", "1000"),
  ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
])
func printsPlainDecimal(_ text: String, _ printed: String) {
  #expect(ExactDecimal(text)?.description == printed)
}

@Test(arguments: [
  "", "-", ".", "1.", ".5", "1e3", "12abc", "1,234", "+1", "--1", "1.2.3", "１２",
  "999999999999999999999999999999999999999999",
])
func refusesWhatIsNoPlainDecimal(_ text: String) {
  #expect(ExactDecimal(text) == nil)
}

@Test(arguments: [
  ("11.12", 4, "111200"), ("0.1", 1, "1"), ("5.53", 8, "553000000"), ("3", 0, "3"),
])
func scalesExactly(_ text: String, _ exponent: Int, _ product: String) throws {
  let value = try #require(ExactDecimal(text))
  let power = try #require(ExactDecimal.powerOfTen(exponent))
  #expect(value.multiplied(by: power)?.description == product)
}

@Test(arguments: [
  ("18000", "1000"), ("5.53", "0.01"), ("521", "1"), ("1300", "100"), ("0", "1"), ("500000000", "100000000"),
])
func knowsItsLastSignificantUnit(_ text: String, _ unit: String) throws {
  #expect(try #require(ExactDecimal(text)).lastSignificantUnit.description == unit)
}

@Test(arguments: [
  ("19600", "223", 2, "87.89"), ("1", "8", 3, "0.125"), ("2", "3", 2, "0.67"), ("-2", "3", 2, "-0.67"),
  ("10", "4", 0, "3"),
])
func dividesAndRoundsHalfUp(_ top: String, _ bottom: String, _ places: Int, _ quotient: String) throws {
  let result = try #require(ExactDecimal(top)).divided(by: try #require(ExactDecimal(bottom)), places: places)
  #expect(result?.description == quotient)
}

@Test func refusesToOverflow() throws {
  let large = try #require(ExactDecimal("99999999999999999999999999999999999999"))
  #expect(large.multiplied(by: ExactDecimal(100)) == nil)
  #expect(large.divided(by: .zero, places: 2) == nil)
}

@Test func ordersByValue() throws {
  let sorted = try ["-1", "0", "0.5", "0.51", "3", "10"].map { try #require(ExactDecimal($0)) }
  #expect(Array(sorted.reversed()).sorted() == sorted)
}

/// Figures so small that both do not fit one number of 38 digits at the same scale.
@Test func ordersFiguresFarApart() throws {
  let small = try #require(ExactDecimal.powerOfTen(-37))
  let tiny = try #require(small.multiplied(by: small))
  let tinier = try #require(tiny.multiplied(by: small))
  let huge = try #require(ExactDecimal.powerOfTen(37))
  let ascending = [huge.negated, tiny.negated, tinier.negated, .zero, tinier, tiny, .one, huge]
  for (index, left) in ascending.enumerated() {
    for (other, right) in ascending.enumerated() {
      #expect((left < right) == (index < other), "\(left) < \(right)")
    }
  }
}
