/// A line without its blanks, that knows where they stood and which of them are taken out.
struct SpacedLine {
  private(set) var characters: [UInt32] = []
  /// For each character its place in the line.
  private var places: [Int] = []
  /// For each character whether blanks before it are to go.
  private var isJoined: [Bool] = []

  init(_ scalars: [UInt32]) {
    for (index, scalar) in scalars.enumerated() where scalar != Scalar.blank {
      characters.append(scalar)
      places.append(index)
    }
    isJoined = [Bool](repeating: false, count: characters.count)
  }

  /// Whether blanks stand between two Chinese characters of a line.
  static func partsHan(_ scalars: [UInt32]) -> Bool {
    var isBehindHan = false
    var isBehindBlank = false
    for scalar in scalars {
      if scalar == Scalar.blank {
        isBehindBlank = true
        continue
      }
      let isHan = Scalar.isHan(scalar)
      if isBehindBlank, isBehindHan, isHan { return true }
      (isBehindHan, isBehindBlank) = (isHan, false)
    }
    return false
  }

  /// 第, 点, 成.
  static let ordinal: UInt32 = 0x7B2C
  static let point: UInt32 = 0x70B9
  static let tenth: UInt32 = 0x6210

  /// Whether blanks that stay stand before a character.
  func isGap(_ index: Int) -> Bool {
    index > 0 && places[index] > places[index - 1] + 1 && !isJoined[index]
  }

  mutating func join(_ index: Int) { isJoined[index] = true }

  /// Where the numeral begins that ends before a character; the character itself if none does.
  func numeralStart(before index: Int) -> Int {
    var start = index
    while start > 0, start == index || !isGap(start),
      Self.isNumeral(characters[start - 1]) || characters[start - 1] == Self.point
        || characters[start - 1] == Self.tenth && start == index
    {
      start -= 1
    }
    // 点 and 成 alone are none.
    while start < index, !Self.isNumeral(characters[start]) { start += 1 }
    return start
  }

  /// Where the numeral ends that begins at a character.
  func numeralEnd(from index: Int) -> Int {
    var end = index
    while end < characters.count, end == index || !isGap(end), Self.isNumeral(characters[end]) { end += 1 }
    return end
  }

  /// The places of some characters in the line.
  func range(_ range: Range<Int>) -> Range<Int> {
    places[range.lowerBound]..<(places[range.upperBound - 1] + 1)
  }

  /// The numbers whose blanks go, with all characters that they join.
  func joined() -> [Range<Int>] {
    var found: [Range<Int>] = []
    for index in isJoined.indices where isJoined[index] {
      var start = numeralStart(before: index)
      if start == index { start -= 1 }
      let end = max(numeralEnd(from: index), index + 1)
      let range = range(start..<end)
      if let last = found.last, last.upperBound > range.lowerBound {
        found[found.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        found.append(range)
      }
    }
    return found
  }

  /// A Chinese numeral: a digit or a scale.
  static func isNumeral(_ scalar: UInt32) -> Bool { isDigit(scalar) || scale(scalar) > 1 }

  /// A Chinese digit: 〇 零 一 to 九, 两.
  static func isDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D: true
    default: false
    }
  }

  static func isZero(_ scalar: UInt32) -> Bool { scalar == 0x3007 || scalar == 0x96F6 }

  /// What a scale multiplies by; 1 for any other character.
  static func scale(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    case 0x4E07: 10_000
    case 0x4EBF: 100_000_000
    default: 1
    }
  }

  /// What a unit may stand behind: a digit, a scale, 余, 多.
  static func endsNumber(_ scalar: UInt32) -> Bool {
    Scalar.isDigit(scalar) || isNumeral(scalar) || NumberEdges.isRest(scalar)
  }
}
