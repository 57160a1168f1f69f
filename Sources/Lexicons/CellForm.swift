/// The form that the cells of a column have.
enum CellForm: String, Sendable, Decodable {
  /// Words of Latin letters, digits and _ joined by dots: `relief.visited_workers`, `CNY`.
  case code
  /// Digits, with a sign in front or not.
  case integer
  /// An integer, with digits after a point or not.
  case decimal
  /// Four digits.
  case year
  /// Six digits of GB/T 2260.
  case region
  /// Texts joined by `|`, none empty, none twice.
  case alternatives
  /// Alternatives of words joined by `+`, with `!` words behind them that must not occur; `/` `^` `$` as in
  /// ``IndicatorPattern``.
  case patterns

  /// The form in words, for messages.
  var meaning: String {
    switch self {
    case .code: "words of Latin letters, digits and _ joined by dots"
    case .integer: "an integer"
    case .decimal: "a decimal number"
    case .year: "a year of four digits"
    case .region: "six digits of GB/T 2260"
    case .alternatives: "texts joined by |, none empty, none twice"
    case .patterns: "alternatives joined by |, each of words joined by + with !words that must not occur"
    }
  }

  /// Whether a cell has the form.
  func holds(_ cell: String) -> Bool {
    let scalars = Array(cell.unicodeScalars)
    switch self {
    case .code:
      return Self.split(scalars, at: ".").allSatisfy { word in
        !word.isEmpty
          && word.allSatisfy {
            Self.isDigit($0) || $0 == "_" || ("a"..."z").contains($0) || ("A"..."Z").contains($0)
          }
      }
    case .integer:
      return Self.isInteger(scalars[...])
    case .decimal:
      let parts = Self.split(scalars, at: ".")
      return parts.count <= 2 && Self.isInteger(parts[0])
        && (parts.count == 1 || (!parts[1].isEmpty && parts[1].allSatisfy(Self.isDigit)))
    case .year:
      return scalars.count == 4 && scalars.allSatisfy(Self.isDigit)
    case .region:
      return scalars.count == 6 && scalars.allSatisfy(Self.isDigit)
    case .alternatives:
      let parts = Self.split(scalars, at: "|").map(Array.init)
      return parts.allSatisfy { !$0.isEmpty } && Set(parts).count == parts.count
    case .patterns:
      return IndicatorPattern.alternatives(of: cell) != nil
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isInteger(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = scalars.first == "-" || scalars.first == "+" ? scalars.dropFirst() : scalars
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  private static func split(_ scalars: [Unicode.Scalar], at mark: Unicode.Scalar) -> [ArraySlice<
    Unicode.Scalar
  >] {
    scalars.split(separator: mark, omittingEmptySubsequences: false)
  }
}
