internal import Discovering
internal import Fetching
internal import HTTP
internal import Politeness

// How lists are asked for, and index pages read.
extension HarvestRun {
  /// Begins an entry of a source.
  func begin(_ entry: Int, of source: Int, _ schedule: inout Schedule) throws {
    switch sources[source].entries[entry] {
    case .index(let plan):
      entries[source][entry].walk = IndexWalk(plan)
      let name = sources[source].name
      entries[source][entry].isWalked = try catalogue.isRead(
        plan.start, of: name, stamp: stamp(of: plan, source))
      if !entries[source][entry].isWalked { try catalogue.dropFurther(in: plan.start, of: name) }
    case .feed(let url), .sitemap(let url):
      entries[source][entry].waiting = [url]
      entries[source][entry].seen = [url]
    case .list(let path): try readList(path, entry, of: source)
    }
    try goOn(entry, of: source, &schedule)
  }

  /// How an index is read: where that changes, it is read anew.
  private func stamp(of plan: IndexWalk.Plan, _ source: Int) -> String { "\(plan) \(sources[source].filter)" }

  /// Asks for the next list of an entry.
  private func goOn(_ entry: Int, of source: Int, _ schedule: inout Schedule) throws {
    let next: String?
    var limits = HTTPLimits()
    switch sources[source].entries[entry] {
    case .list: return
    case .index(let plan): next = try nextPage(of: plan, entry, of: source)
    case .feed, .sitemap:
      next = entries[source][entry].waiting.isEmpty ? nil : entries[source][entry].waiting.removeFirst()
      limits.bodyBytes = Sitemap.byteCap
    }
    guard let next else { return }
    try ask(
      .list(ListTask(source: source, entry: entry, url: next)), next,
      validators: try validators(next, source),
      limits: limits, &schedule)
  }

  /// The next page of an index: as far as there is news, then those of earlier walks that are due; nil at its end.
  private func nextPage(of plan: IndexWalk.Plan, _ entry: Int, of source: Int) throws -> String? {
    if let next = entries[source][entry].walk?.next() { return next }
    let name = sources[source].name
    if !entries[source][entry].isLookedAtAgain {
      entries[source][entry].isLookedAtAgain = true
      let due = try catalogue.dueFurther(plan.start, of: name, at: began, all: all)
      entries[source][entry].walk?.lookAgain(at: due)
      if let next = entries[source][entry].walk?.next() { return next }
    }
    guard let walk = entries[source][entry].walk, !entries[source][entry].isBroken else { return nil }
    if walk.leftOut > 0 {
      report(
        .notice(
          "\(name): \(plan.start): \(walk.leftOut) further pages of the list are beyond the first "
            + "\(plan.pageCap): raise \"pages\" to have them"))
    }
    try catalogue.putRead(plan.start, of: name, stamp: stamp(of: plan, source))
    return nil
  }

  /// What to ask by whether a list changed; nil where it must come whole.
  private func validators(_ url: String, _ source: Int) throws -> Validators? {
    guard let list = try catalogue.list(url) else { return nil }
    return try list.body.isEmpty && !isRead(list, url, source) ? nil : list.validators
  }

  /// A list that may not be asked for: its entry goes on without it.
  func refused(_ task: HarvestTask, _ schedule: inout Schedule) throws {
    guard case .list(let list) = task else { return }
    entries[list.source][list.entry].walk?.miss(list.url)
    try goOn(list.entry, of: list.source, &schedule)
  }

  /// What came of asking for a list.
  func listEnded(_ task: ListTask, _ event: CrawlEvent, _ schedule: inout Schedule) throws {
    switch event {
    case .skipped(let reason):
      if case .failingPage(_, let last) = reason {
        failList(task, "\(task.url): \(last): run again later")
      } else {
        skip(.list(task), reason)
      }
      entries[task.source][task.entry].walk?.miss(task.url)
    case .failed(let error):
      failList(task, "\(error)")
      entries[task.source][task.entry].walk?.miss(task.url)
    case .answered(let response):
      if let list = try list(task.url, response) {
        if try response.status != 304 || !isRead(list, task.url, task.source) { try read(list, task) }
      } else if entries[task.source][task.entry].walk?.isAgain(task.url) == true,
        [404, 410].contains(response.status)
      {
        // The list has become shorter.
        try putFurther(task, hasNews: false)
        entries[task.source][task.entry].walk?.miss(task.url)
      } else {
        if !isEndOfTemplate(task, response) {
          failList(
            task, "\(task.url): the server answered \(response.status): see whether the URL is right")
        }
        entries[task.source][task.entry].walk?.miss(task.url)
      }
    }
    try goOn(task.entry, of: task.source, &schedule)
  }

