/// The facts of an article as the clean text writes them: Simplified, repaired, without readings and stray blanks.
///
/// The originals stay in ``Article``. A fact that the page does not say is nil.
public struct CleanFacts: Sendable, Hashable, Codable {
  /// The headline.
  public var title: String?
  /// 来源: who wrote it.
  public var publisher: String?
  /// Who shows it.
  public var site: String?
  /// 作者, 记者, 通讯员.
  public var author: String?
  /// 责任编辑.
  public var editor: String?

  /// Facts; none unless said.
  public init(
    title: String? = nil, publisher: String? = nil, site: String? = nil, author: String? = nil,
    editor: String? = nil
  ) {
    self.title = title
    self.publisher = publisher
    self.site = site
    self.author = author
    self.editor = editor
  }
}
