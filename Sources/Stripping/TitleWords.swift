extension StripWords {
  /// Whether a line is worded as the headline of a document: `关于开展…的通知`, `…统计公报（节选）`.
  func isTitled(_ line: Line) -> Bool {
    guard !Headings.isNumbered(line.plain), !line.endsSentence else { return false }
    var text = line.plain.dense
    if let last = text.last, last == "）" || last == ")",
      let open = text.lastIndex(where: { $0 == "（" || $0 == "(" }), open > 0
    {
      text = Scalars(text[..<open])
    }
    return text.count >= 8 && phrases("title-end").contains { text.ends(with: $0) }
  }

  /// Whether a line begins a headline that the next line ends: `某县总工会关于开展` above `冬季慰问的通知`.
  func beginsHeadline(_ line: Line, before next: Line) -> Bool {
    let begins = phrases("title-begin")
    guard !line.endsSentence, line.letters <= 60, !isTitled(line), bodies(in: line) == nil, isTitled(next)
    else {
      return false
    }
    return begins.contains { line.plain.contains(run: $0) }
      && !begins.contains { next.plain.contains(run: $0) }
  }

  /// Whether a line is a periodical's or document's number: `（2023年第2期）`, `某工发〔2023〕27号`; or stands in brackets
  /// as a whole. None is a headline.
  func isIssue(_ line: Line) -> Bool {
    let text = line.plain.dense
    guard let first = text.first, let last = text.last else { return false }
    if "（(【[".unicodeScalars.contains(first), "）)】]".unicodeScalars.contains(last),
      !text.dropFirst().dropLast().contains(where: { "）)】]".unicodeScalars.contains($0) })
    {
      // `【工会之窗】` may be a column's name, and all the headline there is.
      return line.hasDigits || first == "（" || first == "("
    }
    return isNumber(text) || isDocumentNumber(text)
  }

  /// `2023年第18号`: nothing but a number and what it counts.
  private func isNumber(_ text: Scalars) -> Bool {
    let rest = text.filter { $0.isHan || $0.isLatin }
    guard !rest.isEmpty, text.contains(where: { $0.isDigit }) else { return false }
    return rest.allSatisfy { phrases("issue-word").contains([$0]) }
  }

  /// `某工发〔2023〕27号`, whatever stands behind it.
  private func isDocumentNumber(_ text: Scalars) -> Bool {
    guard let open = text.firstIndex(where: { "〔[【（(".unicodeScalars.contains($0) }), open >= 1, open <= 8,
      text[..<open].allSatisfy({ $0.isHan })
    else { return false }
    var index = open + 1
    while index < text.count, text[index].isDigit { index += 1 }
    guard index == open + 5, index < text.count, "〕]】）)".unicodeScalars.contains(text[index]) else {
      return false
    }
    let digits = index + 1
    index = digits
    while index < text.count, text[index].isDigit || text[index] == "第" { index += 1 }
    return index > digits && index < text.count && text[index] == "号"
  }

  /// The most letters of a line that tells a newspaper's page.
  private static let editionLetters = 16

  /// Whether a line tells a newspaper's page: `第03版：民生`.
  func isEdition(_ line: Line) -> Bool {
    guard line.letters <= Self.editionLetters, line.plain.first == "第" else { return false }
    let rest = line.plain.dropFirst().drop { $0.isBlank || $0.isLatin }
    let digits = rest.prefix { $0.isDigit }.count
    return digits > 0 && digits <= 3
      && phrases("edition-mark").contains { rest.dropFirst(digits).drop { $0.isBlank }.starts(with: $0) }
  }
}
