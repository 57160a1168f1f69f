/// The right name for one that is wrong.
package enum NearestName {
  /// The name with the fewest letters to change, if a third of the letters or fewer must be changed (at least
  /// one, and two from four letters on); the first of equals.
  package static func of(_ wrong: String, among names: [String]) -> String? {
    let letters = Array(wrong.lowercased().unicodeScalars)
    let limit = max(letters.count / 3, letters.count >= 4 ? 2 : 1)
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(letters, Array(name.lowercased().unicodeScalars))
      if distance <= limit, distance < best?.distance ?? Int.max { best = (name, distance) }
    }
    return best?.name
  }

  /// Letters to insert, drop, change or swap with a neighbour.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(above[column + 1], current[column]) + 1
        least = min(least, above[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      before = above
      above = current
    }
    return above[right.count]
  }
}
