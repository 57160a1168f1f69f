internal import Records

/// Finds where a number is destroyed or gone in the clean text: lost characters, digits taken out.
struct DamagePass {
  var missing: MissingNumbers
  var lost: LostCharacters
  /// Whether the text is a mirror's: a `?` between a character and digits is a lost character.
  var isMirror: Bool

  func run(_ text: CompactText) -> [Damage] {
    let scalars = text.scalars
    var found: [Damage] = []
    for (turn, block) in text.blocks.enumerated() where text.traits[turn].contains(.mark) {
      var index = block.start
      while index < block.end {
        guard LostCharacters.mayBeLost(scalars[index]) else {
          index += 1
          continue
        }
        let (end, damage) = lost.damage(
          at: index, of: scalars, in: block.start..<block.end, isMirror: isMirror)
        if let damage { found.append(damage) }
        index = end
      }
    }
    return (found + missing.find(in: text)).map { damage in
      var damage = damage
      let range = text.inClean(damage.start..<damage.end)
      (damage.start, damage.end) = (range.lowerBound, range.upperBound)
      return damage
    }
  }
}
