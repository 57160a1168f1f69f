internal import Records

/// What a split character was, with those that the shift behind it turned.
extension SplitPass {
  /// By how much the best of several originals must be the likeliest (``WordTable/fluency(of:between:_:)``).
  ///
  /// Measured on 60,000 places in sentences of real pages: from 16 to 64 the wrong repairs fall to a third, and one in 100
  /// of all goes; 128 takes as many right ones again and hardly a wrong one.
  private static let leastLead = 64

  /// A letter with a reading behind a lost character (`?h(xiàn)`): the second half of the one character read so.
  func half(_ tokens: [SplitToken], at index: Int) -> (SplitModel.Region, SplitModel.Choice)? {
    guard index > 0, tokens[index - 1].tail == nil, SplitToken.isLost(tokens[index - 1].scalar),
      let reading = tokens[index].reading
    else { return nil }
    let fitting = model.readings.characters(reading: reading).filter {
      model.isPlausible($0) && model.gbk.bytes($0).map { UInt32($0.trail) } == tokens[index].scalar
    }
    guard fitting.count == 1 else { return nil }
    let region = SplitModel.Region(
      tokens: index..<(index + 1), originals: fitting.map { .known($0) }, ending: .proved)
    return (region, SplitModel.Choice(text: fitting, certainty: .proved))
  }

  /// The region that a reading without its opening bracket begins, and its text, if exactly one original is found.
  func split(
    _ tokens: [SplitToken], at index: Int, shiftedFrom: Int?
  ) -> (SplitModel.Region, SplitModel.Choice)? {
    let goesOn = shiftedFrom.map {
      tokens[$0..<index].allSatisfy { $0.reading == nil && $0.tail == nil }
    }
    if goesOn ?? model.leads(of: tokens, at: index).isEmpty {
      // The shift that went on unseen ends here: a whole character is lost, but for its reading.
      let region = SplitModel.Region(
        tokens: index..<(index + 1),
        originals: [.unknown(lead: nil, trail: nil, reading: tokens[index].tail)], ending: .proved)
      if let choice = model.choose(region, left: left(of: tokens, index), right: right(of: tokens, index + 1))
      {
        return (region, choice)
      }
    }
    var found = whole(tokens, at: index)
    for lead in model.leads(of: tokens, at: index) {
      let regions = model.follow(lead: lead, tokens, from: index + 1)
      guard let best = choose(regions, tokens, at: index),
        !found.contains(where: { $0.1.text == best.1.text })
      else { continue }
      found.append(best)
    }
    return likeliest(found, tokens, at: index, first: Self.leastLead)
  }

  /// Of several originals the one that makes by far the best text, over the span of the longest; `first` is by how much
  /// the first must lead to be taken.
  private func likeliest(
    _ found: [(SplitModel.Region, SplitModel.Choice)], _ tokens: [SplitToken], at index: Int, first: Int
  ) -> (SplitModel.Region, SplitModel.Choice)? {
    guard found.count > 1 else { return found.first }
    let end = found.map(\.0.tokens.upperBound).max() ?? index
    let left = left(of: tokens, index)
    let right = right(of: tokens, end)
    let rated = found.indices.map { turn in
      let (region, choice) = found[turn]
      let text =
        choice.text.map(model.script.simplified)
        + tokens[region.tokens.upperBound..<end].map { model.script.simplified($0.scalar) }
      return (turn: turn, fluency: model.words.fluency(of: text, between: left, right))
    }.sorted { ($0.fluency, $1.turn) > ($1.fluency, $0.turn) }
    let best = rated[0]
    guard best.fluency - rated[1].fluency >= (best.turn == 0 ? first : Self.leastLead) else { return nil }
    let (region, choice) = found[best.turn]
    return (region, SplitModel.Choice(text: choice.text, certainty: .likely))
  }

  /// A split character whose second half, 80, shows as nothing, `每?zǒng)人` for 每個人: nothing behind it is turned.
  private func whole(
    _ tokens: [SplitToken], at index: Int
  ) -> [(SplitModel.Region, SplitModel.Choice)] {
    let left = left(of: tokens, index)
    let right = right(of: tokens, index + 1)
    return model.leads(of: tokens, at: index).compactMap { lead in
      guard let character = model.gbk.character(lead, 0x80), model.isPlausible(character),
        model.words.longestWord(left, model.script.simplified(character), right) != nil
      else { return nil }
      let region = SplitModel.Region(
        tokens: index..<(index + 1), originals: [.known(character)], ending: .dropped)
      return (region, SplitModel.Choice(text: [character], certainty: .likely))
    }
  }

