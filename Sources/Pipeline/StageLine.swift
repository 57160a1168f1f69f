internal import Cleaning
internal import Extracting
internal import Fetching
package import Lexicons
package import Records
internal import Stripping

/// Fetch, strip, clean and extract as one function in memory: no JSON between the stages, each page read once.
package struct StageLine: Sendable {
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

  /// What the four stages make of one page. A failure is in the document, as the programs would have it.
  package func process(_ page: PipelinePlan.Page) -> Document {
    let (document, bytes) = reader.read(path: page.path, defaults: page.defaults)
    guard document.error == nil else { return document }
    let stripped = stripper.strip(document, bytes: bytes)
    guard stripped.error == nil else { return stripped }
    let cleaned = cleaner.clean(stripped)
    guard cleaned.error == nil else { return cleaned }
    return extractor.extract(cleaned)
  }
}
