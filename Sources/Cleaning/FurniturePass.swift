internal import Records

/// Takes page furniture out of the text and numbers the pages.
struct FurniturePass {
  var furniture: FurnitureTable

  func run(_ blocks: [WorkingBlock], log: inout RepairLog) -> [WorkingBlock] {
    let bare = PageNumbers.bare(blocks)
    let numbers = blocks.enumerated().map { index, block in
      block.cell == nil && block.kind != .title ? furniture.page(block.scalars) ?? bare[index] : nil
    }
    let inline = blocks.map { $0.cell == nil && $0.kind == .paragraph ? PageNumbers.inline($0) : [] }
    let known = Set(numbers.compactMap { $0 } + inline.flatMap { $0.map(\.page) })
    let pages = Self.pages(numbers, blocks)
    var out: [WorkingBlock] = []
    out.reserveCapacity(blocks.count)
    var followsFurniture = false
    for (index, block) in blocks.enumerated() {
      if numbers[index] != nil {
        let place = block.origins.first.map(WorkingBlock.place) ?? 0
        log.add(
          place..<place, before: Scalar.string(block.scalars), after: "", rule: "page-furniture",
          certainty: bare[index] == nil ? .proved : .likely)
        followsFurniture = true
        continue
      }
      if block.scalars.isEmpty, block.cell == nil { continue }
      var block = block
      block.page = pages[index]
      block.followsFurniture = followsFurniture
      for footer in inline[index].reversed() where !footer.isInNumber || Self.isCounted(footer.page, known) {
        Self.remove(footer, of: &block, log: &log)
      }
      followsFurniture = false
      out.append(block)
    }
    return out
  }

  /// Whether the document counts the page before or after as well.
  private static func isCounted(_ page: Int, _ known: Set<Int>) -> Bool {
    known.contains(page - 1) || known.contains(page + 1)
  }

  /// Takes a footer out of a line; the number it cut is whole again, and told.
  private static func remove(_ footer: PageNumbers.Inline, of block: inout WorkingBlock, log: inout RepairLog)
  {
    let start = WorkingBlock.place(block.origins[footer.range.lowerBound])
    let end = WorkingBlock.place(block.origins[footer.range.upperBound - 1]) + 1
    log.add(
      start..<end, before: Scalar.string(block.scalars[footer.range]), after: "",
      rule: "page-furniture-inline",
      certainty: .likely)
    if footer.isInNumber { log.mark((start - 1)..<(end + 1), .mended, rule: "page-furniture-inline") }
    var cut = [Bool](repeating: false, count: block.scalars.count)
    for index in footer.range { cut[index] = true }
    block.remove(cut)
  }

  /// The page of each block: furniture is a header where it comes before any text, else a footer.
  private static func pages(_ numbers: [Int?], _ blocks: [WorkingBlock]) -> [Int?] {
    guard let first = numbers.firstIndex(where: { $0 != nil }) else { return numbers }
    let isHeader = !blocks[..<first].contains { !$0.scalars.isEmpty }
    var pages: [Int?] = numbers
    if isHeader {
      var page: Int?
      for index in numbers.indices {
        page = numbers[index] ?? page
        pages[index] = page
      }
    } else {
      var page = numbers.last { $0 != nil }.flatMap { $0 }.map { $0 + 1 }
      for index in numbers.indices.reversed() {
        page = numbers[index] ?? page
        pages[index] = page
      }
    }
    return pages
  }
}
