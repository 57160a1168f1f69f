public import Discovering

/// A source on the web, as `pipeline.json` declares it: where its reports are found, and which of them are wanted.
public struct HarvestSource: Sendable, Hashable {
  /// Its name: of its folder below the raw folder, and in messages. Each source has one of its own.
  public var name: String
  /// Where reports are found, in the order in which it is read.
  public var entries: [HarvestEntry]
  /// WARC files.
  public var archives: [ArchivePattern]
  /// Which of what is found is wanted.
  public var filter: DiscoveryFilter
  /// Hours from one look to the next; 0 for each run.
  public var hours: Int
  /// The most new pages of a run; nil for any number.
  public var pageCap: Int?

  /// How often a source is looked at unless said: daily.
  public static let standardHours = 24

  /// A source; everything is wanted unless said.
  public init(
    name: String, entries: [HarvestEntry] = [], archives: [ArchivePattern] = [],
    filter: DiscoveryFilter = DiscoveryFilter(), hours: Int = standardHours, pageCap: Int? = nil
  ) {
    self.name = name
    self.entries = entries
    self.archives = archives
    self.filter = filter
    self.hours = hours
    self.pageCap = pageCap
  }

  /// The folder of its pages, below `web/` of the raw folder: each page belongs to one source by its path alone.
  public var folder: String { name }

  /// The pattern of its pages' paths below the raw folder. Those that its filter left out lie in a folder whose name
  /// begins with a dot, which no pattern finds.
  public var files: String { "web/\(folder)/*/*" }

  /// The folder, within ``folder``, of pages that came and that the filter does not want.
  static let leftOutFolder = ".left-out"
}

/// One thing that leads to reports.
public enum HarvestEntry: Sendable, Hashable {
  /// A page with links, and its further pages.
  case index(IndexWalk.Plan)
  /// An RSS or Atom feed, by its URL.
  case feed(String)
  /// A sitemap, or an index of sitemaps, by its URL.
  case sitemap(String)
  /// A file with a URL a line, where the program can open it; empty lines and those that begin with `#` are none.
  case list(path: String)

  /// The URL it begins at, or the file's path.
  public var address: String {
    switch self {
    case .index(let plan): plan.start
    case .feed(let url), .sitemap(let url): url
    case .list(let path): path
    }
  }
}

/// WARC files by a pattern below a folder.
public struct ArchivePattern: Sendable, Hashable {
  /// The folder, where the program can open it.
  public var folder: String
  /// The pattern of paths below it (`Glob`).
  public var pattern: String

  /// Files below a folder.
  public init(folder: String, pattern: String) {
    self.folder = folder
    self.pattern = pattern
  }

  /// A pattern as a path: what stands before the first part with `*`, `?`, `[` or `{` is the folder.
  public init(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let first = parts.dropLast().firstIndex { $0.contains { "*?[{".contains($0) } } ?? parts.count - 1
    let folder = parts[..<first].joined(separator: "/")
    self.init(
      folder: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder,
      pattern: parts[first...].joined(separator: "/"))
  }
}
