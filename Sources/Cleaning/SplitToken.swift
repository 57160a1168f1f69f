/// A character of a mirror's text with the reading that follows it.
struct SplitToken {
  var scalar: UInt32
  /// The character, and its reading's brackets.
  var range: Range<Int>
  /// A whole reading after it: `學(xué)`, `W(xué)`; for a bracket right after a lost one, its own: `?zǒng)(gè)`.
  var reading: [UInt32]?
  /// A reading whose opening bracket is lost with what stood before it, `?wù)`; behind U+FFFD the bracket may stand.
  var tail: [UInt32]?

  /// Cuts a text into such characters.
  ///
  /// `wide` tells which scalars were full-width before: as bytes they are two, not one.
  static func tokens(
    of scalars: [UInt32], table: ReadingTable, wide: (Int) -> UInt32? = { _ in nil }
  ) -> [SplitToken] {
    var tokens: [SplitToken] = []
    tokens.reserveCapacity(scalars.count)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      var token = SplitToken(scalar: scalar, range: index..<(index + 1))
      if isLost(scalar), let tail = Reading(lettersAt: index + 1, of: scalars, table: table) {
        token.tail = tail.letters
        token.range = index..<tail.range.upperBound
      } else if scalar == Scalar.replacement,
        let tail = Reading(bracketAt: index + 1, of: scalars, table: table), tail.tones == 1
      {
        // U+FFFD stands for the first half alone and leaves the bracket.
        token.tail = tail.letters
        token.range = index..<tail.range.upperBound
      } else if Scalar.isHan(scalar) || mayBeHalf(scalar),
        let reading = Reading(bracketAt: index + 1, of: scalars, table: table), reading.tones > 0
      {
        token.reading = reading.letters
        token.range = index..<reading.range.upperBound
      } else if scalar == Scalar.leftBracket, tokens.last?.tail != nil,
        let reading = Reading(bracketAt: index, of: scalars, table: table), reading.tones > 0
      {
        token.reading = reading.letters
        token.range = index..<reading.range.upperBound
      }
      if scalar > 0x20, scalar < 0x7F, let form = wide(index) { token.scalar = form }
      tokens.append(token)
      index = token.range.upperBound
    }
    return tokens
  }

  /// An ASCII letter or sign that may be the second half of a character: `W(xué)`, `}(tí)`.
  static func mayBeHalf(_ scalar: UInt32) -> Bool { (0x40...0x7E).contains(scalar) }

  /// What a decoder puts for bytes that are no character.
  static func isLost(_ scalar: UInt32) -> Bool {
    scalar == Scalar.questionMark || scalar == Scalar.replacement || scalar == Scalar.wideQuestionMark
  }
}
