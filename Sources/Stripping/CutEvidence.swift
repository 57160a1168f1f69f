internal import Records

/// Why a line is left out, and what decided.
struct CutEvidence: Sendable, Hashable {
  let reason: CutReason
  let rule: String

  /// Marks and lines of stars.
  static let noLetters = CutEvidence(reason: .outside, rule: "no-letters")
  /// `首页 > 工会动态 > 正文`.
  static let trail = CutEvidence(reason: .navigation, rule: "trail")
  /// `甲县| 乙县| 丙市| …`.
  static let listOfNames = CutEvidence(reason: .spam, rule: "list-of-names")
  /// `分享： 微信 微博`: labels that tell nothing.
  static let emptyLabels = CutEvidence(reason: .control, rule: "empty-labels")
  /// Who edited the page; that is a fact of the article.
  static let editor = CutEvidence(reason: .credits, rule: "editor")
  /// Lines of which each bears the moment it was written.
  static let stampedList = CutEvidence(reason: .replies, rule: "stamped-list")
  /// Lists whose entries are texts of other pages.
  static let otherTexts = CutEvidence(reason: .others, rule: "other-texts")
  /// More links than text.
  static let links = CutEvidence(reason: .links, rule: "link-share")
  /// The same above the text.
  static let linksAbove = CutEvidence(reason: .navigation, rule: "link-share")
  /// Above the headline.
  static let aboveHeadline = CutEvidence(reason: .outside, rule: "above-headline")
  /// Between the headline and the text.
  static let besideFacts = CutEvidence(reason: .outside, rule: "beside-facts")
  /// Outside the element that holds the text.
  static let outside = CutEvidence(reason: .outside, rule: "outside-main-text")
  /// On a page on which nothing reads like a report.
  static let noText = CutEvidence(reason: .outside, rule: "no-main-text")

  /// Whether a line that follows belongs to one cut with those before it; a label or a day belongs to the links around
  /// it.
  func joins(_ next: CutEvidence, isLabel: Bool) -> Bool {
    if reason == next.reason { return reason != .furniture || rule == next.rule }
    return isLabel && next.reason == .outside && (reason == .links || self == .linksAbove)
  }
}
