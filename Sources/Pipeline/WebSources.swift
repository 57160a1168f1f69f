internal import Discovering
internal import Fetching
internal import Harvesting
internal import Politeness

/// Reads what sources say of the web, and collects what is wrong with it beyond its shape.
struct WebSources {
  /// The keys of a source that say how its pages come; no figure depends on them.
  static let keys: Set = ["index", "feeds", "sitemaps", "urls", "warc", "filter", "every", "most"]
  /// Those that lead to pages, of which a request needs a contact.
  private static let asking = ["index", "feeds", "sitemaps", "urls"]

  /// The file, as it was named.
  let file: String
  /// Its folder.
  var base = "."
  /// What is wrong.
  private(set) var problems: [ConfigurationProblem] = []
  private var names: Set<String> = []
  /// The first source that asks hosts.
  private var firstAsking: (node: JSONNode, path: String)?

  init(file: String) { self.file = file }

  /// Whether a source has anything from the web.
  static func isOnWeb(_ node: JSONNode) -> Bool { (asking + ["warc"]).contains { node[$0] != nil } }

  /// A source's way on the web; nil where it has none.
  mutating func source(_ node: JSONNode, index: Int) -> HarvestSource? {
    let path = "sources[\(index)]"
    guard Self.isOnWeb(node) else {
      if case .object = node.value, node["files"] == nil {
        report(
          node, path, "names no pages", allowed: "one or more of files, index, feeds, sitemaps, urls, warc")
      }
      for key in ["filter", "every", "most"] {
        if let value = node[key] {
          report(
            value, "\(path).\(key)", "says nothing of a source that is not on the web",
            allowed: "beside index, feeds, sitemaps, urls or warc")
        }
      }
      return nil
    }
    let name = node["name"]?.text ?? ""
    if !name.isEmpty, !names.insert(name).inserted {
      report(
        node["name"] ?? node, "\(path).name", "found \"\(name)\", which an earlier source on the web has",
        allowed: "a name of its own")
    }
    if firstAsking == nil, let key = Self.asking.first(where: { node[$0] != nil }) {
      firstAsking = (node[key] ?? node, "\(path).\(key)")
    }
    var entries: [HarvestEntry] = []
    for (place, element) in elements(node, "index").enumerated() where element["url"]?.text != nil {
      entries.append(.index(plan(element, "\(path).index[\(place)]")))
    }
    entries += texts(node, "feeds").map(HarvestEntry.feed)
    entries += texts(node, "sitemaps").map(HarvestEntry.sitemap)
    entries += texts(node, "urls").map { .list(path: resolved($0)) }
    var archives: [ArchivePattern] = []
    for (place, text) in texts(node, "warc").enumerated() {
      let pattern = ArchivePattern(path: resolved(text))
      do { _ = try Glob(pattern.pattern) } catch {
        report(elements(node, "warc")[place], "\(path).warc[\(place)]", "\(error)")
      }
      archives.append(pattern)
    }
    let filter = node["filter"]
    return HarvestSource(
      name: name, entries: entries, archives: archives,
      filter: DiscoveryFilter(
        keywords: texts(filter, "keywords"), since: filter?["since"]?.text, until: filter?["until"]?.text,
        hosts: texts(filter, "hosts"), deniedHosts: texts(filter, "not_hosts")),
      hours: node["every"]?.integer ?? HarvestSource.standardHours, pageCap: node["most"]?.integer)
  }

  /// What holds for all; call it once all sources are read.
  mutating func options(_ node: JSONNode) -> HarvestOptions {
    if let firstAsking, node["contact"] == nil {
      report(
        firstAsking.node, firstAsking.path, "needs \"contact\" at the top of the file, which is missing",
        allowed: "a mail address or URL by which a site's owner reaches you")
    }
    var options = HarvestOptions(contact: node["contact"]?.text)
    let fetching = node["fetching"]
    if let delay = fetching?["delay"]?.integer { options.politeness.delay = .seconds(delay) }
    if let hosts = fetching?["hosts"]?.integer { options.politeness.hosts = hosts }
    if let cap = fetching?["daily_cap"]?.integer { options.politeness.dailyCap = cap }
    options.politeness.requests = fetching?["requests"]?.integer
    options.politeness.bytes = fetching?["megabytes"]?.integer.map { $0 * 1_000_000 }
    options.localHosts = Set(texts(fetching, "local_hosts"))
    return options
  }

  private mutating func plan(_ node: JSONNode, _ path: String) -> IndexWalk.Plan {
    var links = LinkRule(patterns: patterns(node, "links", path))
    if let element = node["selector"], let text = element.text {
      links.selector = selector(text, element, "\(path).selector")
    }
    let sections = patterns(node, "sections", path)
    return IndexWalk.Plan(
      start: node["url"]?.text ?? "", links: links, paging: paging(node["paging"], "\(path).paging"),
      indexes: sections.isEmpty ? nil : LinkRule(patterns: sections),
      depth: sections.isEmpty ? 0 : node["depth"]?.integer ?? 1, pageCap: node["pages"]?.integer ?? 200)
  }

  private mutating func paging(_ node: JSONNode?, _ path: String) -> Paging {
    guard let node, let text = node.text else { return .automatic }
    switch text {
    case "auto": return .automatic
    case "none": return .none
    default:
      guard text.contains("{") || text.contains("://") else {
        return selector(text, node, path).map(Paging.selector) ?? .automatic
      }
      do throws(URLTemplateError) { return .template(try URLTemplate(text)) } catch {
        report(node, path, "\(error)")
        return .automatic
      }
    }
  }

  private mutating func selector(_ text: String, _ node: JSONNode, _ path: String) -> Selector? {
    do throws(SelectorError) { return try Selector(text) } catch {
      report(node, path, "\(error)")
      return nil
    }
  }

  private mutating func patterns(_ node: JSONNode, _ key: String, _ path: String) -> [URLPattern] {
    var patterns: [URLPattern] = []
    for (place, element) in elements(node, key).enumerated() {
      guard let text = element.text else { continue }
      do throws(GlobError) { patterns.append(try URLPattern(text)) } catch {
        report(element, "\(path).\(key)[\(place)]", "\(error)")
      }
    }
    return patterns
  }

  private func elements(_ node: JSONNode, _ key: String) -> [JSONNode] { node[key]?.elements ?? [] }

  private func texts(_ node: JSONNode?, _ key: String) -> [String] {
    node?[key]?.elements.compactMap(\.text) ?? []
  }

  private func resolved(_ path: String) -> String {
    path.hasPrefix("/") ? path : base == "." ? path : "\(base)/\(path)"
  }

  private mutating func report(_ node: JSONNode, _ path: String, _ found: String, allowed: String = "") {
    problems.append(
      ConfigurationProblem(file: file, place: node.place, path: path, found: found, allowed: allowed))
  }
}
