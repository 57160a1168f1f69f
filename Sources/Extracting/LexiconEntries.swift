internal import Records

// Entries are classes, as they are never changed and every number found refers to several: a reference is copied
// where a value would copy its strings.

/// An entry of a lexicon as extraction uses it: what it says, and where it is written.
final class LexiconEntry: Sendable {
  let value: String
  let reference: String
  /// The entry as a rule that decided: `lexicon:verbs/慰问`.
  let rule: String

  init(value: String, reference: String) {
    self.value = value
    self.reference = reference
    rule = "lexicon:\(reference)"
  }
}

/// A classifier or unit as printed, and the unit that it stands for.
final class UnitEntry: Sendable {
  /// What a number with it is.
  enum Kind: String, Sendable { case count, measure, money, ratio, time }
  /// One reading of the text: the unit, and what must or must not stand behind it.
  final class Reading: Sendable {
    let unit: String
    let kind: Kind
    let follows: [Scalars]
    let isExcluded: Bool
    let reference: String
    let rule: String

    init(unit: String, kind: Kind, follows: [Scalars], isExcluded: Bool, reference: String) {
      self.unit = unit
      self.kind = kind
      self.follows = follows
      self.isExcluded = isExcluded
      self.reference = reference
      rule = "lexicon:\(reference)"
    }
  }
  let readings: [Reading]

  init(readings: [Reading]) { self.readings = readings }
}

/// A wording of time: its rule, and for years how far from the current one.
final class PeriodEntry: Sendable {
  let rule: String
  let yearOffset: Int?
  let reference: String

  init(rule: String, yearOffset: Int?, reference: String) {
    self.rule = rule
    self.yearOffset = yearOffset
    self.reference = reference
  }
}

/// A modifier and where it is written.
final class ModifierEntry: Sendable {
  let modifier: Statistic.Modifier
  let reference: String
  let rule: String

  init(modifier: Statistic.Modifier, reference: String) {
    self.modifier = modifier
    self.reference = reference
    rule = "lexicon:\(reference)"
  }

  /// 余 and 多 within a number: more than it.
  static let surplus = ModifierEntry(modifier: .moreThan, reference: "numerals/surplus")
  /// 来 within a number: about as many.
  static let about = ModifierEntry(modifier: .about, reference: "numerals/surplus")
}
