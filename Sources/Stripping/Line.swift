internal import Records

/// A line of a page before it is known what it is.
struct Line {
  /// The text as its block will hold it.
  var text: Scalars
  /// The text without readings in brackets and blanks at its ends: what patterns are held against.
  let plain: Scalars
  /// Han characters, Latin letters and digits.
  let letters: Int
  /// Letters within links.
  var linkLetters = 0
  /// Punctuation that sentences have.
  let punctuation: Int
  /// What the markup says it is; a paragraph where it says nothing.
  var kind = BlockKind.paragraph
  /// The level of a heading, by the markup.
  var level: Int?
  /// Where a table's cell stands.
  var cell: Cell?
  /// Where it begins in the tree; in plain text, its number.
  var node = 0
  /// Its turn among the page's lines, from 0.
  var number = 0
  /// The element of a block that holds it; -1 in plain text.
  var holder = -1
  /// Places where an inline element begins or ends: `<em>10:57</em><em>某某网</em>` are two things for the eye.
  var boundaries: [Int] = []

  init(_ text: Scalars) {
    self.text = text
    plain = text.withoutReadings.trimmed
    var letters = 0
    var punctuation = 0
    var previousIsHan = false
    for scalar in plain {
      if scalar.isHan {
        letters += 1
        previousIsHan = true
        continue
      }
      if scalar.isWord {
        letters += 1
      } else if scalar.isSentencePunctuation || (previousIsHan && scalar.isASCIISentencePunctuation) {
        punctuation += 1
      }
      previousIsHan = false
    }
    self.letters = letters
    self.punctuation = punctuation
  }

  /// Letters with those of readings: what the page shows.
  var shownLetters: Int { text.contains("(") ? text.count { $0.isWord } : letters }

  /// The share of its letters that stand in links, in percent.
  var linkPercent: Int { letters == 0 ? (linkLetters > 0 ? 100 : 0) : linkLetters * 100 / letters }

  /// The text with a blank wherever inline elements meet: how a line of facts reads on the page.
  var spaced: Scalars {
    var out = Scalars()
    var rest = boundaries[...]
    for (index, scalar) in text.enumerated() {
      if rest.first == index {
        rest = rest.dropFirst()
        if let last = out.last, !last.isBlank, !scalar.isBlank { out.append(" ") }
      }
      out.append(scalar)
    }
    return out
  }

  /// ``spaced`` without readings and blanks at its ends: what facts are read from.
  var factText: Scalars { boundaries.isEmpty ? plain : spaced.withoutReadings.trimmed }

  /// Whether it ends as a sentence does.
  var endsSentence: Bool {
    var rest = plain[...]
    while let last = rest.last, last.isCloser { rest = rest.dropLast() }
    return rest.last?.endsSentence ?? false
  }

  /// Whether it is a sentence, or too long for anything else.
  var isParagraph: Bool { letters >= 60 || (letters >= 12 && endsSentence) }

  /// Whether it has a Chinese character.
  var hasHan: Bool { plain.contains { $0.isHan } }

  /// Whether it has a digit.
  var hasDigits: Bool { plain.contains { $0.isDigit } }
}
