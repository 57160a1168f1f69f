internal import Foundation
internal import Records

/// Finds places whose number was taken out whole: `代表余人参加`, `慰问职工人次`, `增长%`.
///
/// What cannot stand in a sound text is told always; the rest only in a text that shows it more than once and has
/// hardly any digits left.
struct MissingNumbers: Sendable {
  private var kinds: [[UInt32]: Kind] = [:]
  private var edges: NumberEdges
  private var words: WordTable
  /// Characters before 余 that make another word with it; whether always, or only at no word's end.
  private var rest: [UInt32: Bool] = [:]

  private enum Kind: String {
    case measure, money, count, person, loose, share
  }

  /// In a damaged text at most so many numbers are left for each 1000 Chinese characters: sound reports have 20 and
  /// more, one page stripped of its digits had none.
  private static let mostNumbers = 4

  /// And one place for at most so many Chinese characters: reports have a number for each 30 to 50.
  private static let mostBetween = 300

  init(folder: URL, edges: NumberEdges, words: WordTable) throws(TableError) {
    self.edges = edges
    self.words = words
    let table = try TableFile.load(
      "classifiers.tsv", columns: ["classifier", "kind", "reason"], from: folder)
    for row in table.rows {
      guard let kind = Kind(rawValue: String(row.fields[1])) else {
        throw table.error(
          row.line,
          "the kind '\(row.fields[1])' is not known; use measure, money, count, person, loose or share")
      }
      kinds[table.scalars(row, 0)] = kind
    }
    let list = try TableFile.load("rest-words.tsv", columns: ["before", "where", "reason"], from: folder)
    for row in list.rows {
      guard row.fields[1] == "always" || row.fields[1] == "alone" else {
        throw list.error(row.line, "'\(row.fields[1])' is not known; use always or alone")
      }
      rest[try list.scalar(row, 0)] = row.fields[1] == "always"
    }
  }

  /// Words that stand for a number.
  private static let standIns = set("○几数半双单多余")
  private static let modifiers = set("上近超逾约达过破每成各满足好整若以从至到亏总第该本此首末当同某这那哪再初屡历依其按位等计干")
  private static let placeEndings = set("村湾庄镇沟坪堡河岭寨塘坝台营院店桥头山坡冲")

  private static func set(_ characters: String) -> Set<UInt32> { Set(characters.unicodeScalars.map(\.value)) }

  private struct Hit {
    var range: Range<Int>
    var strength: Strength
  }

  private enum Strength {
    /// Cannot stand in a sound text.
    case sure
    /// Hardly ever does.
    case strong
    /// May.
    case weak
    /// Does often: told only where other places have shown that the digits are gone.
    case faint
  }

  func find(in assembly: Assembly) -> [Damage] {
    let scalars = assembly.scalars
    var hits: [Hit] = []
    var han = 0
    var numbers = 0
    var dates = 0
    for block in assembly.blocks where block.kind == .paragraph || block.kind == .item {
      var index = block.start
      while index < block.end {
        let scalar = scalars[index]
        if Scalar.isDigit(scalar) {
          numbers += 1
          index = NumberEdges.digits(at: index, of: scalars)
          continue
        }
        if Scalar.isHan(scalar) { han += 1 }
        if index > block.start, let hit = hit(at: index, of: scalars, end: block.end) {
          hits.append(hit)
          han += hit.range.count - 1
          index = hit.range.upperBound
          continue
        }
        if isBareDate(at: index, of: scalars, from: block.start) { dates += 1 }
        index += 1
      }
    }
    let strong = hits.count { $0.strength == .sure || $0.strength == .strong } + dates
    let all = hits.count { $0.strength != .faint } + dates
    let isStripped =
      numbers * 1000 <= Self.mostNumbers * han && strong >= 1 && all >= 2 && all * Self.mostBetween >= han
    return hits.filter { $0.strength == .sure || isStripped }.map {
      Damage(start: $0.range.lowerBound, end: $0.range.upperBound, kind: .missing, rule: "removed-digits")
    }
  }

  /// `年月日` without digits.
  private func isBareDate(at index: Int, of scalars: [UInt32], from start: Int) -> Bool {
    guard index + 2 < scalars.count, index == start || !Scalar.isDigit(scalars[index - 1]) else {
      return false
    }
    return scalars[index] == 0x5E74 && scalars[index + 1] == 0x6708 && scalars[index + 2] == 0x65E5
  }

