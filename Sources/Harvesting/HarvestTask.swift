internal import Discovering

/// What a request of a harvest is for.
enum HarvestTask: Sendable {
  /// The robots.txt of an origin.
  case robots(origin: String)
  /// A list that an entry of a source leads to.
  case list(ListTask)
  /// A page of a source.
  case page(source: Int, url: String)
}

/// A list that is asked for.
struct ListTask: Sendable, Hashable {
  /// The source, by its turn among those that are looked at.
  var source: Int
  /// The entry, by its turn in the source.
  var entry: Int
  /// The list's URL.
  var url: String
}

/// How far the reading of an entry has come.
struct EntryState {
  /// Of an index.
  var walk: IndexWalk?
  /// Whether the pages that earlier walks came to were added to it.
  var isLookedAtAgain = false
  /// Whether its lists were once walked to their end, so that pages behind known ones are known.
  var isWalked = false
  /// Of a feed or sitemap: the parts that wait.
  var waiting: [String] = []
  /// Their URLs, and those of parts before.
  var seen: Set<String> = []
  /// Whether something of it could not be read.
  var isBroken = false
}
