internal import Caching
internal import Emitting
internal import Foundation
internal import Lexicons
internal import SQLite

/// Drops kept results that no run of a pipeline needs any more.
public struct KeptWorkCollection {
  private let configuration: PipelineConfiguration
  private let cacheFile: CacheFile

  /// Of one pipeline and its output folder.
  public init(_ configuration: PipelineConfiguration, cacheFile: CacheFile) {
    self.configuration = configuration
    self.cacheFile = cacheFile
  }

  /// Drops them; says what was there and what is left, for people.
  ///
  /// Throws where the pipeline cannot run, where a run holds the output folder, and where the file cannot be opened.
  public func run(removingAll: Bool) throws -> String {
    guard FileManager.default.fileExists(atPath: configuration.out),
      let file = cacheFile.path(out: configuration.out), FileManager.default.fileExists(atPath: file)
    else { return "nothing is kept\n" }
    // It holds the folder as a run does, and clears what a killed one left.
    let lexicons = try Lexicons.load(configuration.lexicons)
    let emitter = try Emitter(configuration, lexicons: lexicons, publishedOn: "")
    defer { withExtendedLifetime(emitter) {} }
    if removingAll {
      guard CacheFile.isReplaceable(file) else {
        throw CacheError(.foreign, what: "holds no kept results: it is left as it is", path: file)
      }
      KeptWork.remove(file)
      return "removed     \(file)\n"
    }
    let line = try StageLine(configuration, lexicons: lexicons)
    let marks = RunMarks(
      configuration, line: line, lexicons: lexicons, program: ProgramFingerprint.current() ?? "")
    let cache: RunCache
    do throws(CacheError) {
      cache = try RunCache(file, owner: CacheFile.owner(configuration))
    } catch {
      guard [.damaged, .foreign].contains(error.kind), CacheFile.isReplaceable(file) else { throw error }
      KeptWork.remove(file)
      return "removed     \(file): it was damaged\n"
    }
    let before = try cache.size()
    var numbers = PageNumbers()
    let plan = try PipelinePlan(configuration)
    for index in 0..<plan.count {
      guard let (number, page) = try cache.page(plan[index].path) else { continue }
      // What another program made is of no use; what other words or options made may hold a record to begin with.
      if page.marks[RunMarks.program] == marks.digests[RunMarks.program] { numbers.insert(number) }
    }
    try cache.drop(pagesExcept: numbers)
    try cache.drop(stagesExcept: Set(line.steps.map(\.name) + [RunMarks.rows]))
    try cache.shrink()
    let after = try cache.size()
    return """
      file        \(file)
      pages       \(after.pages) of \(before.pages) stay
      results     \(after.results) of \(before.results) stay
      kilobytes   \(after.bytes / 1_000) of \(before.bytes / 1_000) stay

      """
  }
}
