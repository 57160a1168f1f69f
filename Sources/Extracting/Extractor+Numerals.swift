package import Numerals

extension Extractor {
  /// How numerals are read, by the lexicon of numerals.
  package var numerals: NumeralReader { lexicon.reader }
}
