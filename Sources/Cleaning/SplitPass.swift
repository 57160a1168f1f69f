internal import Records

/// Mends characters that a mirror's program split, where the model tells what they were; marks what stays damaged.
struct SplitPass {
  var model: SplitModel
  var digits: NumberEdges
  /// The text as decoded.
  var decoded: [UInt32]

  static let rule = "split-character"
  /// No original gives the text seen, or what is left does not tell: nothing is repaired.
  static let unresolved = "split-character-unresolved"
  /// Several originals give the text seen: nothing is repaired.
  static let ambiguous = "split-character-ambiguous"

  /// How many characters a shift that ends at another split character is believed to have turned.
  private static let longestShift = 8

  /// A stretch of tokens and what becomes of it.
  private struct Patch {
    var tokens: Range<Int>
    var text: [UInt32]
  }

  func run(_ block: inout WorkingBlock, log: inout RepairLog) {
    markTraceless(block, log: &log)
    guard Self.mayHoldSplit(block.scalars) else { return }
    let tokens = SplitToken.tokens(of: block.scalars, table: model.readings) { index in
      let origin = block.origins[index]
      return origin >= 0 && decoded[origin] >= 0xFF00 ? decoded[origin] : nil
    }
    guard tokens.contains(where: { $0.tail != nil || $0.reading != nil && SplitToken.mayBeHalf($0.scalar) })
    else {
      return
    }
    var patches: [Patch] = []
    // The end of the last region whose shift went on unseen, behind punctuation that was turned to ASCII.
    var shiftedFrom: Int?
    var index = 0
    while index < tokens.count {
      let first = patches.last?.tokens.upperBound ?? 0
      if tokens[index].tail != nil {
        if let (region, choice) = split(tokens, at: index, shiftedFrom: shiftedFrom) {
          patches.append(Patch(tokens: region.tokens, text: choice.text))
          record(region, choice, of: tokens, in: block, log: &log)
          shiftedFrom = region.ending == .punctuation ? region.tokens.upperBound : nil
          index = region.tokens.upperBound
        } else {
          markUnresolved(tokens, at: index, in: block, log: &log)
          shiftedFrom = nil
          index += 1
        }
        continue
      }
      if SplitToken.mayBeHalf(tokens[index].scalar), tokens[index].reading != nil,
        let region = model.back(tokens, from: index, notBefore: first),
        let choice = model.choose(
          region, left: left(of: tokens, region.tokens.lowerBound),
          right: right(of: tokens, region.tokens.upperBound))
      {
        patches.append(Patch(tokens: region.tokens, text: choice.text))
        record(region, choice, of: tokens, in: block, log: &log)
      } else if SplitToken.mayBeHalf(tokens[index].scalar) {
        if let (region, choice) = half(tokens, at: index) {
          patches.append(Patch(tokens: region.tokens, text: choice.text))
          record(region, choice, of: tokens, in: block, log: &log)
        } else {
          markHalf(tokens, at: index, in: block, log: &log)
        }
      }
      index += 1
    }
    apply(patches, tokens, to: &block)
  }

