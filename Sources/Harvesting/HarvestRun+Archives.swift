internal import Discovering
internal import Fetching
internal import Foundation
internal import Politeness

// How WARC files are taken in.
extension HarvestRun {
  /// Reads the archives of a source that are new or look different, each once, record by record.
  func readArchives(of source: Int) throws {
    let name = sources[source].name
    for archive in sources[source].archives {
      let paths: [String]
      do { paths = try FileFinder.paths(below: archive.folder, matching: [archive.pattern]) } catch {
        fail(source, "\(error)")
        continue
      }
      if paths.isEmpty {
        fail(source, "\(archive.folder)/\(archive.pattern): no such file: name WARC files that exist")
      }
      for path in paths {
        let file = "\(archive.folder)/\(path)"
        // A file that is still being written looks different the next time.
        let stamp = Self.stamp(file) + "\(sources[source].filter)"
        if !all, try catalogue.isRead(file, of: name, stamp: stamp) { continue }
        do {
          var reader = try WARCFile.reader(path: file)
          while let item = try reader.next() { try take(item, file, source) }
        } catch let error as WARCFileError {
          fail(source, "\(error)")
          continue
        }
        try catalogue.putRead(file, of: name, stamp: stamp)
      }
    }
  }

  private func take(_ item: WARCItem, _ file: String, _ source: Int) throws {
    switch item {
    case .damage(let damage): fail(source, "\(damage)")
    case .record(let record):
      do {
        guard let page = try record.page(), page.isText, !page.body.isEmpty else { return }
        try take(page, file, source)
      } catch let error as WARCPageError {
        fail(source, "\(file): \(error)")
      }
    }
  }

  /// Keeps a page of an archive as if it had been fetched when the record says.
  private func take(_ archived: WARCPage, _ file: String, _ source: Int) throws {
    guard let url = URLNormalization.normalized(archived.url) else { return }
    let candidate = DiscoveryFilter.Candidate(url: url)
    if case .leftOut = sources[source].filter.verdict(on: candidate, isComplete: false) {
      summaries[source].leftOut += 1
      return
    }
    let known = try catalogue.page(url) ?? adopted(url)
    let newest = try store.newest(url)
    let isKept = try store.path(of: url) != nil
    // What is kept is newer, or whole where this is not: the archive adds nothing to it.
    if isKept, let came = newest?.retrievedAt.flatMap(WrittenMoment.milliseconds),
      archived.truncated != nil || (archived.retrievedAt.flatMap(WrittenMoment.milliseconds) ?? 0) < came
    {
      summaries[source].unchanged += 1
      return
    }
    if let reason = archived.truncated {
      report(
        .notice(
          "\(sources[source].name): \(file): \(url) was cut short there (\(reason)); it is kept as it is"))
    }
    let now = crawl.now.milliseconds
    var page =
      known
      ?? KnownPage(
        url: url, source: sources[source].name, firstSeen: now, lastSeen: now)
    if known == nil { page.nextLook = KnownPage.never }
    let fetched = FetchedPage(archived, url: url, moment: "\(crawl.now)")
    if owns(source, page) {
      page.source = sources[source].name
      let folder = folder(of: fetched, page, source)
      take(try store.keep(fetched, in: folder), folder: folder, &page, source)
    } else {
      // An earlier source's: it has the revision, and lies where it did.
      if case .revised = try store.keep(fetched) { page.lastChange = now }
      summaries[source].unchanged += 1
    }
    page.lastSeen = now
    try catalogue.put(page)
  }

  /// How a file looks: its size and when it was changed.
  private static func stamp(_ path: String) -> String {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    let changed = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\((facts?[.size] as? Int) ?? 0) \(Int(changed * 1_000)) "
  }
}
