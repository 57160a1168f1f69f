internal import Records

/// Takes out the readings that spam mirrors put in brackets after characters.
///
/// Only in a document known to be such a mirror; a real bracket such as `(GDP)` or `(a)` never has a tone mark.
struct ReadingPass {
  var table: ReadingTable
  var gbk: GBKTable
  /// Whether the document is such a mirror.
  var isMirror: Bool

  /// Judges a document: a Traditional text is a mirror if one reading belongs to the character before
  /// it, or has lost its opening bracket; any text is
  /// if it has five or more readings with a tone mark, and one for each 150 Chinese characters (a text about
  /// pronunciation, or a place name with its reading, has fewer).
  init(_ blocks: [WorkingBlock], script: Script, table: ReadingTable, gbk: GBKTable) {
    self.table = table
    self.gbk = gbk
    var found = 0
    var fitting = 0
    var lost = 0
    for block in blocks where block.traits.contains(.tone) {
      for (index, scalar) in block.scalars.enumerated()
      where index > 0 && Scalar.isHan(block.scalars[index - 1]) {
        if SplitToken.isLost(scalar), Reading(lettersAt: index + 1, of: block.scalars, table: table) != nil {
          lost += 1
        }
        guard
          let reading = Reading(bracketAt: index, of: block.scalars, table: table), reading.tones > 0
        else { continue }
        found += 1
        if table.isReading(reading.letters, of: block.scalars[index - 1]) { fitting += 1 }
      }
    }
    guard found + lost > 0 else {
      isMirror = false
      return
    }
    let han = blocks.reduce(0) { $0 + $1.scalars.count(where: Scalar.isHan) }
    isMirror = script == .traditional && fitting + lost > 0 || found >= 5 && found * 150 >= han
  }

  func run(_ block: inout WorkingBlock, log: inout RepairLog) {
    guard isMirror else { return }
    let scalars = block.scalars
    var cut = [Bool](repeating: false, count: scalars.count)
    var removed = 0
    var index = 1
    while index < scalars.count {
      guard let reading = reading(at: index, of: scalars) else {
        index += 1
        continue
      }
      for place in reading.range { cut[place] = true }
      removed += 1
      index = reading.range.upperBound
    }
    guard removed > 0 else { return }
    block.remove(cut)
    log.count("pinyin-reading", removed)
  }

  /// The reading in a bracket at `index`, after a Chinese character; without a tone mark only if it is that
  /// character's (`們(men)`).
  func reading(at index: Int, of scalars: [UInt32]) -> Reading? {
    guard index > 0, let reading = Reading(bracketAt: index, of: scalars, table: table) else { return nil }
    if !Scalar.isHan(scalars[index - 1]) { return isReadOver(reading, of: scalars) ? reading : nil }
    return reading.tones > 0 || table.isReading(reading.letters, of: scalars[index - 1]) ? reading : nil
  }

  /// Whether a reading was put into a word of letters, `到M(zǔ)P3`: the program took half of the character before and
  /// the letter for one.
  private func isReadOver(_ reading: Reading, of scalars: [UInt32]) -> Bool {
    let letter = reading.range.lowerBound - 1
    guard letter > 0, SplitToken.mayBeHalf(scalars[letter]), reading.range.upperBound < scalars.count,
      Scalar.isLatin(scalars[reading.range.upperBound]) || Scalar.isDigit(scalars[reading.range.upperBound]),
      let before = gbk.bytes(scalars[letter - 1]),
      let read = gbk.character(before.trail, UInt8(scalars[letter]))
    else { return false }
    return table.isReading(reading.letters, of: read)
  }
}
