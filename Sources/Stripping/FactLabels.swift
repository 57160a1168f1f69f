extension StripWords {
  /// The most letters of a value that stands on the line below its label.
  private static let valueLetters = 30

  /// What a line is, read together with a label that stands alone on the line before it, as in the cells of a table.
  func role(of line: Line, below previous: Line?) -> LineRole {
    guard let previous, line.letters <= Self.valueLetters, isLabel(previous) else { return role(of: line) }
    return role(of: Line(previous.plain.filter { $0 != ":" && $0 != "：" } + ["："] + line.plain))
  }

  /// Whether a line is nothing but a label: `发布日期：`, `来 源`.
  private func isLabel(_ line: Line) -> Bool {
    guard line.letters >= 2, line.letters <= 8 else { return false }
    var text = line.plain.dense
    while let last = text.last, last == "：" || last == ":" { text.removeLast() }
    return text.first.flatMap { labels[$0] }?.contains { $0.text == text && $0.fact != .other } ?? false
  }
}
