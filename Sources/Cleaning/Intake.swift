internal import Records

/// Reads an article's blocks into working blocks, turning characters to what they stand for.
struct Intake {
  var blocks: [WorkingBlock] = []
  /// Where each block begins in the decoded text.
  var starts: [Int] = []

  init(_ blocks: [Block], table: CharacterTable, log: inout RepairLog) {
    self.blocks.reserveCapacity(blocks.count)
    var place = 0
    for block in blocks {
      var working = WorkingBlock(kind: block.kind, level: block.level, cell: block.cell)
      starts.append(place)
      let end = read(block.text, from: place, table: table, into: &working)
      if working.traits.contains(.form) { Self.exchange(&working, table: table, log: &log) }
      if working.traits.contains(.blank) { Self.trim(&working) }
      self.blocks.append(working)
      place = end + 1
    }
  }

  /// The blocks, handed over: no pass after copies them.
  consuming func takeBlocks() -> [WorkingBlock] { blocks }

  /// One phrase by the same rules, such as a table's heading: one block.
  init(phrase: String, table: CharacterTable, log: inout RepairLog) {
    self.init([Block(kind: .caption, text: phrase)], table: table, log: &log)
  }

  /// Appends a text's scalars, and gives the place behind them.
  private func read(
    _ text: String, from place: Int, table: CharacterTable, into working: inout WorkingBlock
  ) -> Int {
    var all: UInt16 = 0
    var signs = 0
    let bytes = text.utf8.span
    working.scalars = [UInt32](capacity: bytes.count) { out in
      var index = 0
      while index < bytes.count {
        let scalar = Scalar.decode(bytes, at: &index)
        let traits = table.traits(of: scalar).rawValue
        all |= traits
        signs &+= Int(traits >> 2 & 1) &- Int(traits >> 3 & 1)
        out.append(scalar)
      }
    }
    working.signs = signs
    working.traits = Traits(rawValue: all)
    let end = place + working.scalars.count
    working.origins = Origins(place..<end)
    return end
  }

  /// Exchanges characters for those they stand for; one for one where they are.
  private static func exchange(_ block: inout WorkingBlock, table: CharacterTable, log: inout RepairLog) {
    for index in block.scalars.indices {
      guard table.traits(of: block.scalars[index]).contains(.form),
        let form = table.forms[block.scalars[index]]
      else { continue }
      guard case .one(let to, let rule) = form, rule == "blank" else {
        return substitute(&block, table: table, log: &log)
      }
      block.scalars[index] = to
    }
  }

  private static func substitute(_ block: inout WorkingBlock, table: CharacterTable, log: inout RepairLog) {
    var out = WorkingBlock(kind: block.kind, level: block.level, cell: block.cell)
    out.traits = block.traits
    out.signs = block.signs
    out.scalars.reserveCapacity(block.scalars.count)
    for (index, scalar) in block.scalars.enumerated() {
      let origin = block.origins[index]
      guard table.traits(of: scalar).contains(.form), let form = table.forms[scalar] else {
        if scalar == Scalar.widePeriod, isDecimalPoint(index, of: block.scalars) {
          out.keep(Scalar.period, at: origin)
          log.count("full-width")
        } else {
          out.keep(scalar, at: origin)
        }
        continue
      }
      switch form {
      case .one(let to, let rule):
        out.keep(to, at: origin)
        out.traits.formUnion(table.traits(of: to).intersection([.digit, .mark]))
        if rule != "blank" { log.count(rule) }
      case .several(let to, let rule):
        for scalar in to {
          out.insert(scalar, at: origin)
          out.traits.formUnion(table.traits(of: scalar).intersection([.digit, .mark]))
        }
        log.count(rule)
      case .nothing(let rule):
        log.count(rule)
      }
    }
    block = out
  }

  /// A full-width full stop between full-width digits.
  private static func isDecimalPoint(_ index: Int, of scalars: [UInt32]) -> Bool {
    let wide: ClosedRange<UInt32> = 0xFF10...0xFF19
    return index > 0 && index + 1 < scalars.count && wide.contains(scalars[index - 1])
      && wide.contains(scalars[index + 1])
  }

  /// Cuts blanks at both ends: paragraph indents among them.
  private static func trim(_ block: inout WorkingBlock) {
    var low = 0
    var high = block.scalars.count
    while low < high, block.scalars[low] == Scalar.blank { low += 1 }
    while low < high, block.scalars[high - 1] == Scalar.blank { high -= 1 }
    if high - low < block.scalars.count { block.trim(to: low..<high) }
  }
}
