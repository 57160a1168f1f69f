internal import Terminal

/// A row's sentence with its number marked.
struct MarkedSentence {
  /// What a number stands between.
  static let marks = (open: "«", close: "»")

  /// The sentence as published.
  let sentence: [Unicode.Scalar]
  /// Where in it the number stands.
  let number: Range<Int>?

  /// Finds the number by its place in the document's clean text, as `start` gives it; without a text the first place
  /// that reads the same, in a cell of a table (its sentence is put together, so it is nowhere in the text) the last.
  init(sentence: String, numberText: String, start: Int?, text: [Unicode.Scalar]?) {
    self.sentence = Array(sentence.unicodeScalars)
    let wanted = Array(numberText.unicodeScalars)
    let scalars = self.sentence
    let places = Self.places(of: wanted, in: scalars)
    if let text, let start {
      let exact = (wanted.isEmpty ? Array(0...scalars.count) : places).first { place in
        let from = start - place
        return from >= 0 && from + scalars.count <= text.count
          && text[from..<(from + scalars.count)].elementsEqual(scalars)
      }
      let place = exact ?? (wanted.isEmpty ? nil : places.last)
      number = place.map { $0..<($0 + wanted.count) }
    } else {
      number = wanted.isEmpty ? nil : places.first.map { $0..<($0 + wanted.count) }
    }
  }

  private static func places(of wanted: [Unicode.Scalar], in scalars: [Unicode.Scalar]) -> [Int] {
    guard !wanted.isEmpty, wanted.count <= scalars.count else { return [] }
    return (0...(scalars.count - wanted.count)).filter { place in
      scalars[place] == wanted[0] && scalars[place..<(place + wanted.count)].elementsEqual(wanted)
    }
  }

  /// The sentence with marks, which stand out where there are colours.
  func styled(isDamaged: Bool) -> StyledText {
    var out = StyledText()
    guard let number else {
      out.append(Self.string(sentence[...]))
      return out
    }
    out.append(Self.string(sentence[..<number.lowerBound]))
    out.append(
      Self.marks.open + Self.string(sentence[number]) + Self.marks.close, isDamaged ? .alarm : .found)
    out.append(Self.string(sentence[number.upperBound...]))
    return out
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
