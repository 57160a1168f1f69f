internal import Records

/// Gives tables the captions that stand in the lines right before them.
enum TableCaptions {
  /// The most letters of a caption.
  private static let letters = 40

  /// How many lines before a table may belong to it.
  private static let lines = 4

  /// The lines, their cells with captions: the short line right before a table that has none of its own, and with it
  /// a line such as `单位：万元` between the two. A line of facts (`2023-02-10`) between them is passed over.
  static func added(to lines: [Line], words: StripWords) -> [Line] {
    var lines = lines
    var caption: String?
    for index in lines.indices {
      guard lines[index].cell != nil else {
        caption = nil
        continue
      }
      if caption == nil { caption = Self.caption(before: index, in: lines, words: words) }
      if lines[index].cell?.caption.isEmpty == true { lines[index].cell?.caption = caption ?? "" }
    }
    return lines
  }

  private static func caption(before table: Int, in lines: [Line], words: StripWords) -> String {
    var unit = ""
    for index in lines[max(0, table - Self.lines)..<table].indices.reversed() {
      let line = lines[index]
      guard line.cell == nil, line.letters <= letters, !line.endsSentence else { break }
      if case .facts = words.role(of: line) { continue }
      let text = line.plain.string
      guard isUnit(line, words), unit.isEmpty else { return unit.isEmpty ? text : text + " " + unit }
      unit = text
    }
    return unit
  }

  private static func isUnit(_ line: Line, _ words: StripWords) -> Bool {
    let text = Scalars(line.plain.dense.drop { !$0.isWord })
    return words.phrases("unit-label").contains { text.starts(with: $0) }
  }
}
