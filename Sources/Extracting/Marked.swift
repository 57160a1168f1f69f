internal import Records

/// A numeric mention of the text with its class, and the quantity it is where it is one.
struct Marked: Sendable {
  /// What the mention covers.
  var range: Range<Int>
  /// Its class.
  var mentionClass: MentionClass
  /// The rule or lexicon entry that decided.
  var rule: String
  /// The quantity, for statistics.
  var quantity: Quantity?
}
