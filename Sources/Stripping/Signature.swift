/// The lines below a report that say who issued it and when: a body's name, and a day alone on its line.
struct Signature {
  /// The day that stands alone below the text.
  var date: PrintedDate
  /// The bodies that sign, as printed.
  var bodies: [String] = []
  /// The lines that are nothing but signature, by their number.
  var lines: Set<Int> = []

  /// The most lines that may follow a day that no body signs: contacts, copies to others.
  private static let linesBelow = 8
  /// The most lines with a body's name above the day.
  private static let signers = 4

  /// The signature of a body of text; nil where none stands below its first paragraph.
  ///
  /// The first day that a body signs is the report's: attachments follow it. A day that nobody signs counts where no
  /// paragraph follows. A day within a sentence is none.
  static func find(in lines: [Line], words: StripWords) -> Signature? {
    guard let first = lines.firstIndex(where: { $0.cell == nil && $0.isParagraph }) else { return nil }
    var unsigned: [(index: Int, date: PrintedDate)] = []
    for (index, line) in lines.enumerated().dropFirst(first + 1)
    where line.cell == nil && line.linkPercent <= 50 && line.letters <= 80 {
      guard let stamp = Stamp(line.plain, words: words) else { continue }
      if let body = stamp.body {
        return Signature(date: stamp.date, bodies: [body], lines: [index])
      }
      var bodies: [String] = []
      var numbers: Set<Int> = [index]
      for place in stride(from: index - 1, to: max(first, index - 1 - signers), by: -1) {
        guard lines[place].cell == nil, lines[place].linkPercent <= 50,
          let names = words.bodies(in: lines[place])
        else { break }
        bodies = names + bodies
        numbers.insert(place)
      }
      if !bodies.isEmpty { return Signature(date: stamp.date, bodies: bodies, lines: numbers) }
      unsigned.append((index, stamp.date))
    }
    return ending(lines, words: words) ?? alone(unsigned, in: lines)
  }

  /// The last of a few days that nobody signs, where no paragraph follows it.
  private static func alone(_ found: [(index: Int, date: PrintedDate)], in lines: [Line]) -> Signature? {
    // Three are a list of other pages, and so are days as machines write them.
    guard let last = found.last, found.count <= 2, last.date.time == nil else { return nil }
    let text = lines[last.index].plain
    guard !text[last.date.range].contains(where: { ["-", "/", "－", "–"].contains($0) }) else { return nil }
    let below = lines.dropFirst(last.index + 1)
    guard below.count <= linesBelow, below.allSatisfy({ $0.letters < ($0.endsSentence ? 30 : 60) }) else {
      return nil
    }
    return Signature(date: last.date, lines: [last.index])
  }

  /// A signature at the end of the last line, behind a wide gap.
  private static func ending(_ lines: [Line], words: StripWords) -> Signature? {
    guard let line = lines.last(where: { $0.letters > 0 }), line.cell == nil else { return nil }
    let text = line.plain
    var gap: Int?
    for index in text.indices.dropFirst() where text[index].isBlank && text[index - 1].isBlank { gap = index }
    guard let gap, let stamp = Stamp(Scalars(text[gap...]), words: words), let body = stamp.body else {
      return nil
    }
    return Signature(date: stamp.date, bodies: [body])
  }
}

/// A line that is a day, or a body's name and a day.
struct Stamp {
  var date: PrintedDate
  /// The body before the day.
  var body: String?

  /// Reads a line; nil where anything else stands in it.
  init?(_ line: Scalars, words: StripWords) {
    guard let date = DateScanner.first(in: line) else { return nil }
    let after = Scalars(line[date.range.upperBound...]).filter { !$0.isBlank && !Self.isBracket($0) }
    guard after.isEmpty || words.phrases("date-end").contains(after) else { return nil }
    self.date = date
    var before = Scalars(line[..<date.range.lowerBound]).trimmed
    while let last = before.last, Self.isBracket(last) || last.isBlank { before.removeLast() }
    while let first = before.first, Self.isBracket(first) || first.isBlank { before.removeFirst() }
    guard !before.isEmpty else { return }
    for end in words.phrases("issuer-end") where before.ends(with: end) {
      before.removeLast(end.count)
      break
    }
    guard let bodies = words.bodies(in: Line(before)) else { return nil }
    body = bodies.joined(separator: "、")
  }

  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "（", "）", "[", "]", "【", "】", "〔", "〕": true
    default: false
    }
  }
}

extension StripWords {
  /// The longest name of a body, in letters.
  private static let bodyLetters = 24

  /// The bodies that a line names, where it holds nothing else; nil where it does.
  func bodies(in line: Line) -> [String]? {
    guard line.letters >= 2, line.letters <= 3 * Self.bodyLetters, !line.hasDigits else { return nil }
    let parts = line.plain.split { $0.isBlank || $0 == "、" }.map { Scalars($0) }
    if !parts.isEmpty, parts.allSatisfy(isBody) { return parts.map(\.string) }
    // `南 岭 县 总 工 会`: letters set apart.
    let dense = line.plain.dense
    return parts.allSatisfy({ $0.count == 1 }) && isBody(dense) ? [dense.string] : nil
  }

  private func isBody(_ name: Scalars) -> Bool {
    guard name.count >= 2, name.count <= Self.bodyLetters else { return false }
    guard name.allSatisfy({ $0.isHan || ["（", "）", "(", ")", "·"].contains($0) }) else { return false }
    return phrases("body-end").contains { name.ends(with: $0) }
  }
}
