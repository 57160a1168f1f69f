public import Lexicons
internal import Numerals
public import Records

/// What extraction may be told for a dataset.
public struct ExtractOptions: Sendable, Hashable, Codable {
  /// The options that every dataset begins with.
  public init() {}
}

/// Reads the findings of a document: every number in a class, and the statistics with what, when, where and whose.
///
/// A pure function of the document and the lexicons. Order of the work: scan, classify, measure, place, relate, code.
public struct Extractor: Sendable {
  let lexicon: ExtractLexicon
  let scanner: MentionScanner

  /// An extractor that works by these lexicons.
  ///
  /// Throws ``LexiconError`` where an entry names a rule that the program does not have.
  public init(lexicons: Lexicons, options: ExtractOptions = ExtractOptions()) throws(LexiconError) {
    lexicon = try ExtractLexicon(lexicons)
    scanner = MentionScanner(lexicon: lexicon)
  }

  /// The document with its findings. One that failed before, or has no clean text, is passed on as it is.
  public func extract(_ document: Document) -> Document {
    guard document.error == nil, let clean = document.text, let article = document.article else {
      return document
    }
    var document = document
    let printed = clean.text.scalars
    let blanks = SetBlanks(clean, printed: printed)
    var reading = DocumentReading(
      extractor: self, clean: blanks?.clean ?? clean, text: blanks?.text ?? printed, blanks: blanks,
      article: article, page: document.page)
    var findings = reading.findings()
    blanks?.restore(&findings)
    document.findings = findings
    return document
  }
}
