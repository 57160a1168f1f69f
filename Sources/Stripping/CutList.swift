internal import Records

/// Lists what of a page is none of its article's blocks.
///
/// Lines that follow each other and are left out for one reason make one cut. Where there are more cuts than
/// ``Cut/most``, those with the most letters are listed, and the rest is summed up.
struct CutList {
  /// A cut and where it stands: the number of the line before which it begins, and its turn there.
  private typealias Entry = (cut: Cut, line: Int)

  private let lines: [Line]
  /// The line that each block prints; nil where the page does not show it.
  private let blocks: [Int?]
  private var entries: [Entry] = []

  /// The most letters of a label or moment among links.
  private static let labelLetters = 16

  init(lines: [Line], blocks: [Int?]) {
    self.lines = lines
    self.blocks = blocks
  }

  /// Adds a cut that is no line.
  mutating func add(
    reason: CutReason, rule: String, text: Scalars, letters: Int, pieces: Int, before line: Int
  ) {
    entries.append(
      (
        Cut(
          reason: reason, rule: rule, text: Self.beginning(of: text).string, letters: letters, pieces: pieces,
          block: block(after: line)), line
      ))
  }

  /// The cuts in the order of the page, with the reason for each line that is no block.
  func cuts(why: (Int) -> CutEvidence) -> [Cut] {
    var all = entries
    var isKept = [Bool](repeating: false, count: lines.count)
    for case let line? in blocks { isKept[line] = true }
    var open: (cut: Cut, evidence: CutEvidence, line: Int)?
    func close() {
      if let (cut, _, line) = open, cut.letters > 0 { all.append((cut, line)) }
      open = nil
    }
    for (number, line) in lines.enumerated() {
      if isKept[number] {
        close()
        continue
      }
      let letters = line.shownLetters
      guard letters > 0 else { continue }
      let evidence = why(number)
      let joins = open.map { $0.evidence.joins(evidence, isLabel: letters <= Self.labelLetters) }
      if joins == true {
        open?.cut.letters += letters
        open?.cut.pieces += 1
      } else {
        close()
        let cut = Cut(
          reason: evidence.reason, rule: evidence.rule, text: Self.beginning(of: line.text).string,
          letters: letters, pieces: 1, block: block(after: number))
        open = (cut, evidence, number)
      }
    }
    close()
    return Self.listed(all)
  }

  /// The first block that stands below a line.
  private func block(after line: Int) -> Int {
    blocks.firstIndex { $0.map { $0 >= line } ?? false } ?? blocks.count
  }

  /// The cuts in the order of the page, those that are too many summed up.
  private static func listed(_ all: [Entry]) -> [Cut] {
    // Entries that are no lines stand before those that are.
    let ordered = all.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element.cut)
    guard ordered.count > Cut.most else { return ordered }
    let largest = Set(
      ordered.indices.sorted { (-ordered[$0].letters, $0) < (-ordered[$1].letters, $1) }.prefix(Cut.most))
    let rest = ordered.indices.filter { !largest.contains($0) }.map { ordered[$0] }
    guard let first = rest.first else { return ordered }
    let sum = Cut(
      reason: .rest, rule: "most-\(Cut.most)", text: first.text,
      letters: rest.reduce(0) { $0 + $1.letters }, pieces: rest.reduce(0) { $0 + $1.pieces },
      block: first.block)
    return ordered.indices.filter { largest.contains($0) }.map { ordered[$0] } + [sum]
  }

  /// The first characters of a text, blanks folded.
  private static func beginning(of text: Scalars) -> Scalars {
    var out = Scalars()
    for scalar in text {
      if out.count == Cut.textLength { break }
      if !scalar.isBlank {
        out.append(scalar)
      } else if let last = out.last, last != " " {
        out.append(" ")
      }
    }
    return out.trimmed
  }
}
