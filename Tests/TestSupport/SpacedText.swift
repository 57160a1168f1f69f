/// Texts as good typography sets them, with a blank at each number.
public enum SpacedText {
  /// The text with a blank wherever a digit meets a Chinese character; blanks of its own stay.
  public static func inserted(in text: String) -> String {
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    func isHan(_ scalar: Unicode.Scalar) -> Bool { ("一"..."鿿").contains(scalar) }
    var set = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let last = set.last, isDigit(last) && isHan(scalar) || isHan(last) && isDigit(scalar) {
        set.append(" ")
      }
      set.append(scalar)
    }
    return String(set)
  }
}