  /// A letter with a reading behind a lost character (`?h(xiàn)`): the second half of the one character read so.
  private func half(_ tokens: [SplitToken], at index: Int) -> (SplitModel.Region, SplitModel.Choice)? {
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

  /// A letter with a reading, or between a lost and a Chinese character (`青?h總工會`), is half a character.
  private func markHalf(_ tokens: [SplitToken], at index: Int, in block: WorkingBlock, log: inout RepairLog) {
    let isBehindLost =
      index > 0 && tokens[index - 1].tail == nil && SplitToken.isLost(tokens[index - 1].scalar)
    let isBeforeHan = index + 1 < tokens.count && Scalar.isHan(tokens[index + 1].scalar)
    guard tokens[index].reading != nil || isBehindLost && isBeforeHan else { return }
    let place = WorkingBlock.place(block.origins[tokens[index].range.lowerBound])
    guard !log.marks.contains(where: { $0.decoded.contains(place) }) else { return }
    let first = isBehindLost ? index - 1 : index
    let range = tokens[first].range.lowerBound..<tokens[index].range.upperBound
    log.mark(decoded(range, of: block), .mended, rule: Self.unresolved)
  }

  /// Whether a lost character is followed by a letter, or a letter by a bracket.
  private static func mayHoldSplit(_ scalars: [UInt32]) -> Bool {
    scalars.indices.dropFirst().contains { index in
      SplitToken.isLost(scalars[index - 1])
        || SplitToken.mayBeHalf(scalars[index - 1])
          && (scalars[index] == Scalar.leftBracket || scalars[index] == Scalar.wideLeftBracket)
    }
  }

  /// The region that a reading without its opening bracket begins, and its text, if exactly one original is found.
  private func split(
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
    var found: [(SplitModel.Region, SplitModel.Choice)] = []
    for lead in model.leads(of: tokens, at: index) {
      let regions = model.follow(lead: lead, tokens, from: index + 1)
      guard let best = choose(regions, tokens, at: index),
        !found.contains(where: { $0.1.text == best.1.text })
      else { continue }
      found.append(best)
    }
    guard found.count > 1 else { return found.first }
    // Several first bytes would do: the one whose character is part of a word; punctuation need not be.
    guard found.allSatisfy({ $0.1.text.first.map(Scalar.isHan) ?? false }) else { return nil }
    let words = found.filter { region, choice in
      makesWord(
        choice.text, left: left(of: tokens, index), right: right(of: tokens, region.tokens.upperBound))
    }
    return words.count == 1 ? words[0] : nil
  }

  /// Whether the first character of a mended text makes a word with those around it.
  private func makesWord(_ text: [UInt32], left: [UInt32], right: [UInt32]) -> Bool {
    guard let first = text.first, Scalar.isHan(first) else { return false }
    let after = (text.dropFirst().map(model.script.simplified) + right).prefix(3)
    return model.words.longestWord(left, model.script.simplified(first), Array(after)) != nil
  }

  /// The first region whose text can be told; if none, the last one's but for its last character.
  private func choose(
    _ regions: [SplitModel.Region], _ tokens: [SplitToken], at index: Int
  ) -> (SplitModel.Region, SplitModel.Choice)? {
    let left = left(of: tokens, index)
    let isQuoteOpen = tokens[..<index].last { $0.scalar == 0x201C || $0.scalar == 0x201D }?.scalar == 0x201C
    for var region in regions {
      region.tokens = index..<region.tokens.upperBound
      let right = right(of: tokens, region.tokens.upperBound)
      if let choice = model.choose(region, left: left, right: right, isQuoteOpen: isQuoteOpen) {
        return (region, choice)
      }
    }
    guard var region = regions.last?.withoutLast, !region.originals.isEmpty else { return nil }
    region.tokens = index..<region.tokens.upperBound
    guard var choice = model.choose(region, left: left, right: []) else { return nil }
    // A `?` that swallowed it is still there; else one is put in its place.
    if region.ending != .swallowed { choice.text.append(Scalar.questionMark) }
    return (region, choice)
  }

  /// The Simplified characters before a token, at most three.
  private func left(of tokens: [SplitToken], _ index: Int) -> [UInt32] {
    tokens[..<index].suffix(3).map { model.script.simplified($0.scalar) }
  }

  /// The Simplified characters from a token on, at most three.
  private func right(of tokens: [SplitToken], _ index: Int) -> [UInt32] {
    tokens[min(index, tokens.count)...].prefix(3).map { model.script.simplified($0.scalar) }
  }

  private func record(
    _ region: SplitModel.Region, _ choice: SplitModel.Choice, of tokens: [SplitToken], in block: WorkingBlock,
    log: inout RepairLog
  ) {
    let scalars =
      tokens[region.tokens.lowerBound].range
      .lowerBound..<tokens[region.tokens.upperBound - 1].range.upperBound
    let range = decoded(scalars, of: block)
    log.add(
      range, before: Scalar.string(block.scalars[scalars]),
      after: Scalar.string(choice.text.map(model.script.simplified)), rule: Self.rule,
      certainty: choice.certainty)
    log.mark(range, .mended, rule: Self.rule)
    guard region.ending == .swallowed || region.ending == .dropped else { return }
    markDigits(from: scalars.upperBound, in: block, log: &log)
  }

  /// A reading of which no original was found: it stands as it is, with the characters that the shift may have made.
  ///
  /// An ASCII character, a `?` or another reading ends a shift; what stands before it may be no text at all, so no
  /// number in it counts.
  private func markUnresolved(
    _ tokens: [SplitToken], at index: Int, in block: WorkingBlock, log: inout RepairLog
  ) {
    var end = index + 1
    while end < tokens.count, tokens[end].tail == nil, !SplitToken.isLost(tokens[end].scalar),
      tokens[end].scalar >= 0x80
    {
      end += 1
    }
    // All before the letter or the reading that ends a shift is no text.
    let isEnded =
      end < tokens.count
      && (isLetterAlone(tokens, at: end) || tokens[end].tail != nil && end - index <= Self.longestShift)
    if isEnded, tokens[end].tail == nil { end += 1 }
    let first = tokens[index].range
    let last = tokens[end - 1].range.upperBound
    let holdsNumber = tokens[(index + 1)..<end].contains { NumberEdges.isNumeral($0.scalar) }
    log.mark(
      decoded(holdsNumber || isEnded ? first.lowerBound..<last : first, of: block),
      holdsNumber ? .destroyed : .mended,
      rule: model.leads(of: tokens, at: index).isEmpty ? Self.unresolved : Self.ambiguous)
    markDigits(from: last, in: block, log: &log)
  }

  /// Decoders that put nothing for lost bytes: a full-width digit that a shift made stands before a sound number
  /// (`趧幽７68個` for 勞動模范68個), a reading without its opening bracket has swallowed digits (`總dōng)12人` for 總數6012人).
  private func markTraceless(_ block: WorkingBlock, log: inout RepairLog) {
    let scalars = block.scalars
    for index in scalars.indices.dropFirst() {
      if Scalar.isDigit(scalars[index]), isWideDigit(block, index - 1), !isWideDigit(block, index) {
        let end = NumberEdges.digits(at: index, of: scalars)
        log.mark(decoded((index - 1)..<end, of: block), .destroyed, rule: Self.unresolved)
      } else if mayPrecedeTail(scalars[index - 1]), model.readings.isLetter(scalars[index]),
        let tail = Reading(lettersAt: index, of: scalars, table: model.readings)
      {
        let reading = tail.range.upperBound
        log.mark(decoded(index..<reading, of: block), .mended, rule: Self.unresolved)
        // The shift goes on to the next ASCII character.
        let start = scalars[reading...].firstIndex { $0 < 0x80 } ?? scalars.count
        let end = NumberEdges.rest(at: start, of: scalars)
        if end > start { log.mark(decoded(start..<end, of: block), .destroyed, rule: Self.unresolved) }
      } else if scalars[index - 1] == Scalar.questionMark,
        let whole = Reading(bracketAt: index, of: scalars, table: model.readings), whole.tones > 0
      {
        // A reading behind a lost character, whole: `慰?lǜ)?(wèn)`.
        log.mark(decoded((index - 1)..<whole.range.upperBound, of: block), .mended, rule: Self.unresolved)
      }
    }
  }

  /// Whether letters behind a scalar may be a reading that lost its bracket and left no trace of it.
  private func mayPrecedeTail(_ scalar: UInt32) -> Bool {
    Scalar.isHan(scalar) || scalar == Scalar.rightBracket
      || Scalar.isWidePunctuation(scalar) && scalar != Scalar.wideLeftBracket
        && !SplitToken.isLost(scalar)
  }

  /// Whether a place held a full-width digit.
  private func isWideDigit(_ block: WorkingBlock, _ index: Int) -> Bool {
    let origin = block.origins[index]
    return Scalar.isDigit(block.scalars[index]) && origin >= 0 && (0xFF10...0xFF19).contains(decoded[origin])
  }

  private func isLetterAlone(_ tokens: [SplitToken], at index: Int) -> Bool {
    SplitToken.mayBeHalf(tokens[index].scalar)
      && (tokens[index].reading != nil
        || !(index + 1 < tokens.count && Scalar.isLatin(tokens[index + 1].scalar)))
  }

  /// A number right after a split character has lost a digit, or may have.
  ///
  /// A `?` before no number has swallowed something else.
  private func markDigits(from start: Int, in block: WorkingBlock, log: inout RepairLog) {
    guard let range = digits.damaged(at: start, of: block.scalars) else {
      if start < block.scalars.count, SplitToken.isLost(block.scalars[start]),
        Reading(lettersAt: start + 1, of: block.scalars, table: model.readings) == nil
      {
        log.mark(decoded(start..<(start + 1), of: block), .mended, rule: Self.unresolved)
      }
      return
    }
    log.mark(decoded(range, of: block), .destroyed, rule: Self.rule)
  }

  private func decoded(_ range: Range<Int>, of block: WorkingBlock) -> Range<Int> {
    WorkingBlock.place(
      block.origins[range.lowerBound])..<(WorkingBlock.place(block.origins[range.upperBound - 1]) + 1)
  }

  private func apply(_ patches: [Patch], _ tokens: [SplitToken], to block: inout WorkingBlock) {
    guard !patches.isEmpty else { return }
    var out = block
    out.scalars.removeAll(keepingCapacity: true)
    out.origins.removeAll(keepingCapacity: true)
    var index = 0
    for patch in patches.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      let start = tokens[patch.tokens.lowerBound].range.lowerBound
      while index < start {
        out.keepOrigin(block.scalars[index], block.origins[index])
        index += 1
      }
      for (offset, scalar) in patch.text.enumerated() {
        let token = tokens[min(patch.tokens.lowerBound + offset, patch.tokens.upperBound - 1)]
        out.insert(scalar, at: WorkingBlock.place(block.origins[token.range.lowerBound]))
      }
      index = tokens[patch.tokens.upperBound - 1].range.upperBound
    }
    while index < block.scalars.count {
      out.keepOrigin(block.scalars[index], block.origins[index])
      index += 1
    }
    block = out
  }
}
