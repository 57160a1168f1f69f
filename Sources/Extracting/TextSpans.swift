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
  /// For each pair, the one around it; -1 for none. Pairs never cross: closing one drops what is open inside.
  private var outer: [Int] = []
  /// For each scalar, how many pairs it is inside of.
  private(set) var depth: [UInt8]

  /// The pairs of a range of the text. Marks without a partner in the same paragraph are no pair.
  init(_ text: Scalars, range: Range<Int>) {
    depth = []
    var open: [(Unicode.Scalar, Int)] = []
    for at in range {
      let scalar = text[at]
      // Nearly all characters are Han and told by two comparisons.
      if scalar.value >= 0x3100, scalar.value < 0xFF00 { continue }
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
    spans.sort { $0.range.lowerBound < $1.range.lowerBound }
    outer.reserveCapacity(spans.count)
    for place in spans.indices {
      var around = place - 1
      while around >= 0, spans[around].range.upperBound < spans[place].range.upperBound { around = outer[around] }
      outer.append(around)
    }
  }

  private mutating func close(_ kind: Span.Kind, from: Int, to: Int) {
    spans.append(Span(kind: kind, range: from..<to))
  }

  /// The innermost pair around a range, if there is one.
  func innermost(around range: Range<Int>, kind: Span.Kind? = nil) -> Span? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    // The last pair that begins before the range, or one around it.
    var place = low - 1
    while place >= 0 {
      let span = spans[place]
      if span.inner.upperBound >= range.upperBound, kind == nil || span.kind == kind { return span }
      place = outer[place]
    }
    return nil
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
