/// The record that goes down the line: one source page and what each stage has found in it.
///
/// `fetch` adds ``page``, `strip` ``article``, `clean` ``text``, `extract` ``findings``. A stage changes no earlier
/// section. A document that a stage could not process carries an ``error`` and is passed on as it is.
public struct Document: Sendable, Hashable, Codable {
  /// The version of the JSON form that this program reads and writes; raised when a field is renamed or removed.
  public static let currentSchema = 1

  /// The version of the JSON form of this record.
  public var schema: Int
  /// The page: where it came from and which bytes it is.
  public var page: Page
  /// What stripping found: charset, title, date, publisher, blocks.
  public var article: Article?
  /// What cleaning made of the article: the text that every offset points into.
  public var text: CleanText?
  /// What extraction found: every number in a class, and the statistics.
  public var findings: Findings?
  /// Why the document failed; nil where it did not.
  public var error: Failure?

  /// A freshly fetched document.
  public init(page: Page) {
    schema = Self.currentSchema
    self.page = page
  }
}

/// Why one document could not be processed: said in `documents.csv`, never fatal to the others.
public struct Failure: Sendable, Hashable, Codable, Error {
  /// The stage that failed: `fetch`, `strip`, `clean`, `extract`.
  public var stage: String
  /// A stable identifier of the kind of failure, such as `file-missing`, `too-large`, `undecodable`.
  public var kind: String
  /// What is wrong, where, and what to do, in one line.
  public var message: String

  /// A failure of one stage.
  public init(stage: String, kind: String, message: String) {
    self.stage = stage
    self.kind = kind
    self.message = message
  }
}
