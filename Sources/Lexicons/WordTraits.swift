/// What a word of the matcher is.
struct WordTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// The words around the number count as well as the measure.
  static let context = WordTraits(rawValue: 1)
  /// It is a qualifier.
  static let qualifier = WordTraits(rawValue: 2)
  /// It is a qualifier of figures of some units only.
  static let ofUnits = WordTraits(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ word: IndicatorMatcher.Word) {
    self = []
    if word.isContext { insert(.context) }
    if word.qualifier != nil { insert(.qualifier) }
    if let qualifier = word.qualifier, !qualifier.units.isEmpty { insert(.ofUnits) }
  }
}
