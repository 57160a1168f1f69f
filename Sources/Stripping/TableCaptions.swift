internal import Records

/// Gives tables the captions that stand in the lines right before them.
enum TableCaptions {
  /// The most letters of a caption.
  private static let letters = 40

  /// The lines, their cells with captions: the short line right before a table that has none of its own, and with it
  /// a line such as `单位：万元` between the two.
  static func added(to lines: [Line], words: StripWords) -> [Line] {
    var lines = lines
    var caption = ""
    for index in lines.indices {
      if let cell = lines[index].cell {
        if cell.caption.isEmpty { lines[index].cell?.caption = caption }
      } else if lines[index].letters <= letters, !lines[index].endsSentence {
        let text = lines[index].plain.string
        caption = !caption.isEmpty && isUnit(lines[index], words) ? caption + " " + text : text
      } else {
        caption = ""
      }
    }
    return lines
  }

  private static func isUnit(_ line: Line, _ words: StripWords) -> Bool {
    let text = Scalars(line.plain.dense.drop { !$0.isWord })
    return words.phrases("unit-label").contains { text.starts(with: $0) }
  }
}
