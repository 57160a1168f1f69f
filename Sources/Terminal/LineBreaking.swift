extension StyledText {
  /// One character, its style and columns.
  private struct Cell {
    var scalar: Unicode.Scalar
    var style: TextStyle?
    var columns: Int
  }

  /// The text in lines of at most so many columns.
  ///
  /// Chinese breaks between any two characters, words and numbers of letters and digits stay whole where they fit;
  /// no line begins with a mark that closes or parts, none ends with one that opens.
  public func lines(of limit: Int, _ widths: DisplayWidth) -> [StyledText] {
    let cells = pieces.flatMap { piece in
      piece.text.unicodeScalars.map {
        Cell(scalar: $0, style: piece.style, columns: widths.columns(of: $0))
      }
    }
    var lines: [StyledText] = []
    var start = 0
    while start < cells.count {
      let end = Self.lineEnd(cells, from: start, limit: max(limit, 2))
      var line = StyledText()
      var last = end
      while last > start, cells[last - 1].scalar == " " { last -= 1 }
      for cell in cells[start..<last] { line.append(String(cell.scalar), cell.style) }
      lines.append(line)
      start = end
      while start < cells.count, cells[start].scalar == " " { start += 1 }
    }
    return lines
  }

  /// Where the line that begins at `start` ends: at the last place that may break, else where it is full.
  private static func lineEnd(_ cells: [Cell], from start: Int, limit: Int) -> Int {
    var used = 0
    var full = start
    while full < cells.count, used + cells[full].columns <= limit {
      used += cells[full].columns
      full += 1
    }
    if full == cells.count { return full }
    var end = full
    while end > start, !mayBreak(cells[end - 1].scalar, cells[end].scalar) { end -= 1 }
    return end > start ? end : max(full, start + 1)
  }

  private static func mayBreak(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    if after == " " || before == " " { return true }
    if isClosing(after) || isOpening(before) || after.properties.canonicalCombiningClass != .notReordered {
      return false
    }
    return !(isOfWord(before) && isOfWord(after))
  }

  /// A letter or digit of a script that parts words by blanks.
  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .decimalNumber, .modifierLetter: true
    default: scalar.isASCII && scalar != " "
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .closePunctuation, .finalPunctuation: true
    // Full stops, commas, colons and the like of Chinese.
    case .otherPunctuation: !scalar.isASCII
    default: false
    }
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: true
    default: false
    }
  }
}

extension Display {
  /// A paragraph as it is written: in lines that fit, set in by so many blanks, and all but the first by two more.
  public func rendered(_ text: StyledText, indent: Int = 0) throws(TerminalError) -> String {
    func margin(_ count: Int) -> String { String(repeating: " ", count: count) }
    guard let columns else { return margin(indent) + text.rendered(colour: hasColour) + "\n" }
    let lines = text.lines(of: columns - indent - 2, try DisplayWidth.standard())
    return lines.enumerated().map { place, line in
      margin(place == 0 ? indent : indent + 2) + line.rendered(colour: hasColour) + "\n"
    }.joined()
  }
}
