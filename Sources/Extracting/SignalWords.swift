internal import Lexicons

/// The words near a number that say what kind of observation it is, by what they say.
struct SignalWords: Sendable {
  /// What a word says something of; the names are those of the lexicon `signals`.
  enum Effect: Int, Sendable, CaseIterable {
    case cellKind, cellModality, cellShare, change, compared, deal, demand, done, each, event, faults, frame,
      kind,
      modality, month,
      part, possession,
      review, sample, section, speech, standard, term, time, yearbook

    /// The name of an effect in the lexicon; nil for one that the program does not use.
    init?(name: String) {
      guard let effect = Self.allCases.first(where: { String(describing: $0) == name }) else { return nil }
      self = effect
    }
  }

  /// The words of each effect, in the order of the effects.
  private let tries: [PhraseTrie<LexiconEntry>]

  init(_ lexicons: Lexicons) {
    var words = [[(text: Scalars, value: LexiconEntry)]](repeating: [], count: Effect.allCases.count)
    for row in lexicons.table("signals").rows {
      guard let effect = Effect(name: row["effect"]) else { continue }
      words[effect.rawValue].append(
        (row["text"].scalars, LexiconEntry(value: row["value"], reference: row.reference)))
    }
    tries = words.map { PhraseTrie($0) }
  }

  subscript(effect: Effect) -> PhraseTrie<LexiconEntry> { tries[effect.rawValue] }
}
