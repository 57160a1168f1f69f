internal import Records

/// Follows a fact of the article into the clean text.
///
/// A fact that the title or a dateline holds was cleaned there with all that stands around it; one that came from the
/// page's `meta` alone is found nowhere.
struct FactPass {
  private var lines: [(start: Int, scalars: [UInt32])] = []
  private var text: [UInt32]
  private var places: Places

  /// `starts` has the place where each block begins in the decoded text.
  init(_ blocks: [Block], starts: [Int], _ assembly: Assembly) {
    for index in blocks.indices where blocks[index].kind == .title || blocks[index].kind == .dateline {
      lines.append((starts[index], blocks[index].text.unicodeScalars.map(\.value)))
    }
    text = assembly.scalars
    places = assembly.places
  }

  /// The fact as the clean text has it, nil where it is nowhere or nothing is left of it.
  func find(_ fact: String) -> String? {
    let wanted = fact.unicodeScalars.map(\.value)
    for (start, line) in lines {
      guard let at = Self.place(of: wanted, in: line) else { continue }
      let clean = places.first(from: start + at)..<places.first(from: start + at + wanted.count)
      var found = text[clean]
      while let first = found.first, Self.isBlank(first) { found.removeFirst() }
      while let last = found.last, Self.isBlank(last) { found.removeLast() }
      if !found.isEmpty { return Scalar.string(found) }
    }
    return nil
  }

  private static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == Scalar.blank || scalar == Scalar.lineFeed || scalar == Scalar.tab
  }

  private static func place(of wanted: [UInt32], in line: [UInt32]) -> Int? {
    guard !wanted.isEmpty, wanted.count <= line.count else { return nil }
    return (0...(line.count - wanted.count)).first { line[$0...].starts(with: wanted) }
  }
}
