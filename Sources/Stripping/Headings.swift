/// Tells headings from broken lines and short paragraphs, where no markup says it.
enum Headings {
  /// The most letters of a heading, and of one that is numbered.
  private static let letters = 30
  private static let numberedLetters = 50
  /// The most letters of any.
  static let mostLetters = numberedLetters

  /// Whether a line of the body is a heading, by its form and its neighbours.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - previous: the line of text before it, page footers apart; nil at the beginning.
  ///   - next: the line of text after it; nil at the end.
  ///   - width: the letters of a full line where the text was wrapped at a width; nil where it was not.
  /// - Returns: whether it is a heading.
  static func isHeading(_ line: Line, previous: Line?, next: Line?, width: Int?) -> Bool {
    guard let next, line.letters >= 2, !line.endsSentence, let last = line.plain.last,
      !["，", ",", "、", "：", ":", "—"].contains(last)
    else { return false }
    let isNumbered = isNumbered(line.plain)
    guard line.letters <= (isNumbered ? numberedLetters : letters) else { return false }
    // A line that is as long as the page is wide was broken by the page.
    if let width, line.letters * 5 >= width * 4 { return false }
    if isNumbered { return !next.endsSentence || next.letters > line.letters || next.letters >= 12 }
    // What follows a line that does not end a sentence goes on with it.
    if let previous, !previous.endsSentence, previous.letters > letters { return false }
    guard commas(line.plain) <= 1 else { return false }
    // A signature or date at the end is followed by no paragraph.
    return next.letters > line.letters && (next.endsSentence || next.letters >= 30)
  }

  /// The letters of a full line, where the lines were broken at a width: half of the long ones end within a sentence
  /// and are nearly of one length.
  static func wrapWidth(of lines: [Line]) -> Int? {
    let open = lines.filter { $0.letters >= 15 && !$0.endsSentence }.map(\.letters).sorted()
    let long = lines.count { $0.letters >= 15 }
    guard open.count >= 6, open.count * 2 >= long else { return nil }
    let middle = open[open.count / 2]
    let near = open.count { abs($0 - middle) * 10 <= middle }
    return near * 3 >= open.count * 2 ? middle : nil
  }

  /// Whether a line begins with a section's number: `一、` `（一）` `第三章` `1.` `1、`.
  static func isNumbered(_ line: Scalars) -> Bool {
    let numerals = Set("一二三四五六七八九十百〇零".unicodeScalars)
    var rest = line[...]
    if rest.first == "第" {
      rest = rest.dropFirst()
      let count = rest.prefix { numerals.contains($0) || $0.isDigit }.count
      guard count > 0, let mark = rest.dropFirst(count).first else { return false }
      return ["章", "节", "節", "部", "篇", "编"].contains(mark)
    }
    let isBracketed = rest.first == "（" || rest.first == "("
    if isBracketed { rest = rest.dropFirst() }
    let count = rest.prefix { numerals.contains($0) }.count
    if count > 0, count <= 3, let mark = rest.dropFirst(count).first {
      return isBracketed ? mark == "）" || mark == ")" : ["、", "．", ".", "，", ","].contains(mark)
    }
    let digits = rest.prefix { $0.isDigit }.count
    guard digits > 0, digits <= 2, let mark = rest.dropFirst(digits).first else { return false }
    if isBracketed { return mark == "）" || mark == ")" }
    guard ["、", ".", "．"].contains(mark) else { return false }
    return !(rest.dropFirst(digits + 1).first?.isDigit ?? true)
  }

  private static func commas(_ line: Scalars) -> Int {
    line.count { ["，", ",", "；", ";", "。"].contains($0) }
  }
}
