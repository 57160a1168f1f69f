internal import Records

/// Finds where a number is destroyed or gone in the clean text: masked digits, lost characters, digits taken out.
struct DamagePass {
  var missing: MissingNumbers
  var edges: NumberEdges
  var words: WordTable
  /// Whether the text is a mirror's: a `?` between a character and digits is a lost character.
  var isMirror: Bool

  func run(_ assembly: Assembly) -> [Damage] {
    let scalars = assembly.scalars
    var found: [Damage] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if Self.isMask(scalar) {
        let (end, damage) = masked(at: index, of: scalars)
        if let damage { found.append(damage) }
        index = end
      } else if scalar == Scalar.replacement || scalar == Scalar.questionMark && isMirror {
        let (end, damage) = lost(at: index, of: scalars)
        if let damage { found.append(damage) }
        index = end
      } else {
        index += 1
      }
    }
    return found + missing.find(in: assembly)
  }

  /// X, ×, *, ○, □ and the like.
  private static func isMask(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x58, 0x78, 0xD7, 0x2A, 0xFF0A, 0x25CB, 0x25A1, 0x25A0: true
    default: false
    }
  }

  /// Masks that stand for a figure: `XX万元`, `1××人`, `**名`. Not a year, month or day; not a word's `X`.
  private func masked(at index: Int, of scalars: [UInt32]) -> (end: Int, damage: Damage?) {
    var end = index
    while end < scalars.count,
      Self.isMask(scalars[end]) || Scalar.isDigit(scalars[end])
        || scalars[end] == Scalar.period && end + 1 < scalars.count && Self.isMask(scalars[end + 1])
    {
      end += 1
    }
    var start = index
    while start > 0, Scalar.isDigit(scalars[start - 1]) || scalars[start - 1] == Scalar.period { start -= 1 }
    let masks = scalars[index..<end].count(where: Self.isMask)
    let mark = scalars[index]
    let isLetter = mark == 0x58 || mark == 0x78
    let before = start > 0 ? scalars[start - 1] : Scalar.lineFeed
    if Scalar.isLatin(before) || end < scalars.count && Scalar.isLatin(scalars[end]) { return (end, nil) }
    if masks == 1, !isLetter, mark != 0xD7 && mark != 0x2A || !Scalar.isHan(before) { return (end, nil) }
    // A product, 3×5.
    if masks == 1, start < index, end > index + 1 { return (end, nil) }
    let scale = NumberEdges.scale(at: end, of: scalars)
    let length = edges.classifier(at: scale, of: scalars)
    guard length > 0, masks > 1 || scalars[scale] != Scalar.percent else { return (end, nil) }
    if masks == 1, scale == end,
      words.isWord(scalars[scale..<min(scale + length + 1, scalars.count)], over: length)
    {
      return (end, nil)
    }
    return (end, Damage(start: start, end: scale, kind: .destroyed, rule: "masked-digits"))
  }

  /// A lost character right before or after digits. A mirror's `?` before digits is one wherever it stands in a line.
  private func lost(at index: Int, of scalars: [UInt32]) -> (end: Int, damage: Damage?) {
    var end = index + 1
    while end < scalars.count, scalars[end] == scalars[index] { end += 1 }
    let digits = NumberEdges.rest(at: end, of: scalars)
    var start = index
    if scalars[index] == Scalar.replacement {
      while start > 0, Scalar.isDigit(scalars[start - 1]) { start -= 1 }
    } else if start == 0 || scalars[start - 1] < 0x41 && scalars[start - 1] != 0x2C {
      return (end, nil)
    }
    guard digits > end || start < index else { return (end, nil) }
    return (digits, Damage(start: start, end: digits, kind: .destroyed, rule: "lost-character"))
  }
}
