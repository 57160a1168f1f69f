/// What a scalar is, and, joined over a block, what a block holds: decides which passes it needs.
struct Traits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Stands for another character, see `characters.tsv`.
  static let form = Traits(rawValue: 1)
  /// An ordinary blank, or a character that stands for one.
  static let blank = Traits(rawValue: 2)
  /// A Traditional character that no Simplified text holds.
  static let traditional = Traits(rawValue: 4)
  /// A Simplified character that no Traditional text holds.
  static let simplified = Traits(rawValue: 8)
  /// A vowel with a tone mark.
  static let tone = Traits(rawValue: 16)
  /// An ASCII digit.
  static let digit = Traits(rawValue: 32)
  /// A Chinese character.
  static let han = Traits(rawValue: 64)
  /// Something that may stand for a lost or masked character: `?`, U+FFFD, `X`, `*`, ….
  static let mark = Traits(rawValue: 128)
  /// What a page's number may begin with inside a line: 第, a dash.
  static let pageMark = Traits(rawValue: 256)

  /// What a scalar tells of the script: 1 where only a Traditional text holds it, -1 where only a Simplified one does.
  var sign: Int { (contains(.traditional) ? 1 : 0) - (contains(.simplified) ? 1 : 0) }
}
