internal import Records

/// A numeric mention of the text with its class, and the quantity it is where it is one.
struct Marked: Sendable {
  private var words: TextRange
  /// Its class.
  var mentionClass: MentionClass
  /// The rule or lexicon entry that decided.
  var rule: String
  /// The quantity, for statistics.
  var quantity: Quantity?

  init(range: Range<Int>, mentionClass: MentionClass, rule: String, quantity: Quantity? = nil) {
    words = TextRange(range)
    self.mentionClass = mentionClass
    self.rule = rule
    self.quantity = quantity
  }

  /// What the mention covers.
  var range: Range<Int> {
    get { words.range }
    set { words = TextRange(newValue) }
  }
}
