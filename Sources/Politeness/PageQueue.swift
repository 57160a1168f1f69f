/// The pages of a host that wait, first in, first out, with room at the front for those that come again.
struct PageQueue<Page: Sendable>: Sendable {
  struct Entry: Sendable {
    var page: Page
    var failures: Int
  }

  /// Before all others; the last one goes first.
  private var front: [Entry] = []
  private var entries: [Entry] = []
  private var place = 0

  var isEmpty: Bool { front.isEmpty && place == entries.count }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  mutating func prepend(_ entry: Entry) { front.append(entry) }

  mutating func popFirst() -> Entry? {
    if let entry = front.popLast() { return entry }
    guard place < entries.count else { return nil }
    let entry = entries[place]
    place += 1
    // What went is given back once it is half of all: each entry is moved once at most for each that went.
    if place > 64, place * 2 > entries.count {
      entries.removeFirst(place)
      place = 0
    }
    return entry
  }
}
