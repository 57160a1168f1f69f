internal import Records

/// Reads the letters and figures of a document's body.
struct LikenessScan {
  private let text: CleanText
  private let scalars: [Unicode.Scalar]
  private let mentions: [Mention]
  private let losses: [Damage]
  private var mention = 0
  private var loss = 0
  private var likeness = Likeness()

  /// The likeness of a document; nil where it has fewer than ``Likeness/leastLetters`` letters beside title and
  /// dateline.
  static func likeness(of document: Document, scalars: [Unicode.Scalar]) -> Likeness? {
    guard let text = document.text else { return nil }
    var scan = LikenessScan(
      text: text, scalars: scalars, mentions: document.findings?.mentions ?? [],
      losses: text.damage.filter { $0.kind != .mended })
    scan.readBody()
    guard scan.likeness.letters >= Likeness.leastLetters else { return nil }
    var likeness = scan.likeness
    likeness.years = document.article?.title.map(years) ?? []
    likeness.isTruncated = text.isTruncated
    likeness.isDamaged = !text.damage.isEmpty
    likeness.isTraditional = text.script == .traditional
    // A region or organization out of the configuration is the site's, not the report's.
    let defaults = document.page.defaults
    if defaults.region == nil, defaults.organization == nil {
      likeness.region = document.findings?.region.flatMap { UInt32($0.code) } ?? 0
    }
    return likeness
  }

  private init(text: CleanText, scalars: [Unicode.Scalar], mentions: [Mention], losses: [Damage]) {
    self.text = text
    self.scalars = scalars
    self.mentions = mentions
    self.losses = losses
  }

  private mutating func readBody() {
    for range in DuplicateKey.body(of: text, scalars: scalars) {
      // A line without a comma or full stop is no sentence: its dates are the page's.
      let isSentence = scalars[range].contains { Self.punctuation.contains($0.value) }
      read(range, isSentence: isSentence)
      if likeness.tokens.count >= Likeness.mostTokens { break }
    }
  }

  private mutating func read(_ range: Range<Int>, isSentence: Bool) {
    var index = range.lowerBound
    while index < range.upperBound, likeness.tokens.count < Likeness.mostTokens {
      let value = scalars[index].value
      if let numeral = numeral(at: index) {
        index = readFigure(at: index, first: numeral, end: range.upperBound, isSentence: isSentence)
        continue
      }
      if let token = Self.letter(value) {
        likeness.tokens.append(token)
        likeness.letters += 1
      }
      index += 1
    }
  }

  /// Reads a number, and gives the place behind it.
  private mutating func readFigure(at start: Int, first: UInt32, end: Int, isSentence: Bool) -> Int {
    var number = LikenessHash.mixed(0, with: first)
    var tail: UInt32 = 0
    var length = 1
    var index = start + 1
    while index < end {
      if let next = numeral(at: index) {
        number = LikenessHash.mixed(number, with: next)
        tail = LikenessHash.mixed(tail, with: next)
        length += 1
      } else if scalars[index].value == 0x2E, isDigit(index - 1), index + 1 < end, isDigit(index + 1) {
        number = LikenessHash.mixed(number, with: 0x2E)
        tail = LikenessHash.mixed(tail, with: 0x2E)
      } else if scalars[index].value != 0x2C || !isDigit(index - 1) || index + 1 == end || !isDigit(index + 1)
      {
        // Thousands are set apart on one site and not on the other: a comma between digits goes on, and is no part.
        break
      }
      index += 1
    }
    let traits = traits(of: start..<index, length: length, isSentence: isSentence)
    let place = UInt32(likeness.tokens.count)
    likeness.tokens.append(traits.contains(.damaged) ? Likeness.lost : LikenessHash.token(number))
    likeness.figures.append(Likeness.Figure(place: place, number: number, tail: tail, traits: traits))
    return index
  }

  private mutating func traits(of range: Range<Int>, length: Int, isSentence: Bool) -> Likeness.Traits {
    let found = mentionClass(at: range.lowerBound)
    var traits: Likeness.Traits = []
    while loss < losses.count, losses[loss].end < range.lowerBound { loss += 1 }
    let isTouched = loss < losses.count && losses[loss].start <= range.upperBound
    if found == .damaged || isTouched { traits.insert(.damaged) }
    let isQuantity = found == nil || found == .statistic || found == .threshold
    if found == .reference || (!isQuantity && found != .damaged && !isSentence) { traits.insert(.loose) }
    if isQuantity, traits.isEmpty, length > 1 { traits.insert(.telling) }
    return traits
  }

  private mutating func mentionClass(at index: Int) -> MentionClass? {
    while mention < mentions.count, mentions[mention].end <= index { mention += 1 }
    return mention < mentions.count && mentions[mention].start <= index ? mentions[mention].mentionClass : nil
  }

  /// The numeral at a place: a digit, or a Chinese one where extraction took it for a part of a number.
  private mutating func numeral(at index: Int) -> UInt32? {
    let value = scalars[index].value
    switch value {
    case 0x30...0x39: return value
    case 0xFF10...0xFF19: return value - 0xFF10 + 0x30
    default: return Self.isChinese(value) && mentionClass(at: index) != nil ? value : nil
    }
  }

  private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(scalars[index].value) }

  /// The token of a Han letter; nil for what is none.
  private static func letter(_ value: UInt32) -> UInt16? {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: UInt16(value)
    case 0x20000...0x3FFFD: Likeness.firstLetter + UInt16(value % 0x6000)
    default: nil
    }
  }

  /// The years of a title: four digits, or four Chinese ones, from 1900 on.
  private static func years(in title: String) -> [UInt16] {
    var years: Set<UInt16> = []
    var year = 0
    var length = 0
    func end() {
      if length == 4, (1900..<2100).contains(year) { years.insert(UInt16(year)) }
      year = 0
      length = 0
    }
    for scalar in title.unicodeScalars {
      guard let digit = digit(scalar.value) else {
        end()
        continue
      }
      year = length < 4 ? year * 10 + digit : year
      length += 1
    }
    end()
    return years.sorted()
  }

  private static func digit(_ value: UInt32) -> Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0xFF10...0xFF19: Int(value - 0xFF10)
    case 0x96F6: 0
    default: hanDigits.firstIndex(of: value)
    }
  }

  /// 〇 to 九.
  private static let hanDigits: [UInt32] = [
    0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
  ]
  /// Whether a scalar is one of those, or 零 两 十 百 千 万 亿: asked for every letter.
  private static func isChinese(_ value: UInt32) -> Bool {
    switch value {
    case 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x96F6, 0x4E24,
      0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF:
      true
    default: false
    }
  }
  /// ， 。 ； ！ ？
  private static let punctuation: [UInt32] = [0xFF0C, 0x3002, 0xFF1B, 0xFF01, 0xFF1F]
}
