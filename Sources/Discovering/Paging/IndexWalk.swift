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
  /// The first page of the list of each page that was given out.
  private var lists: [String: String] = [:]

  private struct Visit: Sendable {
    var url: String
    /// How many links away from the first list.
    var level: Int
    /// The first page of its list.
    var list: String
    /// Its place in the template; nil for a page that none names.
    var place: Int?
  }

  /// A walk at its beginning.
  public init(_ plan: Plan) {
    self.plan = plan
    let start = URLReference.resolve(plan.start, base: plan.start) ?? plan.start
    waiting = [Visit(url: start, level: 0, list: start)]
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
    lists[visit.url] = visit.list
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
    var further = page.furtherPages(plan.paging).map { Visit(url: $0, level: visit.level, list: visit.list) }
    if case .template(let template) = plan.paging, visit.level == 0, visit.place == nil || !links.isEmpty {
      // A template may name the first page again: what has been seen is passed over.
      var place = visit.place.map { $0 + 1 } ?? 0
      while let next = template.url(at: place), visited.contains(next) { place += 1 }
      if let next = template.url(at: place) {
        further = [Visit(url: next, level: 0, list: visit.list, place: place)]
      }
    }
    // The pages of this list go before other lists.
    waiting.insert(contentsOf: further.filter { visited.insert($0.url).inserted }, at: 0)
    if visit.level < plan.depth {
      for index in indexes where visited.insert(index.url).inserted {
        waiting.append(Visit(url: index.url, level: visit.level + 1, list: index.url))
      }
    }
    return links
  }

  /// Tells that a page could not be had: a list by a template ends there.
  public mutating func miss(_ url: String) { open[url] = nil }

  /// Leaves out the further pages of the list that a page belongs to: where all its links are known, the older ones
  /// behind it are, too.
  public mutating func enough(ofListWith url: String) {
    guard let list = lists[url] else { return }
    waiting.removeAll { $0.list == list }
  }
}
