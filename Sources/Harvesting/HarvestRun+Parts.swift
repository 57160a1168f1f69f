internal import Discovering
internal import Fetching
internal import Foundation
internal import Politeness

// How feeds, sitemaps and files of URLs are read.
extension HarvestRun {
  /// The most parts of a feed, or sitemaps of an index of sitemaps, that are read.
  private static let partCap = 1_000

  func read(_ feed: Feed, _ task: ListTask) throws {
    if let damage = feed.damage { notice(task, "is damaged (\(damage)): entries behind may be missing") }
    var new = 0
    for entry in feed.entries {
      guard let url = entry.url else { continue }
      let words = entry.title + " " + entry.summary
      if try find(url, title: entry.title, words: words, day: entry.day, by: task.source) == .new { new += 1 }
    }
    if let next = feed.next, new > 0 { add(next, task) }
  }

  func read(_ sitemap: Sitemap, _ task: ListTask) throws {
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

  /// Whether a source has read a sitemap of pages as it stands: then nothing is in it that the catalogue has not.
  func isRead(_ sitemap: KnownList, _ url: String, _ source: Int) throws -> Bool {
    try catalogue.isRead(url, of: sources[source].name, stamp: stamp(of: sitemap, source))
  }

  /// Takes note that a sitemap was read. Not of one that leads to others, which have news of their own, nor of one that
  /// tells of changes today: there may be more of them behind this look.
  func remember(_ sitemap: Sitemap, _ list: KnownList, _ task: ListTask) throws {
    let today = "\(crawl.now)".prefix(10)
    guard sitemap.kind == .pages, list.validators != nil,
      sitemap.entries.allSatisfy({ ($0.lastModified ?? "") < today })
    else { return }
    try catalogue.putRead(task.url, of: sources[task.source].name, stamp: stamp(of: list, task.source))
  }

  /// Which sitemap it is, and how a source reads it; whose its pages are depends on the turn of the source.
  private func stamp(of sitemap: KnownList, _ source: Int) -> String {
    "\(sitemap.entityTag) \(sitemap.lastModified) \(turns[sources[source].name] ?? 0) \(sources[source].filter)"
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
  func readList(_ path: String, _ entry: Int, of source: Int) throws {
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
