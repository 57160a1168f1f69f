internal import Cleaning
internal import Extracting
internal import Foundation
internal import Lexicons
internal import Records
internal import Stripping

/// Consecutive stages in one process, from a line of JSON Lines to a line: what `tongji run` does with a page between
/// two places of the line, and what the executables of these stages do in a pipe.
public struct StageFilter: Sendable {
  /// What came of a line.
  public struct Result: Sendable {
    /// The record, without a line feed; nil where the line gave none.
    public var record: [UInt8]?
    /// Why it gave none; nil where it did.
    public var problem: String?
    /// What is to be counted.
    public var counts = FilterCounts()
  }

  private let line: StageLine
  private let fetches: Bool
  private let configuration: PipelineConfiguration?
  private let archives: ArchivePages

  /// A filter of some stages, by a configuration's options, or by none.
  ///
  /// - Parameters:
  ///   - stages: the stages.
  ///   - configuration: options, lexicons and the pages' folder; nil for what holds where nothing is said.
  ///   - raw: the pages' folder where there is no configuration.
  /// - Throws: `LexiconError` and the like where a stage cannot be made; ``FilterStagesError`` where a program of one's
  ///   own stands between the stages.
  public init(_ stages: FilterStages, _ configuration: PipelineConfiguration?, raw: String) throws {
    try stages.requireUnbroken(by: configuration?.own ?? [])
    let extracts = stages.needs.contains(.lexicons)
    let lexicons = try Lexicons.load(extracts ? configuration?.lexicons ?? [] : [])
    let stripper = Stripper(options: configuration?.strip ?? StripOptions())
    archives = ArchivePages(configuration, stripper: stripper)
    line = StageLine(
      raw: configuration?.raw ?? raw, stripper: stripper,
      cleaner: try Cleaner(options: configuration?.clean ?? CleanOptions()),
      extractor: try Extractor(lexicons: lexicons, options: configuration?.extract ?? ExtractOptions()),
      steps: stages.steps)
    fetches = stages.fetches
    self.configuration = configuration
  }

  /// Takes one line through the stages. A record that failed before passes as it is.
  public func result(of text: [UInt8]) -> Result {
    var result = Result()
    if text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { return result }
    result.counts.lines = 1
    do {
      let (found, bytes) = try fetches ? fetched(text) : (RecordCodec.decode(text), nil)
      guard var document = found else {
        result.counts.leftOut = 1
        return result
      }
      _ = line.process(&document, from: 0, bytes: bytes) { _, _ in }
      result.counts.add(document)
      result.record = RecordCodec.encode(document)
    } catch {
      result.problem = "\(error)"
      result.counts.unreadable = 1
    }
    return result
  }

  /// What a request asks for, and its bytes; no document where the filter of its source does not want it.
  private func fetched(_ text: [UInt8]) throws(PageRequestError) -> (Document?, [UInt8]?) {
    switch try PageRequest(text) {
    case .path(let path):
      let defaults = configuration?.defaults(of: path) ?? PageDefaults()
      return line.fetch(PipelinePlan.Page(path: path, defaults: defaults))
    case .archived(let page):
      guard case .page(var document, let bytes) = archives.read(page) else { return (nil, nil) }
      // Who strips it elsewhere has no folder to find it in.
      if line.steps.isEmpty, document.error == nil {
        document.page.content = Data(bytes).base64EncodedString()
      }
      return (document, bytes)
    }
  }
}