  /// Whether what a shift is taken to have turned makes better text than what is seen from a token on.
  func isLikelier(
    _ choice: SplitModel.Choice, _ region: SplitModel.Region, than tokens: [SplitToken], from first: Int
  ) -> Bool {
    let seen = tokens[min(first, region.tokens.upperBound)..<region.tokens.upperBound].map {
      model.script.simplified($0.scalar)
    }
    guard seen.contains(where: Scalar.isHan) else { return true }
    let left = left(of: tokens, region.tokens.lowerBound)
    let right = right(of: tokens, region.tokens.upperBound)
    let made = choice.text.map(model.script.simplified)
    return model.words.fluency(of: made, between: left, right)
      > model.words.fluency(of: seen, between: left, right)
  }

  /// Whether the first character of a mended text makes a word with those around it.
  private func makesWord(_ text: [UInt32], left: [UInt32], right: [UInt32]) -> Bool {
    guard let first = text.first, Scalar.isHan(first) else { return false }
    let after = (text.dropFirst().map(model.script.simplified) + right).prefix(3)
    return model.words.longestWord(left, model.script.simplified(first), Array(after)) != nil
  }

  /// The first region whose text can be told, or a part of it that ends at a half without trace; if none, the last one's
  /// but for its last character.
  private func choose(
    _ regions: [SplitModel.Region], _ tokens: [SplitToken], at index: Int
  ) -> (SplitModel.Region, SplitModel.Choice)? {
    let left = left(of: tokens, index)
    let isQuoteOpen = tokens[..<index].last { $0.scalar == 0x201C || $0.scalar == 0x201D }?.scalar == 0x201C
    func told(_ region: SplitModel.Region) -> (SplitModel.Region, SplitModel.Choice)? {
      var region = region
      region.tokens = index..<region.tokens.upperBound
      let right = right(of: tokens, region.tokens.upperBound)
      guard let choice = model.choose(region, left: left, right: right, isQuoteOpen: isQuoteOpen),
        isLikelier(choice, region, than: tokens, from: index + 1)
      else { return nil }
      return (region, choice)
    }
    var found: [(SplitModel.Region, SplitModel.Choice)] = []
    for region in regions where found.isEmpty {
      if let first = told(region) { found.append(first) }
    }
    guard var first = found.first ?? withoutLast(regions.last, tokens, at: index) else { return nil }
    if first.1.certainty == .proved,
      regions.contains(where: { told($0).map { $0.1.text != first.1.text } ?? false })
    {
      first.1.certainty = .likely
    }
    guard first.0.ending != .proved else { return first }
    // A part must be much better text to be taken, and only a little better to make the whole doubtful.
    let parts = model.parts(of: first.0.from(index + 1), tokens).compactMap(told)
    return likeliest([first] + parts, tokens, at: index, first: 0)
  }

  /// A region but for its last character, which cannot be told: something stays in its place.
  private func withoutLast(
    _ region: SplitModel.Region?, _ tokens: [SplitToken], at index: Int
  ) -> (SplitModel.Region, SplitModel.Choice)? {
    guard var region = region?.withoutLast, !region.originals.isEmpty else { return nil }
    region.tokens = index..<region.tokens.upperBound
    guard var choice = model.choose(region, left: left(of: tokens, index), right: []),
      isLikelier(choice, region, than: tokens, from: index + 1)
    else { return nil }
    // A `?` that swallowed it is still there; else one is put in its place.
    if region.ending != .swallowed { choice.text.append(Scalar.questionMark) }
    choice.certainty = .likely
    return (region, choice)
  }

  /// The Simplified characters before a token, at most three.
  func left(of tokens: [SplitToken], _ index: Int) -> [UInt32] {
    tokens[..<index].suffix(3).map { model.script.simplified($0.scalar) }
  }

  /// The Simplified characters from a token on, at most three.
  func right(of tokens: [SplitToken], _ index: Int) -> [UInt32] {
    tokens[min(index, tokens.count)...].prefix(3).map { model.script.simplified($0.scalar) }
  }
}
