internal import Records

/// Where quotes, brackets and book titles are, so that numbers inside can be told apart.
struct TextSpans: Sendable {
  /// A pair and what stands between.
  struct Span: Sendable {
    enum Kind: Sendable { case quote, title, bracket }
    var kind: Kind
    /// From the opening to right behind the closing mark.
    var range: Range<Int>
    /// What stands between them.
    var inner: Range<Int> { range.lowerBound + 1..<range.upperBound - 1 }
  }

  private(set) var spans: [Span] = []
  /// For each scalar, how many pairs it is inside of.
  private(set) var depth: [UInt8]

  /// The pairs of a range of the text. Marks without a partner in the same paragraph are no pair.
  init(_ text: Scalars, range: Range<Int>) {
    depth = []
    var open: [(Unicode.Scalar, Int)] = []
    for at in range {
      let scalar = text[at]
      if scalar == "\n" {
        open = []
        continue
      }
      if scalar == "\"" {
        if let index = open.lastIndex(where: { $0.0 == "\"" }) {
          close(.quote, from: open[index].1, to: at + 1)
          open.removeSubrange(index...)
        } else {
          open.append(("\"", at))
        }
        continue
      }
      if Self.opens(scalar) {
        open.append((scalar, at))
      } else if let (kind, opener) = Self.closes(scalar),
        let index = open.lastIndex(where: { $0.0 == opener })
      {
        close(kind, from: open[index].1, to: at + 1)
        open.removeSubrange(index...)
      }
    }
    depth = [UInt8](repeating: 0, count: range.upperBound)
    for span in spans where span.kind != .title {
      for at in span.inner where depth[at] < 255 { depth[at] += 1 }
    }
    spans.sort { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
  }

  private mutating func close(_ kind: Span.Kind, from: Int, to: Int) {
    spans.append(Span(kind: kind, range: from..<to))
  }

  /// The innermost pair around a range, if there is one.
  func innermost(around range: Range<Int>, kind: Span.Kind? = nil) -> Span? {
    var best: Span?
    for span in spans {
      if span.range.lowerBound >= range.lowerBound { break }
      guard span.inner.upperBound >= range.upperBound,
        kind == nil || span.kind == kind
      else { continue }
      if best.map({ $0.range.count > span.range.count }) ?? true { best = span }
    }
    return best
  }

  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "“", "‘", "「", "『", "《", "〈", "（", "(", "【", "〔", "[": true
    default: false
    }
  }

  /// What a closing mark closes, and the mark that opened it.
  private static func closes(_ scalar: Unicode.Scalar) -> (kind: Span.Kind, opener: Unicode.Scalar)? {
    switch scalar {
    case "”": (.quote, "“")
    case "’": (.quote, "‘")
    case "」": (.quote, "「")
    case "』": (.quote, "『")
    case "》": (.title, "《")
    case "〉": (.title, "〈")
    case "）": (.bracket, "（")
    case ")": (.bracket, "(")
    case "】": (.bracket, "【")
    case "〕": (.bracket, "〔")
    case "]": (.bracket, "[")
    default: nil
    }
  }
}
