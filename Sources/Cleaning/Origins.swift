/// For each scalar of a block the place in the decoded text it came from; `~place` where a repair put it in.
///
/// Most blocks are a stretch of the decoded text as it stands: those hold their first place alone.
struct Origins: RandomAccessCollection {
  private var first = 0
  private var length = 0
  /// All of them, once they are no unbroken stretch.
  private var list: [Int]?

  init() {}

  /// The places of a stretch as it stands.
  init(_ stretch: Range<Int>) {
    first = stretch.lowerBound
    length = stretch.count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { list?.count ?? length }

  @inline(__always)
  subscript(index: Int) -> Int { list?[index] ?? first + index }

  /// The places, where they are an unbroken stretch; nil for none.
  var stretch: Range<Int>? {
    guard list == nil else { return nil }
    return length > 0 ? first..<(first + length) : nil
  }

  mutating func append(_ origin: Int) {
    if list != nil {
      list?.append(origin)
    } else if length == 0, origin >= 0 {
      first = origin
      length = 1
    } else if origin == first + length, origin >= 0 {
      length += 1
    } else {
      list = Array(first..<(first + length)) + [origin]
    }
  }

  mutating func append(_ other: Origins) {
    if list == nil, let stretch = other.stretch, length == 0 || first + length == stretch.lowerBound {
      if length == 0 { first = stretch.lowerBound }
      length += stretch.count
      return
    }
    list = Array(self) + Array(other)
  }

  mutating func removeAll() { self = Origins() }

  mutating func trim(to range: Range<Int>) {
    if let list {
      self.list = Array(list[range])
    } else {
      first += range.lowerBound
      length = range.count
    }
  }

  /// Leaves out the places that are marked in `cut`.
  mutating func remove(_ cut: [Bool]) {
    var kept = Origins()
    kept.list = []
    kept.list?.reserveCapacity(count)
    for index in cut.indices where !cut[index] { kept.list?.append(self[index]) }
    self = kept
  }
}
