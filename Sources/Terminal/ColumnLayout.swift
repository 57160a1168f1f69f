/// The widths of a table's columns where its lines have a limit.
enum ColumnLayout {
  /// Blanks between two columns.
  static let gap = 2

  /// The width of each column, 0 where it is left out.
  ///
  /// The widest give way first, none below its `least`; where that is not enough the last columns are left out. The
  /// first column is always there.
  static func widths(of natural: [Int], least: [Int], into limit: Int?) -> [Int] {
    guard let limit else { return natural }
    var shown = natural.count
    while shown > 0 {
      let used = (0..<shown).filter { natural[$0] > 0 }
      let room = limit - max(0, used.count - 1) * gap
      let smallest = used.map { min(natural[$0], least[$0]) }
      if smallest.reduce(0, +) <= room {
        return shared(used.map { natural[$0] }, smallest, room, at: used, count: natural.count)
      }
      shown -= 1
    }
    return natural.enumerated().map { $0.offset == 0 ? min($0.element, max(limit, 1)) : 0 }
  }

  /// Every column as wide as it is, but none wider than the bound with which all fit.
  private static func shared(
    _ natural: [Int], _ smallest: [Int], _ room: Int, at places: [Int], count: Int
  ) -> [Int] {
    func sum(_ bound: Int) -> Int { zip(natural, smallest).reduce(0) { $0 + max($1.1, min($1.0, bound)) } }
    var bound = natural.max() ?? 0
    while bound > 1, sum(bound) > room { bound -= 1 }
    var widths = Array(repeating: 0, count: count)
    for (index, place) in places.enumerated() {
      widths[place] = max(smallest[index], min(natural[index], bound))
    }
    return widths
  }
}
