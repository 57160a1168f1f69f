/// What tells whether two texts are one report, whatever the sites put around it: the body's letters and figures in
/// order, each as a token of 16 bits.
///
/// Blanks, punctuation and Latin letters are left out, so that each site may set them its own way. About 2 bytes a
/// letter and 13 a figure, on disk.
struct Likeness: Sendable, Hashable {
  /// A number of the text.
  struct Figure: Sendable, Hashable {
    /// The place of its token.
    var place: UInt32
    /// The hash of its digits.
    var number: UInt32
    /// The hash of its digits without the first, which damage may have eaten.
    var tail: UInt32
    var traits: Traits
  }

  /// What is known of a figure.
  struct Traits: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// A digit of it may be lost.
    static let damaged = Traits(rawValue: 1)
    /// A date or a number of the page's own, which each site writes for itself.
    static let loose = Traits(rawValue: 2)
    /// Two digits or more of a quantity: what two reports hardly share by chance.
    static let telling = Traits(rawValue: 4)
  }

  /// The token of a figure that may have lost a digit; equal to none.
  static let lost: UInt16 = 0
  /// The tokens of Han letters begin here; those of figures are less.
  static let firstLetter: UInt16 = 0x3400
  /// Shorter texts are notices that say the same of other things.
  static let leastLetters = 100
  /// Of longer texts the beginning is compared.
  static let mostTokens = 1 << 16

  var tokens: [UInt16] = []
  /// In order of place.
  var figures: [Figure] = []
  /// The number of tokens that are letters.
  var letters = 0
  /// Years in the title, each once, sorted.
  var years: [UInt16] = []
  /// The region that the text itself names; 0 where unknown.
  var region: UInt32 = 0
  /// Whether the text breaks off in mid-sentence.
  var isTruncated = false
  /// Whether characters of the text were damaged on the way, so that more may be lost than was found.
  var isDamaged = false
  /// Whether it was printed in Traditional characters.
  var isTraditional = false

  /// The hashes of the telling figures, sorted.
  var telling: [UInt32] { figures.filter { $0.traits.contains(.telling) }.map(\.number).sorted() }
}
