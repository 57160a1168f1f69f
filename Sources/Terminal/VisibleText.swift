/// Text of pages as it may be shown: nothing of it can act on a terminal.
public enum VisibleText {
  /// The text in one line. Line breaks and tabs become blanks; other controls their pictures (`␛`); characters that
  /// turn the direction of writing or cannot be seen are named (`<U+202E>`).
  public static func line(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isPlain) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isPlain(scalar) {
        out.append(scalar)
      } else {
        out.append(contentsOf: shown(scalar).unicodeScalars)
      }
    }
    return String(out)
  }

  /// The same of a text of lines: line feeds stay.
  public static func lines(_ text: String) -> String {
    // By scalars: a carriage return and the line feed behind it are one character of a string.
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n")
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return false
    // What joins letters and parts words is text, and changes nothing around it.
    case .format: return scalar.properties.isJoinControl || scalar == "\u{AD}"
    default: return true
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: " "
    case ..<0x20: String(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
    case 0x7F: "\u{2421}"
    default: "<U+" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar) + ">"
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    String(scalar.value, radix: 16, uppercase: true)
  }
}
