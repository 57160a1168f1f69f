internal import Cleaning
internal import Extracting
internal import Fetching
internal import Foundation
package import Lexicons
internal import Records
internal import Stripping

/// Fetch, strip, clean and extract as functions in memory: no JSON between the stages, each page read once.
package struct StageLine: Sendable {
  /// The stages after fetch, in their order.
  enum Step: String, Sendable, Hashable, CaseIterable {
    case strip
    case clean
    case extract
  }

  /// The stages of this line.
  let steps = Step.allCases
  private let reader: PageReader
  private let stripper: Stripper
  private let cleaner: Cleaner
  private let extractor: Extractor

  /// The stages as a configuration asks for them.
  package init(_ configuration: PipelineConfiguration, lexicons: Lexicons) throws {
    reader = PageReader(root: configuration.raw)
    stripper = Stripper(options: configuration.strip)
    cleaner = try Cleaner(options: configuration.clean)
    extractor = try Extractor(lexicons: lexicons, options: configuration.extract)
  }

  /// Whether a stage's result is kept from run to run, besides the rows at the end: what extraction begins with, since
  /// its lexicons change more often than pages do. To strip and clean a page again takes little more than to read
  /// back what they gave.
  func isKept(_ step: Step) -> Bool { step == .clean }

  /// The page as fetch finds it, and its bytes.
  func fetch(_ page: PipelinePlan.Page) -> (document: Document, bytes: [UInt8]) {
    reader.read(path: page.path, defaults: page.defaults)
  }

  /// What one stage makes of a document; a document that failed is passed on as it is.
  ///
  /// `bytes` are the page's, where they are in memory.
  func process(_ document: Document, _ step: Step, bytes: [UInt8]? = nil) -> Document {
    guard document.error == nil else { return document }
    switch step {
    case .strip:
      if let bytes { return stripper.strip(document, bytes: bytes) }
      do throws(Failure) {
        return stripper.strip(document, bytes: try reader.bytes(of: document.page))
      } catch {
        var failed = document
        failed.error = error
        return failed
      }
    case .clean: return cleaner.clean(document)
    case .extract: return extractor.extract(document)
    }
  }
}
