internal import Numerals
internal import Records

/// A number of the text with its modifiers and unit, before it is known whether it is a statistic.
///
/// It is copied a dozen times on its way: places are held in 32 bits, and the upper end of a range, which few numbers
/// have, stands apart. That makes 144 bytes of 344.
struct Quantity: Sendable {
  /// The numeral, or the lower end of a range.
  var numeral: Numeral
  private var end: UpperEnd
  private var words: TextRange
  private var allWords: TextRange
  private var unitWords = TextRange.none
  private var borrowedWords = TextRange.none
  /// What the unit is.
  var unit: UnitEntry.Reading?
  /// What the unit is that a slash says a rate is per: 元/人.
  var perUnit: UnitEntry.Reading?
  /// Modifiers found before and after.
  var modifiers: [ModifierEntry] = []
  /// The rules that read it.
  var rules: [String] = []
  /// Whether a modifier such as 以上 or 以下 stands behind it.
  var hasBoundBehind = false
  /// Whether it is said to be below zero.
  var isNegative = false

  private enum UpperEnd: Sendable {
    case none
    indirect case some(Numeral)
  }

  init(numeral: Numeral, upper: Numeral? = nil, range: Range<Int>, fullRange: Range<Int>) {
    self.numeral = numeral
    end = upper.map { .some($0) } ?? .none
    words = TextRange(range)
    allWords = TextRange(fullRange)
  }
}

extension Quantity {
  /// The upper end of a range.
  var upper: Numeral? {
    switch end {
    case .none: nil
    case .some(let numeral): numeral
    }
  }

  /// Whether it is a range of two numbers.
  var isRange: Bool {
    switch end {
    case .none: false
    case .some: true
    }
  }

  /// The contiguous slice from the first to the last of number, scale and modifier.
  var range: Range<Int> {
    get { words.range }
    set { words = TextRange(newValue) }
  }

  /// The slice with the unit behind it, where that stands behind the last of them.
  var fullRange: Range<Int> {
    get { allWords.range }
    set { allWords = TextRange(newValue) }
  }

  /// The unit or classifier as printed.
  var unitRange: Range<Int>? {
    get { unitWords.rangeOrNil }
    set { unitWords = TextRange(newValue) }
  }

  /// The unit of the number that a connector joins to this one, which it shares.
  var borrowedUnit: Range<Int>? {
    get { borrowedWords.rangeOrNil }
    set { borrowedWords = TextRange(newValue) }
  }

  /// What a rate is per, where a slash says it: 元/人.
  var per: String? { perUnit?.unit }

  /// A number with a percent sign, or in words that mean one.
  var isRatio: Bool { numeral.ratio != .none }
}
