/// How the mirrors' programs damage a text, run forward over GBK bytes and turned round.
///
/// A program put a reading after every two bytes that it took for a character, minding no character's begin: `獎章` is
/// AA84 D5C2, 84D5 is 務, so `(wù)` went into the middle of 章. Decoding pairs the bytes as they come: D5 and the
/// bracket are no character and become `?`; C2 is joined to the byte after it, and so on until a byte is no begin of a
/// character (an ASCII byte, which is swallowed, or a trail byte below 80, which shows as a letter). A second program
/// turned full-width punctuation to ASCII byte by byte, which ends the shift there and leaves half a character that
/// the last decoder dropped.
struct SplitModel: Sendable {
  var gbk: GBKTable
  var readings: ReadingTable
  var words: WordTable
  var script: ScriptTable

  /// A character of the original: known from its two bytes, or by what is known of it.
  enum Original {
    case known(UInt32)
    case unknown(lead: UInt8?, trail: UInt8?, reading: [UInt32]?)
  }

  /// How a shift ends.
  enum Ending {
    /// At a letter or reading: the bytes after it are whole.
    case proved
    /// Punctuation that was turned to ASCII comes next.
    case punctuation
    /// At a `?` that has swallowed one ASCII character, which may have been a digit.
    case swallowed
    /// Half a character was dropped without trace, and perhaps what followed.
    case dropped
    /// At the end of the block.
    case end
  }

  /// A stretch of a damaged text and what it was.
  struct Region {
    var tokens: Range<Int>
    var originals: [Original]
    var ending: Ending

    /// The same from another token on.
    func from(_ start: Int) -> Region {
      Region(tokens: start..<max(start, tokens.upperBound), originals: originals, ending: ending)
    }

    /// The same without its last character, which could not be told: something stays in its place.
    var withoutLast: Region {
      Region(tokens: tokens, originals: originals.dropLast(), ending: ending)
    }
  }

  /// A character that a text may well hold; rarer ones show that the shift ended before. 1 in 100,000 or so.
  private static let leastFrequency = 300

  func isPlausible(_ scalar: UInt32) -> Bool {
    Scalar.isHan(scalar)
      ? words.frequency(script.simplified(scalar)) >= Self.leastFrequency : Self.isCommonPunctuation(scalar)
  }

