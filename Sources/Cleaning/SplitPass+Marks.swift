internal import Records

/// What of a split stays damaged: told, with the numbers that may have lost a digit.
extension SplitPass {
  /// How many characters a shift that ends at another split character is believed to have turned.
  private static let longestShift = 8

  /// A letter with a reading, or between a lost and a Chinese character (`青?h總工會`), is half a character.
  func markHalf(_ tokens: [SplitToken], at index: Int, in block: WorkingBlock, log: inout RepairLog) {
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

  /// A reading of which no original was found: it stands as it is, with the characters that the shift may have made.
  ///
  /// An ASCII character, a `?` or another reading ends a shift; what stands before it may be no text at all, so no
  /// number in it counts. Gives the token to go on with: what ends the shift begins no other.
  func markUnresolved(
    _ tokens: [SplitToken], at index: Int, in block: WorkingBlock, log: inout RepairLog
  ) -> Int {
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
    if isEnded { end += 1 }
    let first = tokens[index].range
    let last = tokens[end - 1].range.upperBound
    let holdsNumber = tokens[(index + 1)..<end].contains { NumberEdges.isNumeral($0.scalar) }
    let isAmbiguous = !model.leads(of: tokens, at: index).isEmpty
    log.mark(
      decoded(holdsNumber || isEnded ? first.lowerBound..<last : first, of: block),
      holdsNumber ? .destroyed : .mended, rule: isAmbiguous ? Self.ambiguous : Self.unresolved)
    if isAmbiguous {
      let seen = Scalar.string(block.scalars[first])
      log.add(
        decoded(first, of: block), before: seen, after: seen, rule: Self.ambiguous, certainty: .likely)
    }
    markDigits(from: last, in: block, log: &log)
    return isEnded ? end : index + 1
  }

  /// A full-width digit alone in a block with split characters may be two halves that a shift joined (`敗(bài)８?ràng)` for
  /// 失望透頂。更讓): no digit of its own.
  func markWideDigits(
    _ tokens: [SplitToken], patches: [Range<Int>], in block: WorkingBlock, log: inout RepairLog
  ) {
    func isWide(_ index: Int) -> Bool {
      tokens.indices.contains(index) && (0xFF10...0xFF19).contains(tokens[index].scalar)
    }
    for index in tokens.indices where isWide(index) {
      guard !isWide(index - 1), !isWide(index + 1), !patches.contains(where: { $0.contains(index) }) else {
        continue
      }
      log.mark(decoded(tokens[index].range, of: block), .destroyed, rule: Self.unresolved)
    }
  }

  /// Decoders that put nothing for lost bytes: a full-width digit that a shift made stands before a sound number
  /// (`趧幽７68個` for 勞動模范68個), a reading without its opening bracket has swallowed digits (`總dōng)12人` for 總數6012人).
  func markTraceless(_ block: WorkingBlock, log: inout RepairLog) {
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
  func markDigits(from start: Int, in block: WorkingBlock, log: inout RepairLog) {
    // A shift may put a wide blank before them.
    let first = block.scalars[start...].firstIndex { $0 != Scalar.blank } ?? start
    guard let range = digits.damaged(at: first, of: block.scalars) else {
      if start < block.scalars.count, SplitToken.isLost(block.scalars[start]),
        Reading(lettersAt: start + 1, of: block.scalars, table: model.readings) == nil
      {
        log.mark(decoded(start..<(start + 1), of: block), .mended, rule: Self.unresolved)
      }
      return
    }
    log.mark(decoded(range, of: block), .destroyed, rule: Self.rule)
  }
}