  private func hit(at index: Int, of scalars: [UInt32], end: Int) -> Hit? {
    if scalars[index] == 0x4E07 || scalars[index] == 0x4EBF, let hit = bareScale(at: index, of: scalars) {
      return hit
    }
    guard scalars[index] == 0x4F59 || edges.beginsClassifier(scalars[index]) else { return nil }
    let before = scalars[index - 1]
    if let hit = bareBound(at: index, of: scalars) { return hit }
    guard Scalar.isHan(before), !Self.isNumeral(before) else { return nil }
    if scalars[index] == 0x4F59 { return rest(at: index, before: before, of: scalars, end: end) }
    let length = edges.classifier(at: index, of: scalars)
    guard length > 0, let kind = kinds[Array(scalars[index..<(index + length)])] else { return nil }
    let after = index + length
    guard after >= end || Self.isPause(scalars[after]) || Self.isBound(after, of: scalars) else { return nil }
    let range = index..<after
    switch kind {
    case .share:
      let isPercent = scalars[index] == Scalar.percent
      return isPercent || !Self.isModifier(before) ? Hit(range: range, strength: .sure) : nil
    case .measure, .money, .count:
      if Self.isModifier(before), !endsWord(index, of: scalars, length: 1) { return nil }
      if kind != .count { return Hit(range: range, strength: .strong) }
      return endsWord(after, of: scalars, length: length) ? nil : Hit(range: range, strength: .weak)
    case .person:
      // 人 and 位 end too many words.
      guard scalars[index] == 0x5BB6 || scalars[index] == 0x540D, !Self.isModifier(before),
        !endsWord(after, of: scalars, length: length)
      else { return nil }
      return Hit(range: range, strength: .faint)
    case .loose: return nil
    }
  }

  /// 万 or 亿 with a classifier and no number before: `发展会员万人`. Indefinite in a sound text.
  private func bareScale(at index: Int, of scalars: [UInt32]) -> Hit? {
    let before = scalars[index - 1]
    let length = edges.classifier(at: index + 1, of: scalars)
    guard Scalar.isHan(before) && !Self.isNumeral(before) && !Self.isModifier(before) || Self.isComma(before),
      length > 0, let kind = kinds[Array(scalars[(index + 1)..<(index + 1 + length)])],
      kind == .person || kind == .measure
    else { return nil }
    return Hit(range: index..<(index + 1 + length), strength: .faint)
  }

  /// A classifier that opens a clause before 以上, 以下 or 以内, `；人以上企业`: no sound clause begins so.
  private func bareBound(at index: Int, of scalars: [UInt32]) -> Hit? {
    let length = edges.classifier(at: index, of: scalars)
    guard Self.isComma(scalars[index - 1]), length > 0, Self.isBound(index + length, of: scalars),
      let kind = kinds[Array(scalars[index..<(index + length)])], kind != .loose
    else { return nil }
    return Hit(range: index..<(index + length), strength: .sure)
  }

  /// ，；, and ;: behind 、 stands a list, `千名干部、万名职工`.
  private static func isComma(_ scalar: UInt32) -> Bool {
    scalar == 0xFF0C || scalar == 0x2C || scalar == 0xFF1B || scalar == 0x3B
  }

  /// 以上, 以下, 以内 begin at a place.
  private static func isBound(_ index: Int, of scalars: [UInt32]) -> Bool {
    guard index + 1 < scalars.count, scalars[index] == 0x4EE5 else { return false }
    return scalars[index + 1] == 0x4E0A || scalars[index + 1] == 0x4E0B || scalars[index + 1] == 0x5185
  }

  /// 余 with its classifier, after a word: `代表余人`, `资金余万元`.
  private func rest(at index: Int, before: UInt32, of scalars: [UInt32], end: Int) -> Hit? {
    if let always = rest[before], always || !endsWord(index, of: scalars, length: 1) { return nil }
    let scale = NumberEdges.scale(at: index + 1, of: scalars)
    let length = edges.classifier(at: scale, of: scalars)
    guard length > 0, let kind = kinds[Array(scalars[scale..<(scale + length)])], kind != .loose,
      kind != .share
    else { return nil }
    let after = scale + length
    if after < end, isName(scalars[scale], scalars[after]) { return nil }
    return Hit(range: index..<after, strength: .sure)
  }

  /// 余家村, 余家湾: a place; 余人员: part of 富余人员.
  private func isName(_ classifier: UInt32, _ next: UInt32) -> Bool {
    switch classifier {
    case 0x5BB6: Self.placeEndings.contains(next)
    case 0x4EBA: next == 0x5458
    default: false
    }
  }

  /// Whether a word of the list ends at `end`: `文件`, `市场`.
  private func endsWord(_ end: Int, of scalars: [UInt32], length: Int) -> Bool {
    (length + 1...4).contains { size in
      end >= size && words.isWord(scalars[(end - size)..<end], over: length)
    }
  }

  private static func isPause(_ scalar: UInt32) -> Bool {
    SentenceEnd.isPause(scalar) || SentenceEnd.isEnd(scalar) || scalar == Scalar.lineFeed
  }

  /// A numeral, or a word that stands for one: 几, 数, 半.
  private static func isNumeral(_ scalar: UInt32) -> Bool {
    NumberEdges.isNumeral(scalar) || standIns.contains(scalar)
  }

  /// A word before a unit that makes it a number or a name of its own: 近万元, 每人次, 上亿元, 总人次.
  private static func isModifier(_ scalar: UInt32) -> Bool {
    modifiers.contains(scalar)
  }
}
