internal import Records

/// The blanks that a well-set text has wherever a number meets a Chinese character, `共 120 人`.
///
/// They say nothing: a text is read without them, and what is found gets its places in the text as it is.
struct SetBlanks {
  /// The text as it is.
  private let printed: Scalars
  /// For each scalar of the text that is read, and its end, the place in the text as it is.
  private var places: [Int] = []
  /// The text that is read, and what was cleaned with its places in it.
  private(set) var text = Scalars()
  private(set) var clean: CleanText

  /// Nil where a text has none of them.
  init?(_ clean: CleanText, printed: Scalars) {
    let cut = Self.find(in: printed, damage: clean.damage)
    guard !cut.isEmpty else { return nil }
    self.printed = printed
    self.clean = clean
    places.reserveCapacity(printed.count + 1)
    text.reserveCapacity(printed.count)
    var next = cut.makeIterator()
    var blank = next.next()
    for at in printed.indices {
      guard at != blank else {
        blank = next.next()
        continue
      }
      text.append(printed[at])
      places.append(at)
    }
    places.append(printed.count)
    for at in clean.blocks.indices {
      self.clean.blocks[at].start = read(clean.blocks[at].start)
      self.clean.blocks[at].end = read(clean.blocks[at].end)
    }
    for at in clean.damage.indices {
      self.clean.damage[at].start = read(clean.damage[at].start)
      self.clean.damage[at].end = read(clean.damage[at].end)
    }
    self.clean.map = map(clean.map)
  }

  /// Where single blanks stand between a Chinese character and a number that is no name, `iPhone 15 手机`, `共 5G 架构`, or
  /// what is left of a destroyed one.
  private static func find(in text: Scalars, damage: [Damage]) -> [Int] {
    var cut: [Int] = []
    let hurt = damage.filter { $0.kind == .destroyed }
    let starts = Set(hurt.map(\.start))
    let ends = Set(hurt.map(\.end))
    var at = 1
    while at + 1 < text.count {
      defer { at += 1 }
      guard text[at] == " " else { continue }
      let before = text[at - 1]
      let after = text[at + 1]
      if before.isHan && starts.contains(at + 1) || after.isHan && ends.contains(at) {
        cut.append(at)
      } else if before.isHan, after.isDigit {
        if !isName(from: at + 1, in: text) { cut.append(at) }
      } else if before.isDigit, after.isHan {
        if !isName(endingAt: at, in: text) { cut.append(at) }
      }
    }
    return cut
  }

  /// Whether digits and letters are one word.
  private static func isName(from start: Int, in text: Scalars) -> Bool {
    var at = start
    while let scalar = text.scalar(at), scalar.isDigit || scalar == "." || scalar == "," { at += 1 }
    return text.scalar(at)?.isLatin ?? false
  }

  /// Whether digits stand behind a word of letters.
  private static func isName(endingAt end: Int, in text: Scalars) -> Bool {
    var at = end - 1
    while let scalar = text.scalar(at), scalar.isDigit || scalar == "." || scalar == "," { at -= 1 }
    if text.scalar(at) == " " { at -= 1 }
    return text.scalar(at)?.isLatin ?? false
  }

  /// The place in the text that is read.
  private func read(_ place: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func map(_ map: PositionMap) -> PositionMap {
    var runs: [PositionMap.Run] = []
    for run in map.runs {
      var start = read(run.clean)
      let end = read(run.clean + run.length)
      while start < end {
        let first = places[start]
        var stop = start + 1
        while stop < end, places[stop] - first == stop - start { stop += 1 }
        runs.append(
          PositionMap.Run(
            clean: start, decoded: run.decoded + (first - run.clean), length: stop - start))
        start = stop
      }
    }
    return PositionMap(runs: runs)
  }

  /// What stands in the text as it is where a range of the text that is read stands.
  func words(_ range: Range<Int>) -> String { printed.string(place(range)) }

  private func place(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return places[range.lowerBound]..<places[range.lowerBound] }
    return places[range.lowerBound]..<(places[range.upperBound - 1] + 1)
  }

  /// Gives the findings their places in the text as it is.
  func restore(_ findings: inout Findings) {
    for at in findings.mentions.indices {
      let range = place(findings.mentions[at].start..<findings.mentions[at].end)
      findings.mentions[at].text = printed.string(range)
      (findings.mentions[at].start, findings.mentions[at].end) = (range.lowerBound, range.upperBound)
    }
    for at in findings.statistics.indices {
      let range = place(findings.statistics[at].start..<findings.statistics[at].end)
      findings.statistics[at].numberText = printed.string(range)
      (findings.statistics[at].start, findings.statistics[at].end) = (range.lowerBound, range.upperBound)
    }
  }
}
