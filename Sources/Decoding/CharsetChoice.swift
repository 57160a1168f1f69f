/// The choice among the charsets that bytes without a mark may be in.
struct CharsetChoice {
  private let body: ArraySlice<UInt8>
  private let declared: String?
  private let isHTML: Bool
  /// What the bytes are as UTF-8.
  let check: UTF8Check

  /// `declared`: the label that the transport declares; `isHTML`: whether the page may declare one itself.
  init(of body: ArraySlice<UInt8>, declared: String?, isHTML: Bool) {
    self.body = body
    self.declared = declared
    self.isHTML = isHTML
    check = UTF8Check(body)
  }

  /// What the transport and the page declare; most pages are certain without it.
  private var hints: [Charset] {
    [declared, isHTML ? MetaPrescan.label(in: body) : nil].compactMap { $0.flatMap(Charset.init(label:)) }
  }

  /// The charset, and how many bytes at the beginning are the rest of a character that was cut; nil where the bytes
  /// are strictly UTF-8 and nothing else.
  func best() throws(CharsetError) -> (charset: Charset, skipped: Int)? {
    if check.hasNUL, WideText.isCertain(body) {
      return try least(of: [.utf16LittleEndian, .utf16BigEndian], in: wideSample)
    }
    if check.multibyte + check.bad == 0 {
      var candidates: [Charset] = [.utf8]
      if HZ.isPossible(body) { candidates += [.hz, .hzInside] }
      if WideText.isPossibleASCII(body) { candidates += [.utf16LittleEndian, .utf16BigEndian] }
      if candidates.count == 1 { return nil }
      let least = try least(of: candidates, in: body.prefix(Self.sampleLength))
      return least.charset == .utf8 ? nil : least
    }
    if check.isValid, !isDoubtful { return nil }
    let least = try least(of: candidates, in: sample, certain: !check.isValid)
    return check.isValid && least.charset == .utf8 ? nil : least
  }

  /// Nothing but a few two-byte sequences is what short GBK texts look like in UTF-8 (the famous 联通).
  private var isDoubtful: Bool {
    check.multibyte > 0 && check.long == 0 && check.multibyte < 16 && !hints.contains(.utf8)
  }

  private var candidates: [Charset] {
    var candidates: [Charset] = [.gb18030, .big5HKSCS, .eucTW]
    if WideText.isPossible(body) { candidates += [.utf16LittleEndian, .utf16BigEndian] }
    // A page in another charset has hardly one valid sequence; a damaged UTF-8 page hardly one that is not, and a
    // short one is cut at both ends.
    if check.bad * 4 <= check.multibyte || (check.bad <= 2 && check.bad <= check.multibyte) {
      candidates.insert(.utf8, at: 0)
    }
    // Every byte means something there: only where few are foreign.
    let foreign = check.bad + check.multibyte
    if hints.contains(.windows1252) || foreign * 8 <= body.count { candidates.append(.windows1252) }
    return candidates
  }

  /// The likeliest reading. `certain`: the first that is plainly Chinese ends the search.
  private func least(
    of candidates: [Charset], in sample: ArraySlice<UInt8>, certain: Bool = false
  ) throws(CharsetError) -> (charset: Charset, skipped: Int) {
    var best = (charset: candidates[0], skipped: 0, cost: Int.max)
    let hints = hints
    for charset in candidates {
      let longest = isCutPossible(charset, in: sample) ? charset.longestCharacter : 1
      var mean = Int.max
      for skipped in 0..<min(longest, sample.count) {
        let reading = try Reading(sample, as: charset, skipping: skipped)
        let cost = reading.cost + handicap(charset, hints)
        mean = min(mean, reading.meanCost)
        if cost < best.cost { best = (charset, skipped, cost) }
      }
      if certain, best.charset == charset, mean <= CharacterCost.plausible, sample.count >= Self.certainLength
      {
        break
      }
    }
    return (best.charset, best.skipped)
  }

  /// A text that begins with ASCII begins with a character.
  private func isCutPossible(_ charset: Charset, in sample: ArraySlice<UInt8>) -> Bool {
    switch charset {
    case .utf16LittleEndian, .utf16BigEndian, .hzInside: true
    default: (body.first ?? 0) >= 0x80 && sample.startIndex == body.startIndex
    }
  }

  /// How much rarer pages in a charset are, in tenths of a natural logarithm, less what a declaration is worth.
  private func handicap(_ charset: Charset, _ hints: [Charset]) -> Int {
    let rarity =
      switch charset {
      case .utf8, .gb18030: 0
      case .big5, .big5HKSCS: 10
      case .eucTW: 40
      case .utf16LittleEndian, .utf16BigEndian: 60
      case .windows1252: 60
      case .hz, .hzInside: 100
      }
    return rarity - Self.worthOfHint * hints.count { $0.sharesBytes(with: charset) }
  }

  /// A declaration outweighs three or four characters.
  private static let worthOfHint = 120
  /// Below this the common characters of two charsets can still be equals.
  private static let certainLength = 1_024
  /// So much from the first byte outside ASCII on tells charsets apart; a whole page need not be read five times.
  private static let sampleLength = 1 << 15

  private var sample: ArraySlice<UInt8> {
    // A cut beginning, and UTF-16 that starts with ASCII, need the very first byte.
    guard body.count > Self.sampleLength, let first = body.firstIndex(where: { $0 >= 0x80 }) else {
      return body
    }
    let even = first - (first - body.startIndex) % 2
    return body[even...].prefix(Self.sampleLength)
  }

  private var wideSample: ArraySlice<UInt8> { body.prefix(Self.sampleLength) }
}
