internal import Records

/// Finds lists whose every entry bears the moment it was posted on a line of its own: comments below a text, or the
/// newest entries of other pages.
enum StampedLists {
  /// The fewest entries; two stamps may be a text's day of publication and of its last change.
  private static let entries = 3
  /// The most lines of an entry beside its stamp.
  private static let linesBetween = 2
  /// The most letters of such a line; a live report has paragraphs between its stamps.
  private static let letters = 60

  /// The numbers of the lines that belong to such lists.
  static func lines(in lines: [Line], words: StripWords) -> Set<Int> {
    guard let first = lines.firstIndex(where: { $0.cell == nil && $0.isParagraph }) else { return [] }
    let stamps = lines.indices.filter { $0 > first && isStamp(lines[$0], words) }
    var found: Set<Int> = []
    var run: [Int] = []
    for stamp in stamps {
      if let last = run.last, !isEntry(lines[(last + 1)..<stamp]) {
        take(run, in: lines, into: &found)
        run = []
      }
      run.append(stamp)
    }
    take(run, in: lines, into: &found)
    return found
  }

  /// An item of a list that is nothing but a day and a time of day.
  private static func isStamp(_ line: Line, _ words: StripWords) -> Bool {
    guard line.kind == .item, line.hasDigits, line.letters <= 20 else { return false }
    guard let stamp = Stamp(line.plain, words: words) else { return false }
    return stamp.body == nil && stamp.date.time != nil
  }

  private static func isEntry(_ lines: ArraySlice<Line>) -> Bool {
    !lines.isEmpty && lines.count <= linesBetween
      && lines.allSatisfy { $0.kind == .item && $0.letters <= letters }
  }

  /// Adds a run of stamps, the lines between them, and the entry that the first one ends.
  private static func take(_ run: [Int], in lines: [Line], into found: inout Set<Int>) {
    guard run.count >= entries, let first = run.first, let last = run.last else { return }
    // The first entry has no more lines than the others: above it stands the text.
    let between = zip(run, run.dropFirst()).map { $1 - $0 - 1 }.min() ?? 0
    var start = first
    while start > 0, first - start < between, isEntry(lines[(start - 1)..<start]) { start -= 1 }
    found.formUnion(start...last)
  }
}
