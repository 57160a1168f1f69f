internal import Discovering
internal import Fetching
internal import HTTP
internal import Politeness
internal import Records

/// What a thing that was found is to a source.
enum Finding {
  /// It was not known.
  case new
  /// It is known, as its own or another source's.
  case known
  /// Its filter does not want it.
  case unwanted
}

// How pages are found, judged and kept.
extension HarvestRun {
  /// Takes note of a page that a source leads to.
  ///
  /// `words` are what keywords are looked for in, the title unless said; `changed` is the day on which the page
  /// changed, by its source.
  func find(
    _ url: String, title: String = "", words: String? = nil, day: String? = nil, changed: String? = nil,
    by source: Int
  ) throws -> Finding {
    guard let url = try URLNormalization.normalized(url).map(pageURL) else { return .unwanted }
    let words = words ?? title
    let candidate = DiscoveryFilter.Candidate(url: url, title: words.isEmpty ? nil : words, day: day)
    if case .leftOut = sources[source].filter.verdict(on: candidate, isComplete: false) {
      summaries[source].leftOut += 1
      return .unwanted
    }
    let now = crawl.now.milliseconds
    let stored = try catalogue.page(url)
    var page =
      try stored ?? adopted(url)
      ?? KnownPage(
        url: url, source: sources[source].name, firstSeen: now, lastSeen: now)
    let isNew = stored == nil && page.state == .found
    page.lastSeen = now
    if !title.isEmpty { page.title = title }
    if let day { page.day = day }
    if page.source != sources[source].name, owns(source, page) {
      page.source = sources[source].name
      if page.state != .found { gained[source].append(url) }
    }
    if page.nextLook == KnownPage.never { page.nextLook = nextLook(page) }
    // A change of today may have come after today's look.
    if let changed, page.state != .found, "\(Moment(milliseconds: page.lastLook))".prefix(10) <= changed {
      page.nextLook = min(page.nextLook, began.milliseconds)
    }
    // That it was found again is written down once a week: for most pages nothing else is new.
    if page.lastSeen - (stored?.lastSeen ?? 0) < 7 * LookAgain.day, let stored {
      page.lastSeen = stored.lastSeen
      if page != stored { try catalogue.put(page) }
    } else {
      try catalogue.put(page)
    }
    if isNew, page.source == sources[source].name { found[source].append(url) }
    return isNew ? .new : .known
  }

  /// The URL that a page is known by: without what numbers a visit, and with the scheme under which it was found first,
  /// as a site that goes over to https has no page anew. Not where that one cannot be had any more.
  private func pageURL(_ url: String) throws -> String {
    let url = SessionIdentifiers.removed(from: url)
    guard try catalogue.page(url) == nil, let colon = url.firstIndex(of: ":") else { return url }
    let twin = (url[..<colon] == "https" ? "http" : "https") + url[colon...]
    if let known = try catalogue.page(twin) ?? adopted(twin) {
      return known.isGone || known.failures > 0 ? url : twin
    }
    return url
  }

  /// Whether a page is this source's rather than the one's that has it: that one stands behind, or is no more.
  func owns(_ source: Int, _ page: KnownPage) -> Bool {
    guard let owner = turns[page.source], let own = turns[sources[source].name] else { return true }
    return own <= owner
  }

  /// The new pages of a source that are to be asked for, up to its cap: those just found, then those that earlier runs
  /// left.
  func newPages(of source: Int) throws -> [String] {
    let name = sources[source].name
    var pages = try found[source].filter { try catalogue.page($0)?.source == name }
    let seen = Set(pages)
    pages += try catalogue.duePages(of: name, came: false, at: began, all: all).filter {
      try !seen.contains($0) && !takeKept($0, source)
    }
    guard let cap = sources[source].pageCap, pages.count > cap else { return pages }
    for url in pages[cap...] {
      skip(
        .page(source: source, url: url), "\"most\" allows \(cap) new pages of a run: run again for the others"
      )
    }
    return Array(pages[..<cap])
  }

