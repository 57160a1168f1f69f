internal import Cleaning
public import Extracting
internal import Records

/// Explains how the numbers of a text are read by the whole line: cleaned as a page's text is, then extracted.
///
/// What is told points into the text as it was given, damage and blanks and all.
public struct TextExplainer: Sendable {
  private let cleaner: Cleaner
  private let explainer: Explainer

  /// An explainer by the rules of one configuration, or of none.
  ///
  /// Throws where a table of cleaning cannot be read.
  public init(extractor: Extractor, configuration: PipelineConfiguration? = nil) throws {
    cleaner = try Cleaner(options: configuration?.clean ?? CleanOptions())
    explainer = Explainer(extractor: extractor)
  }

  /// Every mention of a text, in order: offsets count Unicode scalars of `text`, and the slice is its own.
  public func explain(_ text: String, publishedOn: String? = nil) -> [Explanation] {
    let document = cleaner.clean(Explainer.document(of: text, publishedOn: publishedOn))
    guard let clean = document.text else { return [] }
    let scalars = Array(text.unicodeScalars)
    return explainer.explain(document).map { mention in
      var mention = mention
      let range = clean.map.decoded(mention.start..<mention.end)
      mention.start = range.lowerBound
      mention.end = range.upperBound
      mention.text = String(String.UnicodeScalarView(scalars[range]))
      return mention
    }
  }
}
