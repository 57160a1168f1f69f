/// Why a piece of a page is no part of its article.
public enum CutReason: String, Sendable, Hashable, Codable, CaseIterable {
  /// Scripts and style sheets.
  case script
  /// Comments of the markup.
  case comment
  /// Templates that only scripts show.
  case template
  /// Elements that are hidden.
  case hidden
  /// What stands in for pictures, films and frames that are not shown.
  case fallback
  /// Buttons, form fields, and lines that are one: print, close, size of letters.
  case control
  /// Links and trails above the text.
  case navigation
  /// Lists of links without a sentence.
  case links
  /// A list that the heading above it tells as one of other pages: 友情链接, 相关阅读.
  case related
  /// 上一篇, 下一篇, numbers of pages.
  case pager
  /// Share bars.
  case share
  /// Who edited the page.
  case credits
  /// Imprint, licences, disclaimers.
  case legal
  /// Lists of names without a word between them.
  case spam
  /// What readers wrote.
  case replies
  /// Teasers and texts of other pages.
  case others
  /// A part of the page that its names tell as none of the text.
  case furniture
  /// What stands outside the part that holds the text.
  case outside
  /// Cuts that are too many to be listed one by one.
  case rest
}

/// A piece of the page that is no part of the article's blocks: lines that follow each other, or all elements of a
/// kind that is never shown.
public struct Cut: Sendable, Hashable, Codable {
  /// Why it was left out.
  public var reason: CutReason
  /// What decided: a row of a word list (`furniture-lines:下一篇：`), an element (`div#footer`), or a rule's name.
  public var rule: String
  /// Its first characters, at most ``textLength``.
  public var text: String
  /// Han characters, Latin letters and digits in it.
  public var letters: Int
  /// How many lines or elements it sums up.
  public var pieces: Int
  /// The number of the block before which it stood, from 0; the number of blocks where it stood behind the last one.
  public var block: Int

  /// The most Unicode scalars of ``text``.
  public static let textLength = 40
  /// The most cuts of a document, the one for the rest apart.
  public static let most = 64

  /// A cut.
  public init(reason: CutReason, rule: String, text: String, letters: Int, pieces: Int, block: Int) {
    self.reason = reason
    self.rule = rule
    self.text = text
    self.letters = letters
    self.pieces = pieces
    self.block = block
  }
}
