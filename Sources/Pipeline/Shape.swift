internal import HTTP

/// What one place of `pipeline.json` may hold.
///
/// The check of a configuration reads it, and `pipeline.schema.json` is written from it, so that an editor's
/// completion and the program cannot disagree.
indirect enum Shape: Sendable {
  /// A text of some form.
  case text(TextForm)
  /// `true` or `false`.
  case bool
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// A list of at least so many of one shape.
  case list(Shape, atLeast: Int)
  /// An object of these keys and no others.
  case object([Field])
}

/// The form of a text.
enum TextForm: Sendable {
  /// Anything but nothing.
  case any
  /// A day, `YYYY-MM-DD`.
  case day
  /// A name for programs: `^[a-z0-9][a-z0-9._-]*$`.
  case name
  /// A line with `#` where a number stands, without blanks: `第#版要闻`.
  case numberedLine
  /// One of a few words.
  case choice([String])
  /// A name of a column: `^[a-z][a-z0-9_]*$`.
  case column
  /// An address that begins with `http://` or `https://`.
  case address
  /// A mail address or URL, as a `User-Agent` may name it.
  case contact

  /// What a message says is allowed.
  var allowed: String {
    switch self {
    case .any: "a text"
    case .day: "a day as \"YYYY-MM-DD\""
    case .name: "a name of small letters, digits, '.', '_' and '-' that begins with a letter or digit"
    case .numberedLine: "a line with '#' where a number stands, without blanks"
    case .choice(let words): words.joined(separator: " or ")
    case .column: "a name of small letters, digits and '_' that begins with a letter"
    case .address: "an address that begins with http:// or https://"
    case .contact: "a mail address or URL, without blanks and brackets, in ASCII"
    }
  }

  /// Whether a text has the form.
  func holds(_ text: String) -> Bool {
    switch self {
    case .any: return text.unicodeScalars.contains { !$0.properties.isWhitespace }
    case .day: return CalendarDay(text) != nil
    case .name:
      func isOuter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      }
      guard let first = text.unicodeScalars.first, isOuter(first) else { return false }
      return text.unicodeScalars.allSatisfy { isOuter($0) || $0 == "." || $0 == "_" || $0 == "-" }
    case .numberedLine:
      return text.contains("#") && !text.unicodeScalars.contains { $0.properties.isWhitespace }
    case .choice(let words): return words.contains(text)
    case .column:
      return text.first.map { ("a"..."z").contains($0) } == true
        && text.unicodeScalars.allSatisfy {
          ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
        }
    case .address:
      return ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
    case .contact: return UserAgent(product: "Tongji", version: "0", contact: text) != nil
    }
  }
}

/// One key of an object.
struct Field: Sendable {
  /// The key.
  var name: String
  /// What it is for, in a sentence; editors show it.
  var summary: String
  /// What it may hold.
  var shape: Shape
  /// Whether it must be there.
  var isRequired: Bool

  /// A key that may be left out.
  static func optional(_ name: String, _ shape: Shape, _ summary: String) -> Field {
    Field(name: name, summary: summary, shape: shape, isRequired: false)
  }

  /// A key that must be there.
  static func required(_ name: String, _ shape: Shape, _ summary: String) -> Field {
    Field(name: name, summary: summary, shape: shape, isRequired: true)
  }
}
