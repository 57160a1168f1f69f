internal import Emitting
internal import Lexicons

/// What a run would work with, found out without running it.
public struct PipelineCheck: Sendable {
  /// Sources that name no page, in words.
  public let warnings: [String]
  /// What would be read, for people.
  public let text: String

  /// Loads everything that a run loads, and finds its pages. Throws what a run would throw.
  public init(_ configuration: PipelineConfiguration) throws {
    let lexicons = try Lexicons.load(configuration.lexicons)
    _ = try StageLine(configuration, lexicons: lexicons)
    let web = configuration.sources.count { $0.web != nil }
    let plan = try PipelinePlan(configuration, mayBeEmpty: web > 0)
    warnings = plan.warnings
    let entries = lexicons.tables.reduce(0) { $0 + $1.rows.count }
    text = """
      \(configuration.file): dataset \(configuration.dataset.name), nothing wrong
      pages     \(plan.count) in \(configuration.raw), from \(Self.counted(configuration.sources.count, "source"))\(web > 0 ? ", \(web) on the web" : "")
      lexicons  \(entries) entries in \(lexicons.tables.count) tables
      output    \(configuration.out)

      """ + plan.unfetched.map { "to fetch  \($0): the next run looks at it\n" }.joined()
  }

  private static func counted(_ count: Int, _ name: String) -> String {
    "\(count) \(name)\(count == 1 ? "" : "s")"
  }
}
