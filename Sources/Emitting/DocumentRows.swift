internal import Hashing
public import Records

/// Everything that one document gives to the tables, ready to be published: a pure function of the document.
///
/// Rendered on any thread, handed to ``Emitter/add(_:)-(DocumentRows)`` in any order.
public struct DocumentRows: Sendable, Hashable {
  /// `d` + 16 hex digits.
  let documentID: String
  let source: String
  let publishedOn: String?
  let status: DocumentStatus
  let duplicateKey: DuplicateKey?
  let signature: LikenessSignature
  /// What ``Likeness/encoded`` wrote; empty where it has none.
  let likeness: [UInt8]
  /// How many statistics have a value.
  let values: Int
  /// How many have lost it.
  let losses: Int
  let isTruncated: Bool
  let isTraditional: Bool
  /// The clean text as UTF-8; nil where there is none.
  let text: [UInt8]?
  /// The cells of its rows, as ``RowGroup`` reads them.
  let cells: [UInt8]

  /// The rows of a document.
  ///
  /// A document whose findings break the dataset's contract (an unknown code, a slice that is not in the text)
  /// becomes a failed one, which says so in its `error`.
  public static func render(_ document: Document, codes: KnownCodes) -> DocumentRows {
    DocumentRows(document, facts: DocumentFacts(document, codes: codes))
  }

  private init(_ document: Document, facts: DocumentFacts) {
    let page = document.page
    // An identifier becomes a file's name: one of another form is made anew.
    documentID =
      ValueForm.isIdentifier(page.documentID, letter: "d")
      ? page.documentID : Identifier.document(identity: page.identity)
    source = page.source
    publishedOn = facts.publishedOn
    status = facts.status
    let hasBody = facts.status == .ok || facts.status == .truncated
    duplicateKey =
      hasBody ? document.text.flatMap { DuplicateKey(of: $0, scalars: facts.scalars) } : nil
    let likeness = hasBody ? LikenessScan.likeness(of: document, scalars: facts.scalars) : nil
    signature = likeness.map(LikenessSignature.init) ?? LikenessSignature()
    self.likeness = likeness?.encoded ?? []
    losses = facts.findings.statistics.count { $0.status == .damaged }
    values = facts.findings.statistics.count - losses
    isTruncated = facts.status == .truncated
    isTraditional = document.text?.script == .traditional
    text = document.text.flatMap { $0.text.isEmpty ? nil : Array($0.text.utf8) }
    cells = RowCells(
      document: document, documentID: documentID, facts: facts,
      textSHA256: text.map { SHA256Digest.hex(of: $0) }
    ).encoded()
  }
}