  func failList(_ task: ListTask, _ message: String) {
    entries[task.source][task.entry].isBroken = true
    fail(task.source, message)
  }

  /// The list of an answer, or the one at hand where it says that nothing changed; nil where it has none.
  private func list(_ url: String, _ response: HTTPResponse) throws -> KnownList? {
    switch response.status {
    case 304:
      try catalogue.touch(list: url, at: crawl.now)
      return try catalogue.list(url)
    case 200, 203:
      let list = KnownList(
        effectiveURL: response.address.text, contentType: response.headers["Content-Type"] ?? "",
        entityTag: response.headers["ETag"] ?? "", lastModified: response.headers["Last-Modified"] ?? "",
        body: response.body)
      try catalogue.put(list, of: url, at: crawl.now)
      return list
    default: return nil
    }
  }

  /// Whether a page that is not there is where a list by a template ends.
  private func isEndOfTemplate(_ task: ListTask, _ response: HTTPResponse) -> Bool {
    guard case .index(let plan) = sources[task.source].entries[task.entry], case .template = plan.paging
    else { return false }
    return [404, 410].contains(response.status) && task.url != plan.start
  }

  private func read(_ list: KnownList, _ task: ListTask) throws {
    let charset = DeclaredCharset.of(contentType: list.contentType)
    do {
      switch sources[task.source].entries[task.entry] {
      case .index:
        let page = try IndexPage(bytes: list.body, url: list.effectiveURL, declaredCharset: charset)
        try read(page, task)
      case .feed:
        let feed = try Feed(bytes: list.body, url: list.effectiveURL, declaredCharset: charset)
        try read(feed, task)
      case .sitemap:
        let hosts = Set(sources[task.source].filter.hosts)
        let sitemap = try Sitemap(bytes: list.body, url: list.effectiveURL, hosts: hosts)
        try read(sitemap, task)
        try remember(sitemap, list, task)
      case .list: break
      }
    } catch let error as IndexPageError {
      failList(task, "\(error)")
      entries[task.source][task.entry].walk?.miss(task.url)
    } catch let error as XMLPageError {
      failList(task, "\(error)")
    }
  }

  private func read(_ page: IndexPage, _ task: ListTask) throws {
    guard let links = entries[task.source][task.entry].walk?.take(page, asked: task.url) else { return }
    // A site that was made anew: its list would be dead without a word.
    if links.isEmpty, task.url == sources[task.source].entries[task.entry].address {
      fail(
        task.source,
        "\(task.url): no link on it leads to a report: look at it, and at \"links\" and \"selector\"")
    }
    var (new, known) = (0, 0)
    for link in links {
      let title = [link.text, link.title ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      switch try find(link.url, title: title, day: link.day?.isoDay, by: task.source) {
      case .new: new += 1
      case .known: known += 1
      case .unwanted: break
      }
    }
    if entries[task.source][task.entry].isWalked, new == 0, known > 0 {
      entries[task.source][task.entry].walk?.enough(ofListWith: task.url)
    }
    try putFurther(task, hasNews: new > 0)
  }

  /// Takes note of a look at a page of an index, where it is not the first.
  private func putFurther(_ task: ListTask, hasNews: Bool) throws {
    guard let place = entries[task.source][task.entry].walk?.place(of: task.url) else { return }
    try catalogue.put(
      place, in: sources[task.source].entries[task.entry].address, of: sources[task.source].name,
      hasNews: hasNews, at: crawl.now)
  }
}
