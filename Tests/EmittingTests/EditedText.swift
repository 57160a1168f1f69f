import Hashing
import Records

@testable import Emitting

/// A text that tests change as other sites, mirrors and next year's reports do.
struct EditedText {
  /// Stands for a digit that damage has eaten.
  private static let lost: Character = "□"

  var title: String
  var paragraphs: [String]
  var publishedOn: String?
  private var region = ""
  private var isTruncated = false
  private var isTraditional = false
  private var isDamaged = false

  init(title: String, paragraphs: [String]) {
    self.title = title
    self.paragraphs = paragraphs
  }

  /// Applies edits parted by ` ; `: a name and its arguments, parted by blanks.
  mutating func apply(_ edits: String) {
    for edit in edits.split(separator: ";") {
      let words = edit.split(separator: " ").map(String.init)
      if let name = words.first { apply(name, Array(words.dropFirst())) }
    }
  }

  private mutating func apply(_ name: String, _ words: [String]) {
    let number = words.first.flatMap(Int.init) ?? 0
    switch name {
    case "title": title = words.joined(separator: " ")
    case "lead": paragraphs[0] = words.joined(separator: " ")
    case "append": paragraphs.append(words.joined(separator: " "))
    case "drop": paragraphs.remove(at: number)
    case "replace": change { $0.replacing(words[0], with: words[1]) }
    case "space": change { $0.map { $0.isASCII ? "\($0)" : "\($0) " }.joined() }
    case "cut": cut(to: paragraphs.joined().count * number / 100)
    case "cutat":
      let whole = paragraphs.joined()
      if let range = whole.firstRange(of: words[0]) {
        cut(to: whole.distance(from: whole.startIndex, to: range.upperBound) - 1)
      }
    case "bump": changeFigures { turn, digits in Self.other(digits, step: number + turn) }
    case "bumphalf":
      changeFigures { turn, digits in turn % 2 == 0 ? digits : Self.other(digits, step: number + turn) }
    case "lose":
      isDamaged = true
      change { $0.replacing(words[0], with: String(Self.lost) + words[0].dropFirst()) }
    case "strip":
      isDamaged = true
      change { $0.filter { !$0.isASCII } }
    case "mangle": mangle(every: number)
    case "damaged": isDamaged = true
    case "traditional": isTraditional = true
    case "region": region = words[0]
    default: preconditionFailure("no edit '\(name)'")
    }
  }

  private mutating func change(_ change: (String) -> String) { paragraphs = paragraphs.map(change) }

  private mutating func cut(to count: Int) {
    isTruncated = true
    var rest = count
    var kept: [String] = []
    for paragraph in paragraphs where rest > 0 {
      kept.append(String(paragraph.prefix(rest)))
      rest -= paragraph.count
    }
    paragraphs = kept
  }

  private mutating func mangle(every step: Int) {
    var turn = 0
    change { text in
      String(
        text.map { letter -> Character in
          turn += 1
          return turn % step == 0 && ("\u{4E00}"..."\u{9FFF}").contains(letter) ? "?" : letter
        })
    }
  }

  /// Puts another figure of as many digits in the place of each but the year.
  private mutating func changeFigures(_ other: (Int, String) -> String) {
    var turn = 0
    change { text in
      var out = ""
      var digits = ""
      for letter in text + "\n" {
        if ("0"..."9").contains(letter) {
          digits.append(letter)
          continue
        }
        if !digits.isEmpty {
          out += letter == "年" ? digits : other(turn, digits)
          turn += 1
          digits = ""
        }
        if letter != "\n" { out.append(letter) }
      }
      return out
    }
  }

  private static func other(_ digits: String, step: Int) -> String {
    String(
      digits.enumerated().map { place, digit in
        let value = digit.wholeNumberValue ?? 0
        return Character(String(place == 0 ? (value + step) % 9 + 1 : (value + step * 3 + place) % 10))
      })
  }

  /// The document as the stages before publication hand it over: each number a mention, its class by what follows it.
  func document(source: String, at day: String? = nil) -> Document {
    let sample = Sample(source: source, title: title, publishedOn: day)
    var document = sample.document
    document.page.defaults = PageDefaults()
    document.article?.title = title
    document.article?.publishedOn = day
    var text = CleanText(
      text: "", script: isTraditional ? .traditional : .simplified, isTruncated: isTruncated, blocks: [],
      map: PositionMap(), repairs: [], damage: [])
    var place = 0
    for (index, line) in ([title] + paragraphs).enumerated() {
      let count = line.unicodeScalars.count
      text.blocks.append(TextBlock(kind: index == 0 ? .title : .paragraph, start: place, end: place + count))
      place += count + 1
    }
    text.text = ([title] + paragraphs).joined(separator: "\n")
    if isDamaged { text.damage.append(Damage(start: 0, end: 0, kind: .mended, rule: "test")) }
    document.findings = findings(&text, document: document.page.documentID)
    document.text = text
    return document
  }

  private func findings(_ text: inout CleanText, document: String) -> Findings {
    var findings = Findings(region: region.isEmpty ? nil : Region(code: region, name: region))
    let scalars = Array(text.text.unicodeScalars)
    let body = text.blocks.first { $0.kind != .title }?.start ?? scalars.count
    var index = 0
    while index < scalars.count {
      guard Self.isNumeral(scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, Self.isNumeral(scalars[index]) || (scalars[index] == "." && index > start)
      {
        index += 1
      }
      let isLost = scalars[start..<index].contains("□")
      if isLost { text.damage.append(Damage(start: start, end: index, kind: .destroyed, rule: "test")) }
      let isDate = index < scalars.count && ["年", "月", "日", ":"].contains(scalars[index])
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[start..<index])
      var mention = Mention(
        start: start, end: index, text: String(slice),
        mentionClass: isLost ? .damaged : (isDate ? .date : .statistic), rule: "test")
      if !isDate, start >= body { mention.statisticID = add(mention, isLost, to: &findings, document) }
      findings.mentions.append(mention)
    }
    return findings
  }

  private func add(_ mention: Mention, _ isLost: Bool, to findings: inout Findings, _ document: String)
    -> String
  {
    let turn = findings.statistics.count + 1
    let id = Identifier.statistic(document: document, before: "", after: "", turn: turn)
    var statistic = Statistic(
      id: id, sequence: turn, measure: "件数", modifier: .exact, unitText: "", status: isLost ? .damaged : .ok,
      sentence: "句", numberText: mention.text, start: mention.start, end: mention.end)
    if !isLost { statistic.value = "1" }
    findings.statistics.append(statistic)
    return id
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "□" || ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
  }
}
