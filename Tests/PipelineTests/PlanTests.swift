import Pipeline
import Records
import TestSupport
import Testing

@Suite("The plan of a run")
struct PlanTests {
  private static func configuration(
    _ sources: String, in folder: TemporaryFolder
  ) throws -> PipelineConfiguration {
    for path in ["b/two.html", "b/one.html", "a/three.txt", "a/three.txt.meta.json", "notes.md"] {
      try folder.write("text", to: "raw/\(path)")
    }
    try folder.write(
      """
      {
        "dataset": { "name": "t", "title": "标题", "description": "说明" },
        "raw": "raw", "out": "out",
        "sources": \(sources)
      }
      """, to: "pipeline.json")
    return try PipelineConfiguration.load(path: folder.path("pipeline.json"))
  }

  @Test("sources come in their order, pages by path; a page belongs to the first source that names it")
  func order() throws {
    let folder = try TemporaryFolder()
    let configuration = try Self.configuration(
      """
      [{ "name": "b", "files": ["b/one.html"], "defaults": { "site": "B" } },
       { "name": "rest", "files": ["**/*.html", "**/*.txt"], "defaults": { "site": "rest" } },
       { "name": "none", "files": ["**/*.txt"] }]
      """, in: folder)
    let plan = try PipelinePlan(configuration)
    #expect((0..<plan.count).map { plan[$0].path } == ["b/one.html", "a/three.txt", "b/two.html"])
    #expect((0..<plan.count).map { plan[$0].defaults.site } == ["B", "rest", "rest"])
    #expect(
      plan.warnings == [
        "sources[2] (none): no page in \(folder.path("raw")) that no earlier source names"
      ])
    for index in 0..<plan.count {
      #expect(configuration.defaults(of: plan[index].path) == plan[index].defaults)
    }
    #expect(configuration.defaults(of: "notes.md") == PageDefaults())
  }

  @Test("missing files, malformed patterns and a plan without pages are refused")
  func refused() throws {
    let folder = try TemporaryFolder()
    let configuration = try Self.configuration(
      """
      [{ "name": "b", "files": ["b/*.html", "b/three.html"] },
       { "name": "c", "files": ["{a,b/*.html"] }]
      """, in: folder)
    let error = #expect(throws: ConfigurationErrors.self) { try PipelinePlan(configuration) }
    #expect(
      error?.description.replacing(folder.path + "/", with: "") == """
        pipeline.json:4:52: sources[0].files[1]: found "b/three.html", which is not in raw; allowed: a file that exists, or a pattern
        pipeline.json:5:26: sources[1].files: the pattern '{a,b/*.html' opens '{' and does not close it: close it, or write [{] for the character itself
        """)
  }
}
