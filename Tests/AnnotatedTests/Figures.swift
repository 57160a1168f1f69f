/// How often what was found agrees with what a person read.
struct Figures: Sendable {
  /// Right ones among those that a person judged.
  struct Share: Sendable {
    var right = 0
    var all = 0

    mutating func add(_ isRight: Bool) {
      right += isRight ? 1 : 0
      all += 1
    }

    /// In thousandths, rounded down; nil where nothing was judged.
    var thousandths: Int? { all == 0 ? nil : right * 1000 / all }
  }

  /// What is judged, in the order of the printed table.
  enum Name: String, CaseIterable, Sendable {
    /// Statistics with a row of the exact value at their place.
    case recall
    /// Rows that are such a statistic, or a destroyed number told as such.
    case precision
    /// Of the found ones, those with that right.
    case unit, modifier, measure, period, region, per
    /// Destroyed numbers told as such.
    case damaged
    /// Numbers in the class that a person gave them.
    case ledger
    /// Runs of digits in exactly one mention.
    case account
    /// Of the found ones, those with the code that a person gave them, or none.
    case indicator
    /// Places as worded; judged on marked pages alone.
    case place
  }

  private var shares: [Name: Share] = [:]
  /// Every difference, for a reader.
  var differences: [String] = []

  /// The share of one name.
  subscript(name: Name) -> Share {
    get { shares[name] ?? Share() }
    set { shares[name] = newValue }
  }

  /// Adds another page's figures.
  mutating func add(_ other: Figures) {
    for name in Name.allCases {
      self[name].right += other[name].right
      self[name].all += other[name].all
    }
    differences += other.differences
  }

  /// One line for a reader: `recall 998/1000 …`.
  var summary: String {
    Name.allCases.filter { self[$0].all > 0 }.map { "\($0.rawValue) \(self[$0].right)/\(self[$0].all)" }
      .joined(separator: ", ")
  }
}
