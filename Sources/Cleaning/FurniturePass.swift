internal import Records

/// Takes page furniture out of the text and numbers the pages.
struct FurniturePass {
  var furniture: FurnitureTable
  var edges: NumberEdges
  var characters: CharacterTable
  var script: ScriptTable

  func run(_ blocks: inout [WorkingBlock], log: inout RepairLog) {
    let bare = PageNumbers.bare(blocks)
    let numbers = blocks.indices.map { index in
      blocks[index].traits.contains(.digit) && blocks[index].cell == nil && blocks[index].kind != .title
        ? furniture.page(blocks[index].scalars) ?? bare[index] : nil
    }
    let marks = marks(in: blocks, numbers)
    if numbers.allSatisfy({ $0 == nil }), marks.allSatisfy(\.isEmpty) {
      if blocks.contains(where: \.isNothing) { blocks.removeAll(where: \.isNothing) }
      return
    }
    let heads = RunningHeads.find(blocks, numbers: numbers, marks: marks)
    let pages = Self.pages(numbers, marks, blocks)
    var kept = 0
    var followsFurniture = false
    for index in blocks.indices {
      if numbers[index] != nil || heads.contains(index) {
        let place = blocks[index].origins.first.map(WorkingBlock.place) ?? 0
        log.add(
          place..<place, before: Scalar.string(blocks[index].scalars), after: "", rule: "page-furniture",
          certainty: bare[index] == nil && !heads.contains(index) ? .proved : .likely)
        followsFurniture = true
        continue
      }
      if blocks[index].isNothing { continue }
      blocks[index].page = pages[index]
      let length = blocks[index].scalars.count
      blocks[index].followsFurniture = followsFurniture || marks[index].first?.range.lowerBound == 0
      for mark in marks[index].reversed() { remove(mark, of: &blocks[index], log: &log) }
      followsFurniture = marks[index].last?.range.upperBound == length
      if kept < index { blocks.swapAt(kept, index) }
      kept += 1
    }
    blocks.removeSubrange(kept...)
  }

  /// The page marks inside lines: the sure ones, and those of which the document has another that counts on.
  private func marks(in blocks: [WorkingBlock], _ numbers: [Int?]) -> [[PageMark]] {
    let finder = PageMarks(edges: edges, script: script)
    let found = blocks.indices.map { index in
      let kind = blocks[index].kind
      let isText =
        blocks[index].traits.contains(.digit) && blocks[index].cell == nil
        && (kind == .paragraph || kind == .heading)
      return isText && numbers[index] == nil ? finder.find(in: blocks[index]) : []
    }
    guard found.contains(where: { !$0.isEmpty }) else { return found }
    let all = found.flatMap(\.self)
    let known = Set(numbers.compactMap(\.self) + all.map(\.page))
    return found.map { marks in
      marks.filter { mark in
        if mark.isSure { return true }
        guard let total = mark.total else {
          return known.contains(mark.page - 1) || known.contains(mark.page + 1)
        }
        return all.contains { $0.total == total && $0.page != mark.page }
          || numbers.contains { $0.map { $0 != mark.page && $0 <= total } ?? false }
      }
    }
  }

  /// Takes a footer out of a line; the number it cut is whole again, and told.
  private func remove(_ footer: PageMark, of block: inout WorkingBlock, log: inout RepairLog) {
    let start = WorkingBlock.place(block.origins[footer.range.lowerBound])
    let end = WorkingBlock.place(block.origins[footer.range.upperBound - 1]) + 1
    log.add(
      start..<end, before: Scalar.string(block.scalars[footer.range]), after: "",
      rule: "page-furniture-inline",
      certainty: .likely)
    if footer.isInNumber { log.mark((start - 1)..<(end + 1), .mended, rule: "page-furniture-inline") }
    var cut = [Bool](repeating: false, count: block.scalars.count)
    for index in footer.range {
      cut[index] = true
      block.signs -= characters.traits(of: block.scalars[index]).sign
    }
    block.remove(cut)
    while block.scalars.last == Scalar.blank { block.trim(to: 0..<(block.scalars.count - 1)) }
    while block.scalars.first == Scalar.blank { block.trim(to: 1..<block.scalars.count) }
  }

  /// The page of each block: furniture is a header where it comes before any text, else a footer.
  private static func pages(
    _ numbers: [Int?], _ marks: [[PageMark]], _ blocks: [WorkingBlock]
  ) -> [Int?] {
    let known = numbers.indices.map { numbers[$0] ?? marks[$0].first?.page }
    guard let first = known.firstIndex(where: { $0 != nil }) else { return known }
    let isHeader = numbers[first] != nil && !blocks[..<first].contains { !$0.scalars.isEmpty }
    var pages: [Int?] = known
    if isHeader {
      var page: Int?
      for index in known.indices {
        page = known[index] ?? page
        pages[index] = page
      }
    } else {
      var page = known.last { $0 != nil }.flatMap { $0 }.map { $0 + 1 }
      for index in known.indices.reversed() {
        page = known[index] ?? page
        pages[index] = page
      }
    }
    return pages
  }
}
