/// A reading in brackets as it stands in a text: `(chǎn)`, `(huì )`, `(gōngrén)`.
struct Reading {
  /// The brackets and all between them; without the opening one where it is lost (`?wù)`).
  var range: Range<Int>
  /// The letters with their tone marks.
  var letters: [UInt32]
  /// How many of them carry a tone mark.
  var tones: Int

  /// The reading whose opening bracket is at `start`.
  init?(bracketAt start: Int, of scalars: [UInt32], table: ReadingTable) {
    guard start < scalars.count,
      scalars[start] == Scalar.leftBracket || scalars[start] == Scalar.wideLeftBracket
    else { return nil }
    self.init(from: start, letters: start + 1, of: scalars, table: table)
  }

  /// The rest of a reading whose opening bracket was lost: letters from `start` up to a closing bracket.
  init?(lettersAt start: Int, of scalars: [UInt32], table: ReadingTable) {
    self.init(from: start, letters: start, of: scalars, table: table)
    guard tones == 1 else { return nil }
  }

  private init?(from start: Int, letters first: Int, of scalars: [UInt32], table: ReadingTable) {
    var index = first
    while index < scalars.count, scalars[index] == Scalar.blank { index += 1 }
    let from = index
    while index < scalars.count, table.isLetter(scalars[index]), index - from < 24 { index += 1 }
    guard index > from else { return nil }
    letters = Array(scalars[from..<index])
    while index < scalars.count, scalars[index] == Scalar.blank { index += 1 }
    guard index < scalars.count,
      scalars[index] == Scalar.rightBracket || scalars[index] == Scalar.wideRightBracket
    else { return nil }
    tones = table.toneCount(of: letters)
    guard let syllables = table.syllableCount(of: table.withoutTones(letters)),
      tones <= max(syllables, 1) + 1, tones >= 1 || syllables == 1
    else { return nil }
    range = start..<(index + 1)
  }
}
