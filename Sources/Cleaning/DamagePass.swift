internal import Records

/// Finds where a number is destroyed or gone in the clean text: lost characters, digits taken out.
struct DamagePass {
  var missing: MissingNumbers
  var edges: NumberEdges
  var words: WordTable
  /// Whether the text is a mirror's: a `?` between a character and digits is a lost character.
  var isMirror: Bool

  func run(_ assembly: Assembly) -> [Damage] {
    let scalars = assembly.scalars
    var found: [Damage] = []
    for (turn, block) in assembly.blocks.enumerated() where assembly.traits[turn].contains(.mark) {
      var index = block.start
      while index < block.end {
        if scalars[index] == Scalar.replacement || scalars[index] == Scalar.questionMark && isMirror {
          let (end, damage) = lost(at: index, of: scalars)
          if let damage { found.append(damage) }
          index = end
        } else {
          index += 1
        }
      }
    }
    return found + missing.find(in: assembly)
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