  /// Where a page belongs by what it says: in its source's folder, or in that of what is left out.
  func folder(of page: FetchedPage, _ known: KnownPage, _ source: Int) -> String {
    let (own, filter) = (sources[source].folder, sources[source].filter)
    let needsFacts = !filter.keywords.isEmpty || filter.since != nil || filter.until != nil
    let facts = needsFacts ? examine(page) : nil
    let title = [known.title, facts?.title ?? ""].joined(separator: " ")
    let candidate = DiscoveryFilter.Candidate(
      url: page.url, title: title, text: facts?.text,
      day: facts?.day ?? (known.day.isEmpty ? nil : known.day))
    if case .leftOut = filter.verdict(on: candidate, isComplete: !needsFacts || facts != nil) {
      return "\(own)/\(HarvestSource.leftOutFolder)"
    }
    return own
  }

  /// What came of asking for a page.
  func pageEnded(_ url: String, of source: Int, _ event: CrawlEvent) throws {
    let now = crawl.now
    if case .skipped(let reason) = event {
      guard case .failingPage = reason else {
        skip(.page(source: source, url: url), reason)
        return
      }
    }
    var page =
      try catalogue.page(url)
      ?? KnownPage(
        url: url, source: sources[source].name, firstSeen: now.milliseconds, lastSeen: now.milliseconds)
    page.lastLook = now.milliseconds
    var folder: String?
    if case .answered(let response) = event, [200, 203].contains(response.status), !response.body.isEmpty {
      folder = self.folder(
        of: FetchedPage(url: url, retrievedAt: "\(now)", response: response), page, source)
    }
    let result = try store.settle(event, of: url, at: "\(now)", in: folder)
    switch result {
    case .kept(let kept):
      take(kept, folder: folder ?? "", &page, source)
      page.nextLook = nextLook(page)
    case .notModified:
      good(&page)
      summaries[source].unchanged += 1
      page.nextLook = nextLook(page)
    case .failed(let failure, let path?) where ["status-404", "status-410"].contains(failure.kind):
      good(&page)
      page.isGone = true
      summaries[source].gone += 1
      let since = try store.newest(url)?.goneAt.flatMap(WrittenMoment.milliseconds)
      page.nextLook = LookAgain.gone(since: since ?? now.milliseconds, at: now)
      _ = path
    case .failed(let failure, _):
      if page.failures == 0 { page.failingSince = now.milliseconds }
      page.failures += 1
      page.problem = failure.message
      page.nextLook = LookAgain.failure(page.failures, at: now)
      fail(source, failure.message)
    }
    try catalogue.put(page)
  }

  /// What a page that came is to its source.
  func take(_ kept: PageStore.Result, folder: String, _ page: inout KnownPage, _ source: Int) {
    let now = crawl.now.milliseconds
    let before = page.state
    good(&page)
    page.state = state(in: folder, source)
    if case .unchanged = kept { summaries[source].unchanged += 1 } else { page.lastChange = now }
    if page.state == .leftOut {
      if before != .leftOut { summaries[source].leftOut += 1 }
      return
    }
    switch kept {
    case .unchanged where before == .kept: return
    case .revised where before == .kept: summaries[source].revised += 1
    case .new, .revised, .unchanged: summaries[source].new += 1
    }
    report(.came(source: sources[source].name, url: page.url, isNew: before != .kept))
  }

  /// When a page that came is looked at again: one that the filter does not want never, unless its source says that it
  /// changed.
  func nextLook(_ page: KnownPage) -> Int {
    page.state == .leftOut ? KnownPage.never : LookAgain.page(page, at: crawl.now)
  }

  private func good(_ page: inout KnownPage) {
    page.failures = 0
    page.failingSince = 0
    page.problem = ""
    page.isGone = false
  }
}
