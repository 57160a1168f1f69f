internal import Lexicons
internal import Records

/// Keeps a measure short enough for a table, and whole enough to stand alone.
extension MeasureBuilder {
  // MARK: Length

  /// Both parts within the limit: of a long one the head verb and the words nearest the number or the end are kept.
  func fitted(_ left: String, _ right: String) -> String {
    if left.scalarCount + right.scalarCount <= Self.limit { return balanced(left + right) }
    let leftScalars = left.scalars
    let rightScalars = right.scalars
    if right.isEmpty { return balanced(shortenedHead(leftScalars, room: Self.limit)) }
    let room = Self.limit - min(leftScalars.count, 12)
    let behind = shortenedTail(rightScalars, room: max(room, 12))
    let before = shortenedHead(leftScalars, room: Self.limit - behind.scalarCount)
    return balanced(before + behind)
  }

  /// The end of a long phrase that stands before its number, with its first verb where there is room.
  func shortenedHead(_ phrase: Scalars, room: Int) -> String {
    guard phrase.count > room else { return phrase.string(0..<phrase.count) }
    var verbEnd = 0
    if let verb = tools.lexicon.verbs.longest(phrase, at: 0) { verbEnd = verb.range.upperBound }
    let least = phrase.count - (room - verbEnd)
    var at = max(least, verbEnd)
    while at < phrase.count - 2 {
      if let before = phrase.scalar(at - 1), before == "的" || before == "、" || before == "等" || before == "和"
      {
        break
      }
      at += 1
    }
    if at >= phrase.count - 2 { at = behindPlace(max(least, verbEnd), in: phrase) }
    // Not in the middle of a name: 大练兵”技能竞赛.
    if let close = phrase[at...].firstIndex(of: "”"), close < phrase.count - 3,
      !phrase[at..<close].contains("“"), phrase[..<at].contains("“")
    {
      at = close + 1
    }
    return phrase.string(0..<verbEnd) + phrase.string(at..<phrase.count)
  }

  /// A place to cut at that lies in no name of a region: 西省总工会 is none.
  private func behindPlace(_ at: Int, in phrase: Scalars) -> Int {
    let names = tools.lexicon.gazetteer.find(in: phrase, 0..<phrase.count)
    return names.first { $0.start < at && at < $0.end }?.end ?? at
  }

  /// The end of a long phrase that stands behind its number, from behind an attribute on.
  func shortenedTail(_ phrase: Scalars, room: Int) -> String {
    guard phrase.count > room else { return phrase.string(0..<phrase.count) }
    // The noun right behind the number with its verb, and the end of what it did.
    let noun =
      nounAtStart(phrase).map { withVerbs($0, in: phrase) }.flatMap { $0 <= room / 2 ? $0 : nil } ?? 0
    var at = max(phrase.count - (room - noun), noun + 1)
    while at < phrase.count - 3 {
      if phrase[at - 1] == "的" { return phrase.string(0..<noun) + phrase.string(at..<phrase.count) }
      at += 1
    }
    if noun > 0 {
      let rest = phrase.count - (room - noun)..<phrase.count - 3
      let from =
        rest.first {
          Self.isConnector(phrase[$0 - 1])
            || phrase[$0 - 1] == "中"
              && tools.lexicon.bodies.longest(phrase, endingAt: $0 + 1, notBefore: 0) == nil
        }
        ?? rest.first { (tools.lexicon.verbs.longest(phrase, at: $0)?.range.count ?? 0) > 1 }
        ?? phrase.count - 3
      return phrase.string(0..<noun) + phrase.string(from..<phrase.count)
    }
    at = phrase.count - room
    while at < phrase.count - 3 {
      if phrase[at - 1] == "、" { return phrase.string(at..<phrase.count) }
      at += 1
    }
    return phrase.string(0..<room)
  }

  private func withVerbs(_ noun: Int, in phrase: Scalars) -> Int {
    PhraseTools(lexicon: tools.lexicon, text: phrase, times: []).leadingVerbs(noun..<phrase.count).upperBound
  }

  /// Where the noun that a phrase begins with ends: before its first verb or word of place.
  func nounAtStart(_ phrase: Scalars) -> Int? {
    let inner = PhraseTools(lexicon: tools.lexicon, text: phrase, times: [])
    let verb =
      inner.firstVerb(min(1, phrase.count)..<phrase.count, afterStart: true)?.lowerBound ?? phrase.count
    let place = (2..<max(verb, 2)).first { tools.lexicon.locatives.longest(phrase, at: $0) != nil }
    if let end = place ?? (verb < phrase.count ? verb : nil), end >= 2 { return end }
    return nil
  }

  /// Without quotes and brackets that lost their partner.
  func balanced(_ phrase: String) -> String {
    guard Self.mayNeedBalance(phrase) else { return phrase }
    var scalars = phrase.scalars
    guard scalars.contains(where: Self.isPaired) else {
      let words = scalars.trimmed(0..<scalars.count)
      return words.count == scalars.count ? phrase : scalars.string(words)
    }
    for (open, close) in [("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("‘", "’")]
      as [(Unicode.Scalar, Unicode.Scalar)]
    {
      var depth = 0
      var drop: [Int] = []
      var opened: [Int] = []
      for (index, scalar) in scalars.enumerated() {
        if scalar == open {
          depth += 1
          opened.append(index)
        } else if scalar == close {
          if depth == 0 {
            drop.append(index)
          } else {
            depth -= 1
            opened.removeLast()
          }
        }
      }
      for index in (drop + opened).sorted().reversed() { scalars.remove(at: index) }
    }
    return scalars.string(scalars.trimmed(0..<scalars.count))
  }

  /// Whether a byte of a phrase may be of a quote, a bracket or a blank: of few it is.
  private static func mayNeedBalance(_ phrase: String) -> Bool {
    phrase.utf8.contains { byte in
      switch byte {
      // The first bytes of U+00A0, of marks such as “, of 《 and U+3000, and of （.
      case 0xC2, 0xE2, 0xE3, 0xEF: true
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
      default: false
      }
    }
  }

  private static func isPaired(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "“", "”", "《", "》", "（", "）", "(", ")", "‘", "’": true
    default: false
    }
  }
}
