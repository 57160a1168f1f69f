internal import Records

/// Takes page furniture out of the text and numbers the pages.
struct FurniturePass {
  var furniture: FurnitureTable

  func run(_ blocks: [WorkingBlock], log: inout RepairLog) -> [WorkingBlock] {
    let numbers = blocks.map { $0.cell == nil && $0.kind != .title ? furniture.page($0.scalars) : nil }
    let pages = Self.pages(numbers, blocks)
    var out: [WorkingBlock] = []
    out.reserveCapacity(blocks.count)
    var followsFurniture = false
    for (index, block) in blocks.enumerated() {
      if numbers[index] != nil {
        let place = block.origins.first.map(WorkingBlock.place) ?? 0
        log.add(
          place..<place, before: Scalar.string(block.scalars), after: "", rule: "page-furniture",
          certainty: .proved)
        followsFurniture = true
        continue
      }
      if block.scalars.isEmpty, block.cell == nil { continue }
      var block = block
      block.page = pages[index]
      block.followsFurniture = followsFurniture
      followsFurniture = false
      out.append(block)
    }
    return out
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
