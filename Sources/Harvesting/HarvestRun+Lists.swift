internal import Discovering
internal import Fetching
internal import Foundation
internal import HTTP
internal import Politeness

// How lists are read: index pages, feeds, sitemaps, files of URLs.
extension HarvestRun {
  /// The most parts of a feed, or sitemaps of an index of sitemaps, that are read.
  private static let partCap = 1_000

  /// Begins an entry of a source.
  func begin(_ entry: Int, of source: Int, _ schedule: inout Schedule) throws {
    switch sources[source].entries[entry] {
    case .index(let plan):
      entries[source][entry].walk = IndexWalk(plan)
      entries[source][entry].isWalked = try catalogue.isWalked(
        plan.start, of: sources[source].name, plan: "\(plan)")
    case .feed(let url), .sitemap(let url):
      entries[source][entry].waiting = [url]
      entries[source][entry].seen = [url]
    case .list(let path): try readList(path, entry, of: source)
    }
    try goOn(entry, of: source, &schedule)
  }

  /// Asks for the next list of an entry.
  private func goOn(_ entry: Int, of source: Int, _ schedule: inout Schedule) throws {
    var next: String?
    var limits = HTTPLimits()
    switch sources[source].entries[entry] {
    case .list: return
    case .index(let plan):
      next = entries[source][entry].walk?.next()
      if next == nil, let walk = entries[source][entry].walk, !entries[source][entry].isBroken {
        if walk.leftOut > 0 {
          report(
            .notice(
              "\(sources[source].name): \(plan.start): \(walk.leftOut) further pages of the list are beyond the first "
                + "\(plan.pageCap): raise \"pages\" to have them"))
        }
        try catalogue.putWalk(plan.start, of: sources[source].name, plan: "\(plan)")
      }
    case .feed, .sitemap:
      if !entries[source][entry].waiting.isEmpty { next = entries[source][entry].waiting.removeFirst() }
      limits.bodyBytes = Sitemap.byteCap
    }
    guard let next else { return }
    try ask(
      .list(ListTask(source: source, entry: entry, url: next)), next,
      validators: try catalogue.list(next)?.validators, limits: limits, &schedule)
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
        try read(list, task)
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

  private func failList(_ task: ListTask, _ message: String) {
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
        try read(try Sitemap(bytes: list.body, url: list.effectiveURL, hosts: hosts), task)
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
  }

  private func read(_ feed: Feed, _ task: ListTask) throws {
    if let damage = feed.damage { notice(task, "is damaged (\(damage)): entries behind may be missing") }
    var new = 0
    for entry in feed.entries {
      guard let url = entry.url else { continue }
      let words = entry.title + " " + entry.summary
      if try find(url, title: entry.title, words: words, day: entry.day, by: task.source) == .new { new += 1 }
    }
    if let next = feed.next, new > 0 { add(next, task) }
  }

  private func read(_ sitemap: Sitemap, _ task: ListTask) throws {
    if let damage = sitemap.damage { notice(task, "is damaged (\(damage)): URLs behind may be missing") }
    if sitemap.unread > 0 {
      notice(task, "\(sitemap.unread) URLs behind the first \(Sitemap.urlCap) are not read")
    }
    if let first = sitemap.refused.first {
      notice(task, "\(sitemap.refused.count) URLs are not taken, the first: \(first.url) \(first.reason)")
    }
    for entry in sitemap.entries {
      switch sitemap.kind {
      case .sitemaps: add(entry.url, task)
      case .pages: _ = try find(entry.url, changed: entry.lastModified, by: task.source)
      }
    }
  }

  /// Adds a further part of a feed or sitemap.
  private func add(_ url: String, _ task: ListTask) {
    guard !entries[task.source][task.entry].seen.contains(url) else { return }
    guard entries[task.source][task.entry].seen.count < Self.partCap else {
      notice(task, "\(url) is beyond the first \(Self.partCap) parts and not read")
      return
    }
    entries[task.source][task.entry].seen.insert(url)
    entries[task.source][task.entry].waiting.append(url)
  }

  private func notice(_ task: ListTask, _ text: String) {
    report(.notice("\(sources[task.source].name): \(task.url): \(text)"))
  }

  /// A file with a URL a line.
  private func readList(_ path: String, _ entry: Int, of source: Int) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      entries[source][entry].isBroken = true
      fail(source, "\(path): no such file, or not readable: write a URL a line to it, or name another")
      return
    }
    for (number, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var text = Substring(String(decoding: line, as: UTF8.self))
      while let last = text.last, last.isWhitespace { text.removeLast() }
      text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      if URLReference.resolve(String(text), base: String(text)) == nil {
        fail(source, "\(path):\(number + 1): '\(text.prefix(80))' is no absolute http or https URL")
      } else {
        _ = try find(String(text), by: source)
      }
    }
  }
}
