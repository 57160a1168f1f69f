internal import Foundation

/// Judges one place whose number may have been taken out whole.
struct MissingNumber: Sendable {
  private var edges: NumberEdges
  private var words: WordTable
  /// Characters before 余 that make another word with it; whether always, or only at no word's end.
  private var rest: [UInt32: Bool] = [:]

  /// What a character beside the place tells, for the Basic Multilingual Plane.
  private var beside = [Beside](repeating: [], count: 0x10000)

  private struct Beside: OptionSet, Sendable {
    let rawValue: UInt8
    /// A numeral, or what stands for one.
    static let stands = Beside(rawValue: 1)
    static let modifier = Beside(rawValue: 2)
    static let place = Beside(rawValue: 4)
    /// The end of a clause.
    static let pause = Beside(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(_ name: String) {
      switch name {
      case "stands": self = .stands
      case "modifier": self = .modifier
      case "place": self = .place
      default: return nil
      }
    }
  }

  init(folder: URL, edges: NumberEdges, words: WordTable) throws(TableError) {
    self.edges = edges
    self.words = words
    let list = try TableFile.load("rest-words.tsv", columns: ["before", "where", "reason"], from: folder)
    for row in list.rows {
      guard row.fields[1] == "always" || row.fields[1] == "alone" else {
        throw list.error(row.line, "'\(row.fields[1])' is not known; use always or alone")
      }
      rest[try list.scalar(row, 0)] = row.fields[1] == "always"
    }
    for code in beside.indices where NumberEdges.isNumeral(UInt32(code)) { beside[code] = .stands }
    for code in beside.indices where Self.isPause(UInt32(code)) { beside[code] = .pause }
    try read(TableFile.load("gap-characters.tsv", columns: ["character", "kind", "reason"], from: folder))
  }

  private mutating func read(_ table: TableFile) throws(TableError) {
    for row in table.rows {
      guard let kind = Beside(String(row.fields[1])) else {
        throw table.error(row.line, "the kind '\(row.fields[1])' is not known; use stands, modifier or place")
      }
      let character = try table.scalar(row, 0)
      guard character < 0x10000 else { throw table.error(row.line, "the character is not below U+10000") }
      beside[Int(character)].formUnion(kind)
    }
  }

  /// The characters that such a place may begin with: those of classifiers, 余, 万, 亿.
  var heads: [UInt32] { edges.classifiers.heads + [0x4F59, 0x4E07, 0x4EBF] }

  struct Hit {
    var range: Range<Int>
    var strength: Strength
  }

  enum Strength {
    /// Cannot stand in a sound text.
    case sure
    /// Hardly ever does.
    case strong
    /// May.
    case weak
    /// Does often: told only where other places have shown that the digits are gone.
    case faint
  }

  /// What is gone before the character at a place, if something is.
  func hit(at index: Int, of scalars: [UInt32], end: Int) -> Hit? {
    if scalars[index] == 0x4E07 || scalars[index] == 0x4EBF, let hit = bareScale(at: index, of: scalars) {
      return hit
    }
    let before = scalars[index - 1]
    if let hit = bareBound(at: index, of: scalars) ?? barePrice(at: index, of: scalars) { return hit }
    guard Scalar.isHan(before), !tells(before, .stands) else { return nil }
    if scalars[index] == 0x4F59 { return rest(at: index, before: before, of: scalars, end: end) }
    guard let (length, kind) = classifier(at: index, of: scalars) else { return nil }
    let after = index + length
    guard after >= end || tells(scalars[after], .pause) || Self.isBound(after, of: scalars) else {
      return nil
    }
    let range = index..<after
    switch kind {
    case .share:
      let isPercent = scalars[index] == Scalar.percent
      return isPercent || !tells(before, .modifier) ? Hit(range: range, strength: .sure) : nil
    case .measure, .money, .count:
      if tells(before, .modifier), !endsWord(index, of: scalars, length: 1) { return nil }
      if kind != .count { return Hit(range: range, strength: .strong) }
      return endsWord(after, of: scalars, length: length) ? nil : Hit(range: range, strength: .weak)
    case .person:
      // 人 and 位 end too many words.
      guard scalars[index] == 0x5BB6 || scalars[index] == 0x540D, !tells(before, .modifier),
        !endsWord(after, of: scalars, length: length)
      else { return nil }
      return Hit(range: range, strength: .faint)
    case .loose: return nil
    }
  }