  static func isCommonPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3001, 0x3002, 0x300A, 0x300B, 0x2018, 0x2019, 0x201C, 0x201D, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01,
      0xFF1F, 0xFF08,
      0xFF09,
      0x2014, 0x2026, 0xB7:
      true
    default: false
    }
  }

  /// The lead bytes that the character split by the reading at `tokens[index]` may have: those that make, with the
  /// trail byte of the character before, a character with that reading.
  func leads(of tokens: [SplitToken], at index: Int) -> [UInt8] {
    guard index > 0, let reading = tokens[index].tail, let before = bytes(turned: tokens[index - 1].scalar),
      before.trail >= 0x81
    else { return [] }
    return (0x81...0xFE).filter { lead in
      gbk.character(before.trail, lead).map { readings.isReading(reading, of: $0) } ?? false
    }
  }

  /// Follows the shift that begins with the lead byte of a split character, from the first token after the reading.
  ///
  /// Gives the ways in which it may have gone, the one that explains most first. Two bytes that are no character
  /// leave a `?` or nothing while the shift goes on; that is believed only where it leads to a proved end.
  func follow(lead: UInt8, _ tokens: [SplitToken], from start: Int, gaps: Int = 4) -> [Region] {
    var carry = lead
    var originals: [Original] = []
    var index = start
    func region(_ ending: Ending) -> Region {
      Region(tokens: start..<index, originals: originals, ending: ending)
    }
    /// The ways in which the shift goes on behind two bytes that left nothing, with the token at `next`.
    func beyond(_ next: Int) -> [Region] {
      guard gaps > 0, next < tokens.count, tokens[next].reading == nil, tokens[next].tail == nil,
        let bytes = gbk.bytes(tokens[next].scalar)
      else { return [] }
      let head =
        originals + [
          .unknown(lead: carry, trail: nil, reading: nil),
          .unknown(lead: nil, trail: bytes.lead, reading: nil),
        ]
      return follow(lead: bytes.trail, tokens, from: next + 1, gaps: gaps - 1)
        .filter { $0.ending == .proved || $0.ending == .end && $0.originals.count > 1 }
        .map {
          Region(tokens: start..<$0.tokens.upperBound, originals: head + $0.originals, ending: $0.ending)
        }
    }
    while index < tokens.count {
      let token = tokens[index]
      if let tail = token.tail {
        originals.append(.unknown(lead: carry, trail: nil, reading: tail))
        index += 1
        return [region(.proved)]
      }
      if token.scalar == Scalar.leftBracket, let reading = token.reading {
        // The split character's own reading: its second half was a byte that shows as nothing.
        originals.append(.unknown(lead: carry, trail: nil, reading: reading))
        index += 1
        return [region(.proved)]
      }
      if SplitToken.isLost(token.scalar) {
        let others = beyond(index + 1)
        originals.append(.unknown(lead: carry, trail: nil, reading: nil))
        if index + 1 == tokens.count {
          index += 1
          return [region(.end)]
        }
        return others + [region(.swallowed)]
      }
      if (0x40...0x7E).contains(token.scalar) {
        guard let whole = gbk.character(carry, UInt8(token.scalar)), isPlausible(whole),
          token.reading.map({ readings.isReading($0, of: whole) }) ?? true
        else { break }
        originals.append(.known(whole))
        index += 1
        return [region(.proved)]
      }
      if Self.isTurned(token.scalar) {
        originals.append(.unknown(lead: carry, trail: nil, reading: nil))
        return [region(.punctuation)]
      }
      guard let bytes = gbk.bytes(token.scalar), let whole = gbk.character(carry, bytes.lead),
        isPlausible(whole)
      else { break }
      if let reading = token.reading {
        // The reading of a character whose second half shows as nothing, or as the letter after it.
        if let (last, end) = read(reading, lead: bytes.trail, tokens, at: index) {
          originals += [.known(whole), .known(last)]
          index = end
          return [region(.proved)]
        }
        // Or that of the character shown, put between two halves as the first one was: the shift goes on.
        guard readings.isReading(reading, of: token.scalar) else { break }
      }
      originals.append(.known(whole))
      carry = bytes.trail
      index += 1
    }
    if index == tokens.count {
      originals.append(.unknown(lead: carry, trail: nil, reading: nil))
      return [region(.end)]
    }
    let others = beyond(index)
    // A Chinese character that does not fit shows only that something is lost before it, not what.
    let isBroken = gbk.bytes(tokens[index].scalar) != nil
    if isBroken, originals.isEmpty { return others }
    originals.append(
      isBroken
        ? .unknown(lead: nil, trail: nil, reading: nil) : .unknown(lead: carry, trail: nil, reading: nil))
    return others + [region(.dropped)]
  }

  /// The parts of a region after which the shift may have ended at a half that shows as nothing: 80, the second byte of
  /// 個 and others.
  func parts(of region: Region, _ tokens: [SplitToken]) -> [Region] {
    var parts: [Region] = []
    for (offset, original) in region.originals.enumerated() {
      let index = region.tokens.lowerBound + offset
      guard case .known = original, index < region.tokens.upperBound, tokens[index].reading == nil,
        tokens[index].tail == nil, let bytes = gbk.bytes(tokens[index].scalar)
      else { break }
      if let last = gbk.character(bytes.trail, 0x80), isPlausible(last) {
        parts.append(
          Region(
            tokens: region.tokens.lowerBound..<(index + 1),
            originals: region.originals[...offset] + [.known(last)], ending: .dropped))
      }
    }
    return parts
  }

  /// The character that a reading behind a shifted one belongs to, and the token after it: its second half is 80, which
  /// shows as nothing (`膫(gè)` for 四個), or the letter of the next token (`膽(dǎn)B(tài)` for 的態).
  private func read(
    _ reading: [UInt32], lead: UInt8, _ tokens: [SplitToken], at index: Int
  ) -> (character: UInt32, end: Int)? {
    if let last = gbk.character(lead, 0x80), readings.isReading(reading, of: last) {
      return (last, index + 1)
    }
    guard index + 1 < tokens.count, readings.isReading(reading, of: tokens[index].scalar),
      let next = tokens[index + 1].reading, (0x40...0x7E).contains(tokens[index + 1].scalar),
      let last = gbk.character(lead, UInt8(tokens[index + 1].scalar)), readings.isReading(next, of: last)
    else { return nil }
    return (last, index + 2)
  }

  /// Goes back from a letter with a reading (`W(xué)`), which is the second half of the character read so.
  func back(_ tokens: [SplitToken], from letter: Int, notBefore first: Int) -> Region? {
    guard letter > first, let reading = tokens[letter].reading, (0x40...0x7E).contains(tokens[letter].scalar),
      tokens[letter - 1].reading == nil, tokens[letter - 1].tail == nil,
      let bytes = gbk.bytes(tokens[letter - 1].scalar),
      let last = gbk.character(bytes.trail, UInt8(tokens[letter].scalar)),
      readings.isReading(reading, of: last)
    else { return nil }
    // The program read over 到M of 到MP3 as well: a letter that begins a word of ASCII may be one.
    if letter + 1 < tokens.count,
      Scalar.isLatin(tokens[letter + 1].scalar) || Scalar.isDigit(tokens[letter + 1].scalar)
    {
      return nil
    }
    var originals: [Original] = [.known(last)]
    var trail = bytes.lead
    var index = letter - 1
    while index > first {
      let token = tokens[index - 1]
      guard token.reading == nil, token.tail == nil, let bytes = self.bytes(turned: token.scalar),
        let whole = gbk.character(bytes.trail, trail), isPlausible(whole)
      else { break }
      originals.append(.known(whole))
      trail = bytes.lead
      index -= 1
    }
    // Behind a split that is not understood this end is not either; behind a reading of another character, or one without its bracket, half a character is gone without trace.
    if index > 0 {
      let before = tokens[index - 1]
      if before.scalar == Scalar.rightBracket || before.tail != nil { return nil }
      if let other = before.reading, !readings.isReading(other, of: before.scalar) { return nil }
    }
    originals.append(.unknown(lead: nil, trail: trail, reading: nil))
    return Region(tokens: index..<(letter + 1), originals: originals.reversed(), ending: .proved)
  }

  /// The two bytes of a character; of ASCII punctuation those of the full-width mark that it was.
  func bytes(turned scalar: UInt32) -> (lead: UInt8, trail: UInt8)? {
    Self.isTurned(scalar) ? (0xA3, UInt8(scalar) | 0x80) : gbk.bytes(scalar)
  }

  /// Full-width punctuation that the mirrors turn to ASCII.
  static func isTurned(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x2C, 0x3A, 0x3B, Scalar.leftBracket, Scalar.rightBracket: true
    default: false
    }
  }
}
