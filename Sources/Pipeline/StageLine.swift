internal import Cleaning
internal import Dispatch
internal import Extracting
internal import Fetching
internal import Foundation
package import Lexicons
internal import Records
internal import Stripping
internal import Synchronization

/// Fetch, strip, clean and extract as functions in memory: no JSON between the stages, each page read once.
package struct StageLine: Sendable {
  /// A stage after fetch.
  enum Step: Sendable, Hashable {
    case builtIn(BuiltInStage)
    case own(OwnStage)

    /// Its name, that no other stage has.
    var name: String {
      switch self {
      case .builtIn(let stage): stage.rawValue
      case .own(let stage): "own.\(stage.name)"
      }
    }

    var isOwn: Bool { if case .own = self { true } else { false } }
  }

  /// The stages of this line, in their order.
  var steps: [Step]
  private let reader: PageReader
  private let stripper: Stripper
  private let cleaner: Cleaner
  private let extractor: Extractor

  /// The stages as a configuration asks for them.
  package init(_ configuration: PipelineConfiguration, lexicons: Lexicons) throws {
    self.init(
      configuration, stripper: Stripper(options: configuration.strip),
      cleaner: try Cleaner(options: configuration.clean),
      extractor: try Extractor(lexicons: lexicons, options: configuration.extract))
  }

  private init(
    _ configuration: PipelineConfiguration, stripper: Stripper, cleaner: Cleaner, extractor: Extractor
  ) {
    self.init(
      raw: configuration.raw, stripper: stripper, cleaner: cleaner, extractor: extractor,
      steps: Self.steps(with: configuration.own))
  }

  /// Some stages over the pages of a folder.
  init(raw: String, stripper: Stripper, cleaner: Cleaner, extractor: Extractor, steps: [Step]) {
    reader = PageReader(root: raw)
    self.stripper = stripper
    self.cleaner = cleaner
    self.extractor = extractor
    self.steps = steps
  }

  /// The stages and the lexicons as a configuration asks for them; with more than one job what extraction needs is read
  /// beside what the stages before it do: together that takes as long as some thirty pages.
  static func load(_ configuration: PipelineConfiguration, jobs: Int) throws -> (StageLine, Lexicons) {
    guard jobs > 1 else {
      let lexicons = try Lexicons.load(configuration.lexicons)
      return (try StageLine(configuration, lexicons: lexicons), lexicons)
    }
    let early = Mutex<Result<(Stripper, Cleaner), any Error>?>(nil)
    let late = Mutex<Result<(Extractor, Lexicons), any Error>?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { turn in
      if turn == 0 {
        let result = Result {
          let lexicons = try Lexicons.load(configuration.lexicons)
          return (try Extractor(lexicons: lexicons, options: configuration.extract), lexicons)
        }
        late.withLock { $0 = result }
      } else {
        let result = Result {
          (Stripper(options: configuration.strip), try Cleaner(options: configuration.clean))
        }
        early.withLock { $0 = result }
      }
    }
    guard let late = late.withLock({ $0 }), let early = early.withLock({ $0 }) else {
      preconditionFailure("both have been made")
    }
    let (extractor, lexicons) = try late.get()
    let (stripper, cleaner) = try early.get()
    return (StageLine(configuration, stripper: stripper, cleaner: cleaner, extractor: extractor), lexicons)
  }

  /// The stages in their order, with programs of one's own among them.
  static func steps(with own: [OwnStage]) -> [Step] {
    func programs(after name: String) -> [Step] { own.filter { $0.after == name }.map(Step.own) }
    return programs(after: "fetch")
      + BuiltInStage.allCases.flatMap { [.builtIn($0)] + programs(after: $0.rawValue) }
  }

  /// Whether a stage's result is kept from run to run, besides the rows at the end: what extraction begins with, since
  /// its lexicons change more often than pages do, and what goes into and comes out of a program of one's own. To
  /// strip and clean a page again takes little more than to read back what they gave.
  func isKept(_ place: Int) -> Bool {
    steps[place].isOwn || steps[place] == .builtIn(.clean)
      || (place + 1 < steps.count && steps[place + 1].isOwn)
  }

  /// The page as fetch finds it, and its bytes.
  func fetch(_ page: PipelinePlan.Page) -> (document: Document, bytes: [UInt8]) {
    reader.read(path: page.path, defaults: page.defaults)
  }

  /// Takes a document through Tongji's own stages from a place on, to the next program or to the end.
  ///
  /// `bytes` are the page's, where they are in memory; `done` is called after each stage that did not fail. Gives the
  /// place of the program; nil at the end, and for a document that failed.
  func process(
    _ document: inout Document, from start: Int, bytes: [UInt8]?, done: (Int, Document) -> Void
  ) -> Int? {
    for place in start..<max(start, steps.count) where document.error == nil {
      guard case .builtIn(let stage) = steps[place] else { return place }
      document = process(document, stage, bytes: bytes)
      if document.error == nil { done(place, document) }
    }
    return nil
  }

  private func process(_ document: Document, _ stage: BuiltInStage, bytes: [UInt8]?) -> Document {
    switch stage {
    case .strip: return strip(document, bytes: bytes)
    case .clean: return cleaner.clean(document)
    case .extract: return extractor.extract(document)
    }
  }
  /// Strips a page, whose bytes no later stage needs in its record.
  private func strip(_ document: Document, bytes: [UInt8]?) -> Document {
    var document = document
    do throws(Failure) {
      let bytes = if let bytes { bytes } else { try reader.bytes(of: document.page) }
      document.page.content = nil
      return stripper.strip(document, bytes: bytes)
    } catch {
      document.page.content = nil
      document.error = error
      return document
    }
  }
}