  /// 万 or 亿 with a classifier and no number before: `发展会员万人`. Indefinite in a sound text.
  private func bareScale(at index: Int, of scalars: [UInt32]) -> Hit? {
    let before = scalars[index - 1]
    guard
      Scalar.isHan(before) && !tells(before, .stands) && !tells(before, .modifier) || Self.isComma(before),
      let (length, kind) = classifier(at: index + 1, of: scalars),
      kind == .person || kind == .measure
    else { return nil }
    return Hit(range: index..<(index + 1 + length), strength: .faint)
  }

  /// A classifier that opens a clause before 以上, 以下 or 以内, `；人以上企业`: no sound clause begins so.
  private func bareBound(at index: Int, of scalars: [UInt32]) -> Hit? {
    guard Self.isComma(scalars[index - 1]), let (length, kind) = classifier(at: index, of: scalars),
      kind != .loose, Self.isBound(index + length, of: scalars)
    else { return nil }
    return Hit(range: index..<(index + length), strength: .sure)
  }

  /// A unit of money that opens a clause as the one before opens with an amount in it: `10元看电影，元洗车`.
  private func barePrice(at index: Int, of scalars: [UInt32]) -> Hit? {
    guard Self.isComma(scalars[index - 1]) || scalars[index - 1] == 0x3001,
      let (length, kind) = classifier(at: index, of: scalars), kind == .money,
      index + length + 1 < scalars.count, Scalar.isHan(scalars[index + length]),
      !words.isWord(scalars[index..<index + length + 1], over: 1)
    else { return nil }
    var start = index - 1
    while start > 0, index - start < Self.longestClause, !tells(scalars[start - 1], .pause) { start -= 1 }
    let unit = NumberEdges.digits(at: start, of: scalars)
    guard unit > start, unit + length < index,
      scalars[unit..<unit + length].elementsEqual(scalars[index..<index + length])
    else { return nil }
    return Hit(range: index..<index + length, strength: .sure)
  }

  /// The most characters of a clause that opens with a price.
  private static let longestClause = 16

  private func classifier(at index: Int, of scalars: [UInt32]) -> (length: Int, kind: ClassifierTable.Kind)? {
    edges.classifiers.match(at: index, of: scalars).map { ($0.length, $0.kind) }
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
    guard let (length, kind) = classifier(at: scale, of: scalars), kind != .loose, kind != .share else {
      return nil
    }
    let after = scale + length
    if after < end, isName(scalars[scale], scalars[after]) { return nil }
    return Hit(range: index..<after, strength: .sure)
  }

  /// 余家村, 余家湾: a place; 余人员: part of 富余人员.
  private func isName(_ classifier: UInt32, _ next: UInt32) -> Bool {
    switch classifier {
    case 0x5BB6: tells(next, .place)
    case 0x4EBA: next == 0x5458
    default: false
    }
  }

  /// Whether a word of the list ends at `end`: `文件`, `市场`.
  private func endsWord(_ end: Int, of scalars: [UInt32], length: Int) -> Bool {
    var size = length + 1
    while size <= min(4, end) {
      if words.isWord(scalars[(end - size)..<end], over: length) { return true }
      size += 1
    }
    return false
  }

  private static func isPause(_ scalar: UInt32) -> Bool {
    SentenceEnd.isPause(scalar) || SentenceEnd.isEnd(scalar) || scalar == Scalar.lineFeed
  }

  private func tells(_ scalar: UInt32, _ what: Beside) -> Bool {
    scalar < 0x10000 && beside[Int(scalar)].contains(what)
  }
}
