internal import Discovering
internal import Fetching
internal import Politeness

// What the raw folder holds already.
extension HarvestRun {
  /// Takes the pages of the sources' folders into a new catalogue.
  func adoptPages() throws {
    for source in sources.indices {
      let paths = (try? FileFinder.paths(below: store.root, matching: [sources[source].files])) ?? []
      for path in paths {
        guard let url = try store.url(of: path).flatMap({ URLNormalization.normalized($0) }),
          try catalogue.page(url) == nil, let page = try adopted(url)
        else { continue }
        try catalogue.put(page)
      }
    }
  }

  /// What can be told of a page that is kept and of which the catalogue knows nothing; nil where none is kept.
  func adopted(_ url: String) throws -> KnownPage? {
    guard try store.path(of: url) != nil, let newest = try store.newest(url), let path = newest.path else {
      return nil
    }
    let parts = path.split(separator: "/").dropFirst().dropLast(2).map(String.init)
    let came = newest.retrievedAt.flatMap(WrittenMoment.milliseconds) ?? began.milliseconds
    // A page of no source becomes that of the one that finds it.
    var page = KnownPage(
      url: url, source: parts.first ?? "", firstSeen: came, lastSeen: began.milliseconds)
    page.state = parts.dropFirst().first == HarvestSource.leftOutFolder ? .leftOut : .kept
    page.lastChange = came
    page.isGone = newest.goneAt != nil
    page.nextLook = page.state == .leftOut ? KnownPage.never : LookAgain.spread(page, at: began)
    return page
  }

  /// Judges the kept pages of a source anew where its filter is another one than the last time, and those that became
  /// its own; each is moved to where it belongs.
  func judgeAgain(_ source: Int) throws {
    let name = sources[source].name
    let filter = "\(sources[source].filter)"
    var urls = gained[source]
    var (wanted, unwanted) = (0, 0)
    if try !catalogue.isRead("filter", of: name, stamp: filter) {
      urls = try catalogue.pages(of: name)
    }
    for url in urls {
      guard var page = try catalogue.page(url) else { continue }
      let before = page.state
      guard try judge(&page, source), page.state != before else { continue }
      if page.state == .kept { wanted += 1 } else { unwanted += 1 }
      page.nextLook = nextLook(page)
      try catalogue.put(page)
    }
    summaries[source].new += wanted
    if wanted + unwanted > 0 {
      report(
        .notice(
          "\(name): by its filter \(wanted) kept pages are wanted that were left out, and \(unwanted) are left out now"
        ))
    }
    try catalogue.putRead("filter", of: name, stamp: filter)
  }

  /// Moves a kept page to where it belongs by what it says; false where nothing is kept.
  private func judge(_ page: inout KnownPage, _ source: Int) throws -> Bool {
    guard let newest = try store.newest(page.url), let answer = newest.answer,
      let body = try newest.sha256.flatMap({ try store.body(sha256: $0) })
    else { return false }
    let kept = FetchedPage(
      url: page.url, retrievedAt: newest.retrievedAt ?? "", answer: answer, body: body)
    let folder = folder(of: kept, page, source)
    try store.move(page.url, to: folder)
    page.state = state(in: folder, source)
    return true
  }

  /// What a page in a folder is to its source.
  func state(in folder: String, _ source: Int) -> KnownPage.State {
    folder == sources[source].folder ? .kept : .leftOut
  }

  /// Takes in a page that came in a run which was killed before it could write that down; false where it did not come.
  func takeKept(_ url: String, _ source: Int) throws -> Bool {
    guard var page = try catalogue.page(url), let kept = try adopted(url) else { return false }
    (page.lastChange, page.isGone, page.failures) = (kept.lastChange, kept.isGone, 0)
    guard try judge(&page, source) else { return false }
    page.nextLook = nextLook(page)
    try catalogue.put(page)
    if page.state == .leftOut { summaries[source].leftOut += 1 } else { summaries[source].new += 1 }
    if page.state == .kept { report(.came(source: sources[source].name, url: url, isNew: true)) }
    return true
  }
}
