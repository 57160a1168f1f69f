internal import Workbook

/// Breaks a text into lines of a width: at a blank, or between Han characters.
enum TextLines {
  /// The lines; one at least.
  static func broken(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    var word = ""
    var wordWidth = 0
    func take() {
      if lineWidth + wordWidth > width, !line.isEmpty {
        lines.append(line)
        line = ""
        lineWidth = 0
      }
      line += word
      lineWidth += wordWidth
      word = ""
      wordWidth = 0
    }
    for character in text {
      if character.isNewline {
        take()
        lines.append(line)
        line = ""
        lineWidth = 0
        continue
      }
      let bytes = Array(character.utf8)
      let characterWidth = CellText.width(bytes, 0..<bytes.count)
      word.append(character)
      wordWidth += characterWidth
      if character == " " || characterWidth > 1 { take() }
    }
    take()
    return lines + [line]
  }
}
