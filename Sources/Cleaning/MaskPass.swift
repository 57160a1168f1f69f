internal import Records

/// Tells masks: letters and signs put in the place of digits (`慰问XX人`), of words (`X政`, `ZZ任务`, `**公司`) or of a date
/// (`20XX年`). None is undone.
///
/// Masked digits destroy a number. A masked word or date is noted among the repairs, with the text left as it is, where
/// the page shows that it is one: a name such as `X光` or `Z世代` stands in a table.
struct MaskPass {
  var table: MaskTable
  var edges: NumberEdges
  var words: WordTable

  static let digits = "masked-digits"
  static let word = "masked-word"
  static let date = "masked-date"

  /// What of a text is masked.
  struct Found {
    var damage: [Damage] = []
    var notes: [Repair] = []

    /// With the places of the clean text.
    func placed(in text: CompactText) -> Found {
      var placed = self
      for turn in damage.indices {
        let range = text.inClean(damage[turn].start..<damage[turn].end)
        (placed.damage[turn].start, placed.damage[turn].end) = (range.lowerBound, range.upperBound)
      }
      for turn in notes.indices {
        let range = text.inClean(notes[turn].start..<notes[turn].end)
        (placed.notes[turn].start, placed.notes[turn].end) = (range.lowerBound, range.upperBound)
      }
      return placed
    }
  }

  func run(_ text: CompactText) -> Found {
    let scalars = text.scalars
    var found = Found()
    /// Letters that no word shows: masks where others of the document are.
    var open: [(range: Range<Int>, else: Damage?)] = []
    var shown: Set<[UInt32]> = []
    for (turn, block) in text.blocks.enumerated() where text.traits[turn].contains(.mark) {
      let range = block.start..<block.end
      let form = MaskForm(range, of: scalars)
      var index = block.start
      while index < block.end {
        guard let run = MaskRun(at: index, of: scalars, end: block.end) else {
          index += 1
          continue
        }
        index = run.range.upperBound
        switch judge(run, in: range, of: scalars, form: form) {
        case .digits(let damage):
          found.damage.append(damage)
          index = max(index, damage.end)
        case .date(let date):
          found.notes.append(Self.note(date, Self.date, of: scalars))
          index = max(index, date.upperBound)
        case .word(let isShown):
          found.notes.append(Self.note(run.range, Self.word, of: scalars))
          if isShown { shown.insert(Array(scalars[run.range])) }
        case .open(let damage): open.append((run.range, damage))
        case .none: break
        }
      }
    }
    for (range, damage) in open {
      let letters = Array(scalars[range])
      // Two letters that stand for a word are no abbreviation in a text that masks others.
      if shown.contains(letters) || !shown.isEmpty && letters.count > 1 {
        found.notes.append(Self.note(range, Self.word, of: scalars))
      } else if let damage {
        found.damage.append(damage)
      }
    }
    found.notes.sort { $0.start < $1.start }
    return found.placed(in: text)
  }

  private enum Judgement {
    case digits(Damage)
    case date(Range<Int>)
    /// A masked word; whether a word of the list shows what the letters stand for.
    case word(isShown: Bool)
    /// Letters that may be a mask, if the document has shown them to be one elsewhere; else what they are.
    case open(Damage?)
    case none
  }

  private static func note(_ range: Range<Int>, _ rule: String, of scalars: [UInt32]) -> Repair {
    let text = Scalar.string(scalars[range])
    return Repair(
      start: range.lowerBound, end: range.upperBound, before: text, after: text, rule: rule,
      certainty: .likely)
  }

  private func judge(
    _ run: MaskRun, in block: Range<Int>, of scalars: [UInt32], form: MaskForm
  ) -> Judgement {
    let range = run.range
    let isOfDigits = run.isUniform && MaskRun.isOfDigits(scalars[range.lowerBound])
    guard isOfDigits || run.isLetters, !table.isName(range, of: scalars) else { return .none }
    if isOfDigits {
      let number = MaskedNumber(range, in: block, of: scalars)
      if number.isDate(in: block, of: scalars) { return .date(number.range) }
      if let (damage, isSure) = number.damage(of: scalars, edges: edges, words: words) {
        return isSure || !run.isLetters ? .digits(damage) : .open(damage)
      }
    }
    if run.isLetters, isShown(range, in: block, of: scalars) { return .word(isShown: true) }
    let before = neighbour(range.lowerBound - 1, in: block, of: scalars)
    let after = neighbour(range.upperBound, in: block, of: scalars)
    guard !Self.isOfNumber(before), !Self.isOfNumber(after) else { return .none }
    return run.isLetters
      ? lettersAlone(run, before, after, of: scalars)
      : signs(run, before, after, in: block, of: scalars, form: form)
  }

  /// Whether a word or phrase shows what letters stand for: `X政` makes 党政.
  private func isShown(_ range: Range<Int>, in block: Range<Int>, of scalars: [UInt32]) -> Bool {
    if table.isPhrase(range, of: scalars) { return true }
    guard let standIn = table.standIns[Array(scalars[range])] else { return false }
    return MaskEvidence(words: words, standIn: standIn).makesWord(at: range, in: block, of: scalars)
  }

  /// Letters that no word shows: two X or Z are no abbreviation; one X is a masked name before a noun such as 县.
  private func lettersAlone(
    _ run: MaskRun, _ before: UInt32, _ after: UInt32, of scalars: [UInt32]
  ) -> Judgement {
    guard Scalar.isHan(before) || Scalar.isHan(after) else { return .none }
    let first = scalars[run.range.lowerBound]
    let masks = run.isUniform && (MaskRun.isCross(first) || first | 0x20 == 0x7A)
    if masks, run.range.count > 1 { return .word(isShown: false) }
    if first == 0x58, run.range.count == 1, table.isHead(at: run.range.upperBound, of: scalars) {
      return .word(isShown: false)
    }
    return table.standIns[Array(scalars[run.range])] == nil ? .none : .open(nil)
  }

  /// Signs within a name (`王××`, `**公司`), or one that stands for a character between two others (`李□明`).
  private func signs(
    _ run: MaskRun, _ before: UInt32, _ after: UInt32, in block: Range<Int>, of scalars: [UInt32],
    form: MaskForm
  ) -> Judgement {
    let range = run.range
    let sign = scalars[range.lowerBound]
    guard !NumberEdges.isNumeral(before), !NumberEdges.isNumeral(after) else { return .none }
    if table.isHead(at: range.upperBound, of: scalars), sign != 0x25CF || range.count > 1 {
      return .word(isShown: false)
    }
    let name = range.lowerBound - 2
    let beginsName = name < block.lowerBound || !Scalar.isHan(scalars[name])
    if table.isSurname(before), range.count > 1 || beginsName && (Scalar.isHan(after) || sign != 0xD7) {
      return .word(isShown: false)
    }
    let isBox = sign == 0x25A1 || sign == 0x25A0
    guard Scalar.isHan(before), Scalar.isHan(after), !form.isList(sign) else { return .none }
    return isBox || range.count > 1 ? .word(isShown: false) : .none
  }

  /// The character at a place of a block; a line feed outside.
  private func neighbour(_ index: Int, in block: Range<Int>, of scalars: [UInt32]) -> UInt32 {
    block.contains(index) ? scalars[index] : Scalar.lineFeed
  }

  /// A letter or digit: what stands beside is part of a code, not a mask.
  private static func isOfNumber(_ scalar: UInt32) -> Bool {
    Scalar.isDigit(scalar) || Scalar.isLatin(scalar)
  }
}
