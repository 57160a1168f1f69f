import Cleaning
import Emitting
import Foundation
import Lexicons
import Records
import Stripping
import TestSupport
import Testing

@testable import Pipeline

@Suite("pipeline.json")
struct ConfigurationTests {
  /// A folder with pages, lexicons, and this `pipeline.json`.
  private static func folder(_ text: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("<p>慰问职工3人</p>", to: "raw/page.html")
    try folder.makeFolder("lexicons")
    try folder.makeFolder("words")
    try folder.write(text, to: "pipeline.json")
    return folder
  }

  private static func problems(of text: String, raw: String? = nil) throws -> String {
    let folder = try folder(text)
    do {
      _ = try PipelineConfiguration.load(path: folder.path("pipeline.json"), raw: raw)
      return "nothing wrong\n"
    } catch {
      return error.description.replacing(folder.path + "/", with: "") + "\n"
    }
  }

  static let valid = """
    {
      "$schema": "pipeline.schema.json",
      "dataset": {
        "name": "tongji-test", "title": "标题", "description": "说明", "homepage": "https://example.org/",
        "contributors": [{ "name": "某组", "roles": ["author"], "path": "https://example.org/team" }],
        "licence": { "name": "CC-BY-4.0", "title": "署名", "path": "https://creativecommons.org/licenses/by/4.0/" }
      },
      "raw": "raw",
      "out": "out",
      "sources": [{ "name": "news", "files": ["**/*.html"], "defaults": { "region": "650000", "published_on": "2024-02-29" } }],
      "stages": { "strip": { "depth": 300 }, "clean": { "furniture": ["第#版要闻"] }, "extract": { "lexicons": ["lexicons"] } },
      "outputs": { "publish_text": false },
      "logs": { "folder": "logs" },
      "notify": { "run": ["sh", "tell.sh"], "on": ["failed"] }
    }
    """

  @Test(
    "every problem of a file is told, with its place, what is allowed and the nearest right name",
    arguments: try Cases.names(in: "errors", ending: ".json"))
  func errors(name: String) throws {
    let text = try String(
      contentsOf: Repository.file("Tests/PipelineTests/Cases/errors/\(name).json"), encoding: .utf8)
    try Golden.expect(
      try Self.problems(of: text), equals: "Tests/PipelineTests/Cases/errors/\(name).txt")
  }

  @Test("values are taken over, folders from the folder of the file")
  func values() throws {
    let folder = try Self.folder(Self.valid)
    let configuration = try PipelineConfiguration.load(path: folder.path("pipeline.json"))
    #expect(configuration.dataset.name == "tongji-test")
    #expect(
      configuration.dataset.contributors
        == [Contributor(name: "某组", roles: ["author"], path: "https://example.org/team")])
    #expect(configuration.dataset.licence?.path == "https://creativecommons.org/licenses/by/4.0/")
    #expect(!configuration.dataset.publishText)
    #expect(configuration.raw == folder.path("raw"))
    #expect(configuration.out == folder.path("out"))
    #expect(configuration.strip.depth == 300)
    #expect(configuration.clean.furniture == ["第#版要闻"])
    #expect(configuration.logs == LogOptions(folder: folder.path("logs"), days: 90))
    #expect(
      configuration.notify
        == NotifyHook(run: ["sh", "tell.sh"], events: [.failed], timeout: 60, folder: folder.path))
    #expect(configuration.lexicons == [.folder(folder.path("lexicons"))])
    #expect(configuration.sources.map(\.files) == [["**/*.html"]])
    #expect(configuration.sources.first?.defaults.region == "650000")
    #expect(configuration.sources.first?.defaults.publishedOn == "2024-02-29")
  }

  @Test("folders named on the command line stand for the file's")
  func overrides() throws {
    let folder = try Self.folder(Self.valid.replacing("\"raw\": \"raw\"", with: "\"raw\": \"gone\""))
    let configuration = try PipelineConfiguration.load(
      path: folder.path("pipeline.json"), raw: folder.path("raw"), out: "elsewhere")
    #expect(configuration.raw == folder.path("raw"))
    #expect(configuration.out == "elsewhere")
    #expect(
      try Self.problems(of: Self.valid, raw: "/nowhere/at/all")
        == "--raw: found \"/nowhere/at/all\", which does not exist; allowed: a folder that exists\n")
  }

  @Test("a stage that needs no folder asks for none")
  func needs() throws {
    let folder = try Self.folder(Self.valid.replacing("\"raw\": \"raw\"", with: "\"raw\": \"gone\""))
    _ = try PipelineConfiguration.load(path: folder.path("pipeline.json"), needs: [.lexicons])
  }

  @Test("a file that is not there, or no UTF-8, is told")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipeline.json")
    let missing = #expect(throws: ConfigurationErrors.self) { try PipelineConfiguration.load(path: path) }
    #expect(
      missing?.description
        == "\(path): no such file, or not readable; allowed: a pipeline.json; name another with --pipeline")
    try folder.write([0x7B, 0xFF, 0x7D], to: "pipeline.json")
    let garbled = #expect(throws: ConfigurationErrors.self) { try PipelineConfiguration.load(path: path) }
    #expect(garbled?.description == "\(path): the file is not UTF-8; allowed: UTF-8")
  }

  @Test("the fingerprint is of what figures depend on, not of layout or places")
  func fingerprint() throws {
    func fingerprint(_ text: String) throws -> String {
      let folder = try Self.folder(text)
      return try PipelineConfiguration.load(path: folder.path("pipeline.json")).fingerprint
    }
    let base = try fingerprint(Self.valid)
    #expect(try fingerprint(Self.valid.replacing("\n", with: "\n\n")) == base)
    #expect(try fingerprint(Self.valid.replacing("\"out\": \"out\"", with: "\"out\": \"other\"")) == base)
    #expect(try fingerprint(Self.valid.replacing("tell.sh", with: "call.sh")) == base)
    #expect(try fingerprint(Self.valid.replacing("\"logs\" }", with: "\"kept\", \"days\": 3 }")) == base)
    #expect(try fingerprint(Self.valid.replacing("650000", with: "650100")) != base)
    #expect(try fingerprint(Self.valid.replacing("false", with: "true")) != base)
  }
}
