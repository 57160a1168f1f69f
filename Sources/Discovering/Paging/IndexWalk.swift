/// The walk over the index pages of a source: which page to fetch next, and what links were found, each once.
///
/// It knows no network: ask for ``next()``, fetch it, and hand in what came with ``take(_:asked:)``, or that nothing
/// did with ``miss(_:)``. The order is that of the pages: list by list, further pages of a list one after the other.
public struct IndexWalk: Sendable {
  /// What to walk.
  public struct Plan: Sendable, Hashable {
    /// The first index page.
    public var start: String
    /// Which links lead to reports.
    public var links: LinkRule
    /// How a list goes on.
    public var paging: Paging
    /// Which links lead to further index pages; nil for none. A link that leads to one is no report.
    public var indexes: LinkRule?
    /// How many links away from the first page, or a further page of its list, index pages may be; 0 for none.
    public var depth: Int
    /// The most index pages of a walk.
    public var pageCap: Int

    /// A plan.
    public init(
      start: String, links: LinkRule = LinkRule(), paging: Paging = .automatic, indexes: LinkRule? = nil,
      depth: Int = 0, pageCap: Int = 200
    ) {
      self.start = start
      self.links = links
      self.paging = paging
      self.indexes = indexes
      self.depth = depth
      self.pageCap = pageCap
    }
  }

  /// How many index pages the cap left out.
  public private(set) var leftOut = 0
  private let plan: Plan
  private var waiting: [Visit]
  /// The pages that were given out and have not come back.
  private var open: [String: Visit] = [:]
  private var visited: Set<String> = []
  private var found: Set<String> = []
  private var count = 0
  /// Those that were given out so far.
  private var given: [String: Visit] = [:]

  /// Where an index page stands among the others.
  public struct Place: Sendable, Hashable {
    /// The page.
    public var url: String
    /// The first page of its list.
    public var list: String
    /// How many links away from the first list.
    public var level: Int

    /// A place.
    public init(url: String, list: String, level: Int) {
      self.url = url
      self.list = list
      self.level = level
    }
  }

  private struct Visit: Sendable {
    var place: Place
    var url: String { place.url }
    /// Its turn in the template; nil for a page that none names.
    var turn: Int?
    /// Whether it is known from an earlier walk, and looked at for itself.
    var isAgain = false
  }

  /// A walk at its beginning.
  public init(_ plan: Plan) {
    self.plan = plan
    let start = URLReference.resolve(plan.start, base: plan.start) ?? plan.start
    waiting = [Visit(place: Place(url: start, list: start, level: 0))]
    visited = [start]
  }

  /// The next index page to fetch; nil while nothing waits: the walk is over once no page is out.
  public mutating func next() -> String? {
    guard !waiting.isEmpty else { return nil }
    guard count < plan.pageCap else {
      leftOut += waiting.count
      waiting = []
      return nil
    }
    count += 1
    let visit = waiting.removeFirst()
    open[visit.url] = visit
    given[visit.url] = visit
    return visit.url
  }

  /// Takes in a page that came.
  ///
  /// - Parameters:
  ///   - page: the page, with the URL that answered.
  ///   - url: the URL that ``next()`` gave.
  /// - Returns: its links to reports that no page before had.
  public mutating func take(_ page: IndexPage, asked url: String) -> [PageLink] {
    guard let visit = open.removeValue(forKey: url) else { return [] }
    visited.insert(page.url)
    let indexes = plan.indexes.map { page.links($0) } ?? []
    let lists = Set(indexes.map(\.url))
    let links = page.links(plan.links).filter { !lists.contains($0.url) && found.insert($0.url).inserted }
    let (level, list) = (visit.place.level, visit.place.list)
    var further = page.furtherPages(plan.paging).map {
      Visit(place: Place(url: $0, list: list, level: level))
    }
    if case .template(let template) = plan.paging, level == 0, !visit.isAgain,
      visit.turn == nil || !links.isEmpty
    {
      // A template may name the first page again: what has been seen is passed over.
      var turn = visit.turn.map { $0 + 1 } ?? 0
      while let next = template.url(at: turn), visited.contains(next) { turn += 1 }
      if let next = template.url(at: turn) {
        further = [Visit(place: Place(url: next, list: list, level: 0), turn: turn)]
      }
    }
    // The pages of this list go before other lists.
    waiting.insert(contentsOf: further.filter { visited.insert($0.url).inserted }, at: 0)
    if level < plan.depth {
      for index in indexes where visited.insert(index.url).inserted {
        waiting.append(Visit(place: Place(url: index.url, list: index.url, level: level + 1)))
      }
    }
    return links
  }

  /// Tells that a page could not be had: a list by a template ends there.
  public mutating func miss(_ url: String) { open[url] = nil }

  /// Leaves out the further pages of the list that a page belongs to: where all its links are known, the older ones
  /// behind it are, too.
  public mutating func enough(ofListWith url: String) {
    guard let list = given[url]?.place.list else { return }
    for visit in waiting where visit.place.list == list && !visit.isAgain { visited.remove(visit.url) }
    waiting.removeAll { $0.place.list == list && !$0.isAgain }
  }

  /// Adds pages that earlier walks came to and this one did not: what they hold now may be another thing.
  public mutating func lookAgain(at places: [Place]) {
    for place in places where place.level <= plan.depth && visited.insert(place.url).inserted {
      waiting.append(Visit(place: place, isAgain: true))
    }
  }

  /// Where a page stands that ``next()`` gave, unless it is the first; nil for any other.
  public func place(of url: String) -> Place? {
    guard let visit = given[url], visit.url != visit.place.list || visit.place.level > 0 else { return nil }
    return visit.place
  }

  /// Whether ``next()`` gave a page because an earlier walk came to it.
  public func isAgain(_ url: String) -> Bool { given[url]?.isAgain ?? false }
}
