internal import Decoding
internal import Markup
public import Records

/// Takes an article out of a page: its title, date, publisher and text, without the page around them.
///
/// A pure function of the page and the options; safe to use from any number of threads.
public struct Stripper: Sendable {
  /// What of stripping can be set.
  public let options: StripOptions

  /// A stripper. The tables of all are read with the first one.
  public init(options: StripOptions = StripOptions()) {
    self.options = options
    _ = StripWords.standard
  }

  /// The document with its article, from the page's raw bytes.
  ///
  /// Never throws: where the bytes are no text or no page, the document carries a ``Failure`` of stage `strip`. A
  /// page without text has an article without blocks. What the page itself does not say of title, date, publisher
  /// and site is taken from its defaults. The bytes in ``Page/content`` are dropped.
  public func strip(_ document: Document, bytes: [UInt8]) -> Document {
    var document = document
    document.page.content = nil
    do {
      document.article = try article(of: document.page, bytes: bytes)
    } catch {
      document.error = error
    }
    return document
  }

  private func article(of page: Page, bytes: [UInt8]) throws(Failure) -> Article {
    let words: StripWords
    switch StripWords.standard {
    case .success(let standard): words = standard
    case .failure(let error): throw Failure(stage: "strip", kind: "words-missing", message: "\(error)")
    }
    let isHTML = page.mediaType == "text/html"
    let decoded: DecodedText
    do {
      decoded = try CharsetDecoder.decode(bytes, declared: page.declaredCharset, isHTML: isHTML)
    } catch {
      throw Failure(stage: "strip", kind: "undecodable", message: "\(page.path): \(error)")
    }
    var article: Article
    if isHTML {
      let tree: MarkupTree
      do {
        tree = try MarkupTree.parse(utf8: decoded.utf8, limits: MarkupLimits(depth: options.depth))
      } catch {
        throw Failure(stage: "strip", kind: "unparsable", message: "\(page.path): \(error)")
      }
      article = HTMLReader(tree, words: words).article(charset: decoded.charset)
    } else {
      article = PlainTextReader(decoded.text, words: words).article(charset: decoded.charset)
    }
    article.misreadAs = decoded.misreadAs
    article.title = article.title ?? page.defaults.title
    article.publishedOn =
      article.publishedOn ?? page.defaults.publishedOn ?? AddressDate.day(in: page.source, page: page)
    article.publisher = article.publisher ?? page.defaults.publisher
    article.site = article.site ?? page.defaults.site
    return article
  }
}
