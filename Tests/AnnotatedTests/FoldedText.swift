import Foundation

/// A text as its letters, digits, `.` and `%`, widths and case folded, with the place of each in the original: so a
/// person's slice is found in it whatever became of blanks and punctuation.
struct FoldedText {
  /// What is left.
  let scalars: [Unicode.Scalar]
  /// The place of each in the original, in Unicode scalars.
  let places: [Int]

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var places: [Int] = []
    for (place, scalar) in text.unicodeScalars.enumerated() where scalar != "…" {
      for folded in String(scalar).precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
      where folded == "." || folded == "%" || folded.isLetterOrDigit {
        scalars.append(folded)
        places.append(place)
      }
    }
    self.scalars = scalars
    self.places = places
  }

  /// Where a folded piece stands: offsets into ``scalars``.
  func starts(of piece: [Unicode.Scalar], in range: Range<Int>? = nil) -> [Int] {
    let range = range ?? 0..<scalars.count
    guard let first = piece.first, piece.count <= range.count else { return [] }
    return (range.lowerBound...range.upperBound - piece.count).filter { start in
      scalars[start] == first && scalars[start..<start + piece.count].elementsEqual(piece)
    }
  }

  /// The place in the original of a folded slice.
  func original(_ start: Int, count: Int) -> Range<Int> { places[start]..<places[start + count - 1] + 1 }

  /// Whether another text, folded, stands in this one.
  func holds(_ other: String) -> Bool {
    let piece = FoldedText(other).scalars
    return piece.isEmpty || !starts(of: piece).isEmpty
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
