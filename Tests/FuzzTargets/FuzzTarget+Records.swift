internal import Cleaning
internal import Emitting
internal import Extracting
internal import Pipeline
internal import Records

extension FuzzTarget {
  /// A line that is read as a record is written and read as the same; and no stage falls over it, whatever it says.
  static func checkRecord(_ bytes: [UInt8]) throws(Violation) {
    let document: Document
    do throws(RecordError) {
      document = try RecordCodec.decode(bytes)
    } catch {
      return
    }
    try checkCodec(document)
    let line = try Line.loaded()
    _ = DocumentRows.render(document, codes: line.codes)
    let extracted = line.extractor.extract(document)
    _ = DocumentRows.render(extracted, codes: line.codes)
    _ = line.cleaner.clean(document)
  }

  /// A record's line is one line, and is read as the same record.
  static func checkCodec(_ document: Document) throws(Violation) {
    let encoded = RecordCodec.encode(document)
    try require(!encoded.contains(0x0A) && !encoded.contains(0x0D), "a record of two lines")
    let again: Document
    do throws(RecordError) {
      again = try RecordCodec.decode(encoded)
    } catch {
      throw Violation("cannot be read back: \(error)")
    }
    try require(again == document, "read back otherwise: \(String(decoding: encoded, as: UTF8.self))")
    try require(RecordCodec.encode(again) == encoded, "written otherwise the second time")
  }

  /// A file is a configuration, or every problem has a place and is told in one line; what is JSON here is JSON.
  static func checkConfiguration(_ bytes: [UInt8]) throws(Violation) {
    func load() -> Result<PipelineConfiguration, ConfigurationErrors> {
      Result { () throws(ConfigurationErrors) in
        try PipelineConfiguration.load(bytes, path: "nowhere/pipeline.json")
      }
    }
    switch (load(), load()) {
    case (.success(let one), .success(let other)):
      try require(one.fingerprint == other.fingerprint, "another fingerprint the second time")
    case (.failure(let one), .failure(let other)):
      try require(one == other, "other problems the second time")
      try require(!one.problems.isEmpty, "no problem")
      for problem in one.problems {
        try require(
          problem.line >= 0 && problem.column >= 0 && !problem.description.contains(where: \.isNewline),
          "a message of two lines: \(problem)")
      }
    default: throw Violation("another outcome the second time")
    }
  }
}
