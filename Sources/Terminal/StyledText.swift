/// How a piece of text stands out on a terminal with colours.
public enum TextStyle: String, Sendable, Hashable, CaseIterable {
  /// A heading.
  case strong
  /// What is of less weight.
  case faint
  /// What is looked for: a number in its sentence.
  case found
  /// Something to beware of.
  case alarm

  /// The parameters of its control sequence (ECMA-48, SGR).
  var parameters: String {
    switch self {
    case .strong: "1"
    case .faint: "2"
    case .found: "1;32"
    case .alarm: "1;31"
    }
  }
}

/// Text with styles that is safe to show: each piece went through ``VisibleText``.
public struct StyledText: Sendable, Hashable {
  struct Piece: Sendable, Hashable {
    var text: String
    var style: TextStyle?
  }

  private(set) var pieces: [Piece] = []

  /// No text.
  public init() {}

  /// Text of one style.
  public init(_ text: String, _ style: TextStyle? = nil) { append(text, style) }

  /// The text without its styles.
  public var text: String { pieces.map(\.text).joined() }

  /// Whether there is none.
  public var isEmpty: Bool { pieces.isEmpty }

  /// Adds text.
  public mutating func append(_ text: String, _ style: TextStyle? = nil) {
    let shown = VisibleText.line(text)
    if shown.isEmpty { return }
    if let last = pieces.last, last.style == style {
      pieces[pieces.count - 1].text += shown
    } else {
      pieces.append(Piece(text: shown, style: style))
    }
  }

  /// As it is written; with control sequences only where colours are asked for.
  public func rendered(colour: Bool) -> String {
    pieces.map { piece in
      guard colour, let style = piece.style else { return piece.text }
      return "\u{1B}[\(style.parameters)m\(piece.text)\u{1B}[0m"
    }.joined()
  }
}

extension StyledText {
  /// Its columns on a terminal.
  public func columns(_ widths: DisplayWidth) -> Int {
    pieces.reduce(0) { $0 + widths.columns(of: $1.text) }
  }

  /// The text in at most so many columns: what is longer ends with `…`.
  public func cut(to limit: Int, _ widths: DisplayWidth) -> StyledText {
    if columns(widths) <= limit { return self }
    var out = StyledText()
    var used = 0
    for piece in pieces {
      for scalar in piece.text.unicodeScalars {
        let columns = widths.columns(of: scalar)
        if used + columns > limit - 1 {
          out.append("…", piece.style)
          return out
        }
        out.append(String(scalar), piece.style)
        used += columns
      }
    }
    return out
  }
}
