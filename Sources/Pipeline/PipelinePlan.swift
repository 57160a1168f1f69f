internal import Fetching
public import Records

/// The pages of a run, in the order in which they go down the line.
public struct PipelinePlan: Sendable {
  /// One page to read, with what its source says of it.
  public struct Page: Sendable, Hashable {
    /// Where it lies below the raw folder.
    public var path: String
    /// Facts for what the page does not say itself.
    public var defaults: PageDefaults
  }

  /// Sources that name no page, in words.
  public private(set) var warnings: [String] = []
  /// Sources on the web of which no page is there, in words; before their first look that is as it should be.
  public private(set) var unfetched: [String] = []
  private var paths: [String] = []
  private var sourceEnds: [Int] = []
  private let defaults: [PageDefaults]

  /// Finds the pages of every source: sources in their order, pages by path, no page twice.
  ///
  /// - Parameters:
  ///   - configuration: the sources.
  ///   - mayBeEmpty: whether there may be neither a page nor a raw folder, as before the first look at the web.
  /// - Throws: ``ConfigurationErrors`` where a file named without `*` is missing, a pattern is malformed, or there
  ///   is no page at all.
  public init(
    _ configuration: PipelineConfiguration, mayBeEmpty: Bool = false
  ) throws(ConfigurationErrors) {
    defaults = configuration.sources.map(\.defaults)
    var problems: [ConfigurationProblem] = []
    var seen: Set<String> = []
    for (index, source) in configuration.sources.enumerated() {
      let before = paths.count
      do {
        for path in try FileFinder.paths(below: configuration.raw, matching: source.files)
        where seen.insert(path).inserted {
          paths.append(path)
        }
      } catch .missing where mayBeEmpty {
        // There is nothing yet.
      } catch {
        problems.append(configuration.problem(source: index, found: String(describing: error)))
      }
      sourceEnds.append(paths.count)
      for (place, pattern) in source.files.enumerated()
      where !Self.isPattern(pattern) && !seen.contains(pattern) {
        problems.append(
          configuration.problem(
            source: index, file: place, found: "found \"\(pattern)\", which is not in \(configuration.raw)"))
      }
      if paths.count == before, problems.isEmpty {
        let place = "sources[\(index)] (\(source.name))"
        if source.web == nil {
          warnings.append("\(place): no page in \(configuration.raw) that no earlier source names")
        } else {
          unfetched.append("\(place): no page of it has come so far")
        }
      }
    }
    if paths.isEmpty, problems.isEmpty, !mayBeEmpty {
      let patterns = configuration.sources.flatMap(\.files).map { "\"\($0)\"" }.joined(separator: ", ")
      problems.append(
        configuration.problem(found: "no page in \(configuration.raw) is named by \(patterns)"))
    }
    guard problems.isEmpty else { throw ConfigurationErrors(problems: problems) }
  }

  /// How many pages there are.
  public var count: Int { paths.count }

  /// One page, by its turn from 0.
  public subscript(index: Int) -> Page {
    let source = sourceEnds.firstIndex { index < $0 } ?? 0
    return Page(path: paths[index], defaults: defaults[source])
  }

  private static func isPattern(_ text: String) -> Bool {
    text.contains { $0 == "*" || $0 == "?" || $0 == "[" || $0 == "{" }
  }
}

extension PipelineConfiguration {
  /// What the first source that names a page says of it; nothing where none does.
  public func defaults(of path: String) -> PageDefaults {
    let source = sources.first { source in
      source.files.contains { pattern in (try? Glob(pattern))?.matches(path) ?? false }
    }
    return source?.defaults ?? PageDefaults()
  }

  /// A problem of a source's `files`, of one of them, or of all sources.
  func problem(source: Int? = nil, file: Int? = nil, found: String) -> ConfigurationProblem {
    guard let source, source < sourceNodes.count else {
      return ConfigurationProblem(
        file: self.file, place: sourceNodes.first?.place, path: "sources", found: found,
        allowed: "patterns of pages that exist")
    }
    let files = sourceNodes[source]["files"]
    if let file, let node = files?.elements[file] {
      return ConfigurationProblem(
        file: self.file, place: node.place, path: "sources[\(source)].files[\(file)]", found: found,
        allowed: "a file that exists, or a pattern")
    }
    return ConfigurationProblem(
      file: self.file, place: files?.place, path: "sources[\(source)].files", found: found)
  }
}
