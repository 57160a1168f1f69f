internal import Records

extension Document {
  /// A fact of the article as the clean text writes it: Simplified, without readings in brackets.
  ///
  /// The fact is looked up in the decoded text, and followed to the clean one. One that the text does not hold
  /// (it came from the page's `meta`) is taken as it is. `scalars` are those of the clean text.
  func cleaned(_ fact: String?, scalars clean: [Unicode.Scalar]) -> String? {
    guard let fact, !fact.isEmpty, let article, let text else { return fact }
    let wanted = Array(fact.unicodeScalars)
    var offset = 0
    for block in article.blocks {
      if block.kind == .title || block.kind == .dateline {
        let scalars = Array(block.text.unicodeScalars)
        if let at = firstIndex(of: wanted, in: scalars) {
          let decoded = (offset + at)..<(offset + at + wanted.count)
          let range = text.map.clean(decoded).clamped(to: clean.indices)
          if !range.isEmpty { return trimmed(clean[range]) }
        }
      }
      offset += block.text.unicodeScalars.count + 1
    }
    return fact
  }

  private func firstIndex(of wanted: [Unicode.Scalar], in scalars: [Unicode.Scalar]) -> Int? {
    guard wanted.count <= scalars.count else { return nil }
    return (0...(scalars.count - wanted.count)).first { start in
      scalars[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  private func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var rest = scalars
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    return String(view)
  }
}

extension PositionMap {
  /// What became of a piece of the decoded text, with what was put in at its ends.
  func clean(_ range: Range<Int>) -> Range<Int> {
    var lower = 0
    var upper: Int?
    for run in runs {
      if run.decoded <= range.lowerBound {
        lower = run.clean + min(range.lowerBound - run.decoded, run.length)
      }
      if upper == nil, run.decoded + run.length >= range.upperBound {
        upper = run.clean + max(range.upperBound - run.decoded, 0)
      }
    }
    let end = upper ?? runs.last.map { $0.clean + $0.length } ?? 0
    return lower..<max(lower, end)
  }
}
