extension Document {
  /// The most rows, columns and tables that a page can have: as many as it may have bytes.
  private static let cellCap = 1 << 24

  /// What is wrong with the first place that a record gives and cannot be one: it lies outside the text, or goes back;
  /// nil where all are sound. Later stages slice by these places, and records come from anyone's program.
  var misplaced: String? {
    for (index, block) in (article?.blocks ?? []).enumerated() {
      let name = "article.blocks[\(index)]"
      if let problem = Self.problem(level: block.level, cell: block.cell) { return "\(name).\(problem)" }
    }
    guard let text else { return nil }
    let count = Self.scalars(of: text.text)
    var end = 0
    for (index, block) in text.blocks.enumerated() {
      let name = "text.blocks[\(index)]"
      if block.start < end { return "\(name) begins at \(block.start), before \(end)" }
      if let problem = Self.problem(block.start, block.end, of: count) { return "\(name) \(problem)" }
      if let problem = Self.problem(level: block.level, cell: block.cell) { return "\(name).\(problem)" }
      end = block.end
    }
    if let problem = Self.problem(text.map, of: count) { return problem }
    for (index, repair) in text.repairs.enumerated() {
      if let problem = Self.problem(repair.start, repair.end, of: count) {
        return "text.repairs[\(index)] \(problem)"
      }
    }
    var start = 0
    for (index, damage) in text.damage.enumerated() {
      if damage.start < start { return "text.damage[\(index)] begins at \(damage.start), before \(start)" }
      if let problem = Self.problem(damage.start, damage.end, of: count) {
        return "text.damage[\(index)] \(problem)"
      }
      start = damage.start
    }
    return nil
  }

  /// How many scalars a text has: as many as bytes that begin one.
  private static func scalars(of text: String) -> Int {
    let bytes = text.utf8Span.span
    var count = 0
    for at in bytes.indices where bytes[at] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private static func problem(_ map: PositionMap, of count: Int) -> String? {
    var end = 0
    for (index, run) in map.runs.enumerated() {
      let name = "text.map.runs[\(index)]"
      if run.clean < end { return "\(name) begins at \(run.clean), before \(end)" }
      if run.length < 0 || run.clean > count || run.length > count - run.clean {
        return "\(name) has \(run.length) from \(run.clean) on of the text's \(count) characters"
      }
      if run.decoded < 0 || run.decoded > Int.max - count { return "\(name) begins at \(run.decoded)" }
      end = run.clean + run.length
    }
    return nil
  }

  private static func problem(_ start: Int, _ end: Int, of count: Int) -> String? {
    start >= 0 && start <= end && end <= count
      ? nil : "goes from \(start) to \(end) of the text's \(count) characters"
  }

  private static func problem(level: Int?, cell: Cell?) -> String? {
    if let level, !(1...6).contains(level) { return "level is \(level)" }
    guard let cell else { return nil }
    for (name, place) in [("table", cell.table), ("row", cell.row), ("column", cell.column)] {
      if !(1...cellCap).contains(place) { return "cell.\(name) is \(place)" }
    }
    return nil
  }
}
