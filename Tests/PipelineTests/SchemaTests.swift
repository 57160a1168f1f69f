import Emitting
import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// `pipeline.schema.json` is written from the shape that the program checks by: neither knows a key that the other
/// does not.
@Suite("pipeline.schema.json")
struct SchemaTests {
  @Test("is what the program checks by")
  func isTheShape() throws {
    try Golden.expect(SchemaWriter.text(of: PipelineShape.root), equals: "pipeline.schema.json")
  }

  @Test("the sample's pipeline.json has the shape and names the schema")
  func sample() throws {
    let file = Repository.file("pipeline.json").path
    let configuration = try PipelineConfiguration.load(path: file)
    #expect(configuration.dataset.name == "tongji-sample")
    let text = try String(contentsOf: Repository.file("pipeline.json"), encoding: .utf8)
    #expect(try JSONParser.parse(text)["$schema"]?.text == "pipeline.schema.json")
  }
}
