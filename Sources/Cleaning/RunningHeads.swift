internal import Records

/// Finds running heads: the line that stands beside the page numbers again and again.
enum RunningHeads {
  /// A line of more characters is no head.
  private static let longest = 40
  /// One of fewer Chinese characters may be a label or a sum.
  private static let fewestHan = 4

  /// The places of the heads; `numbers` has the page numbers on lines of their own, `marks` those inside lines.
  static func find(_ blocks: [WorkingBlock], numbers: [Int?], marks: [[PageMark]]) -> Set<Int> {
    var places: [[UInt32]: Set<Int>] = [:]
    for index in blocks.indices where numbers[index] != nil || !marks[index].isEmpty {
      var beside: [Int] = []
      if numbers[index] == nil {
        beside = [index]
      } else {
        if let before = blocks[..<index].lastIndex(where: { !$0.scalars.isEmpty }) { beside.append(before) }
        if let after = blocks[(index + 1)...].firstIndex(where: { !$0.scalars.isEmpty }) {
          beside.append(after)
        }
      }
      for place in beside where numbers[place] == nil {
        if let key = key(of: blocks[place], marks: marks[place]) { places[key, default: []].insert(place) }
      }
    }
    let titles = Set(blocks.filter { $0.kind == .title }.map { text(of: $0, marks: []) })
    return places.reduce(into: []) { heads, entry in
      if entry.value.count > 1 || titles.contains(entry.key) { heads.formUnion(entry.value) }
    }
  }

  /// What a line says but for its page marks, where it may be a head.
  private static func key(of block: WorkingBlock, marks: [PageMark]) -> [UInt32]? {
    guard block.cell == nil, block.kind != .title else { return nil }
    let text = text(of: block, marks: marks)
    guard text.count <= longest, text.count(where: Scalar.isHan) >= fewestHan,
      !text.contains(where: { SentenceEnd.isPause($0) || $0 == 0xFF1A || $0 == 0x3A })
    else { return nil }
    return text
  }

  private static func text(of block: WorkingBlock, marks: [PageMark]) -> [UInt32] {
    block.scalars.indices.filter { index in
      block.scalars[index] != Scalar.blank && !marks.contains { $0.range.contains(index) }
    }.map { block.scalars[$0] }
  }
}
