import Discovering
import Fetching
import Foundation
import Politeness
import TestSupport
import Testing

@testable import Harvesting

/// A raw folder and a site, looked at without waits, at days that a test names.
struct HarvestBench {
  let folder: TemporaryFolder
  let raw: String
  let site: TestSite

  init() throws {
    folder = try TemporaryFolder()
    raw = folder.path("raw")
    site = try TestSite()
  }

  /// A look, so many days after 2023-11-14T22:13:20Z; what was told, in words.
  @discardableResult
  func look(
    _ sources: [HarvestSource], day: Int, all: Bool = false,
    _ change: (inout PolitenessOptions) -> Void = { _ in }
  ) async throws -> [String] {
    var options = HarvestOptions(contact: "test@example.org", localHosts: ["127.0.0.1"])
    options.politeness.delay = .zero
    options.politeness.backoff = .milliseconds(1)
    options.politeness.attempts = 2
    change(&options.politeness)
    let harvest = Harvest(sources, options: options, raw: raw, version: "0") { page in
      let text = String(decoding: page.body, as: UTF8.self)
      return page.unreadableKind == nil ? PageFacts(title: nil, text: text, day: nil) : nil
    }
    var told: [String] = []
    let moment = Moment(milliseconds: 1_700_000_000_000 + day * 86_400_000)
    try await harvest.run(all: all, at: moment) { told.append(words($0)) }
    return told
  }

  private func words(_ event: HarvestEvent) -> String {
    func plain(_ text: String) -> String { text.replacing(site.url(""), with: "") }
    return switch event {
    case .notDue(let source, let next): "\(source) not before \(next)"
    case .came(_, let url, let isNew): "\(isNew ? "new" : "revised") \(plain(url))"
    case .failed(_, let message): "failed \(plain(message).prefix { $0 != ":" })"
    case .skipped(_, let count, let first, let reason): "skipped \(count) \(plain(first)): \(plain(reason))"
    case .failing(let url): "failing \(plain(url.url)) \(url.failures)"
    case .notice(let text): "notice \(plain(text))"
    case .ended(let sum):
      "\(sum.source): \(sum.new) new, \(sum.revised) revised, \(sum.unchanged) unchanged, \(sum.gone) gone, "
        + "\(sum.leftOut) left out, \(sum.failed) failed, \(sum.skipped) skipped"
    }
  }

  /// A source of an index page.
  func index(_ name: String = "news", _ path: String = "/list.html") throws -> HarvestSource {
    let links = LinkRule(selector: try Selector(".list a"))
    return HarvestSource(
      name: name, entries: [.index(IndexWalk.Plan(start: site.url(path), links: links))])
  }

  /// The pages that a pattern finds below the raw folder.
  func files() throws -> [String] {
    try FileFinder.paths(below: raw, matching: ["**"]).map {
      $0.replacing("127.0.0.1_\(site.server.port)", with: "HOST")
    }
  }
}
