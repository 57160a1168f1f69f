/// For each scalar of a clean text the place in the decoded text it came from, ascending: stretches, not single places.
struct Places {
  /// Scalars of the clean text from `clean` on whose places are `place`, `place + 1`, ….
  private struct Stretch {
    var clean: Int
    var place: Int
    var length: Int
  }

  private var stretches: [Stretch] = []
  /// How many scalars have a place.
  private(set) var count = 0

  /// The place of the last scalar.
  var last: Int? { stretches.last.map { $0.place + $0.length - 1 } }

  /// Adds the next scalars, `length` of them from a place on.
  mutating func append(_ place: Int, length: Int) {
    guard length > 0 else { return }
    if let last, last + 1 == place {
      stretches[stretches.count - 1].length += length
    } else {
      stretches.append(Stretch(clean: count, place: place, length: length))
    }
    count += length
  }

  /// The first position of the clean text that came from `place` or after it.
  func first(from place: Int) -> Int {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].place + stretches[middle].length <= place {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < stretches.count else { return count }
    return stretches[low].clean + max(0, place - stretches[low].place)
  }
}
