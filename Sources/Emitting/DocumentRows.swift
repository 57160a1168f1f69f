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

  /// Whether the document has failed, here or before.
  package var isFailed: Bool { status == .failed }

  /// The rows of a document.
  ///
  /// A document whose findings break the dataset's contract (an unknown code, a slice that is not in the text)
  /// becomes a failed one, which says so in its `error`.
  public static func render(_ document: Document, codes: KnownCodes) -> DocumentRows {
    DocumentRows(document, facts: DocumentFacts(document, codes: codes), columns: codes.columns)
  }

  private init(_ document: Document, facts: DocumentFacts, columns: [OwnColumn]) {
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
      textSHA256: text.map { SHA256Digest.hex(of: $0) }, columns: columns
    ).encoded()
  }
}

// The form in which rows are kept from one run to the next.
extension DocumentRows {
  /// The rows as bytes.
  public var encoded: [UInt8] {
    var buffer = CellBuffer()
    buffer.put(documentID)
    buffer.put(source)
    buffer.put(publishedOn)
    buffer.put(status.rawValue)
    buffer.putLength(duplicateKey == nil ? 0 : 1)
    if let duplicateKey {
      for half in [duplicateKey.high, duplicateKey.low] { buffer.put(String(half, radix: 16)) }
    }
    buffer.putLength(signature.isKnown ? 1 : 0)
    if signature.isKnown {
      for index in signature.figures.indices { buffer.putLength(Int(signature.figures[index])) }
      for index in signature.letters.indices { buffer.putLength(Int(signature.letters[index])) }
      buffer.putLength(Int(signature.telling))
    }
    for number in [values, losses, isTruncated ? 1 : 0, isTraditional ? 1 : 0] { buffer.putLength(number) }
    buffer.putLength(text == nil ? 0 : 1)
    buffer.put(text ?? [])
    buffer.put(likeness)
    buffer.put(cells)
    return buffer.bytes
  }

  /// What ``encoded`` gave; nil where the bytes are something else.
  public init?(encoded: [UInt8]) {
    var reader = CellReader(encoded)
    func bytes() -> [UInt8] {
      let cell = reader.nextCell()
      return cell.upperBound <= encoded.count ? Array(encoded[cell]) : []
    }
    func text() -> String { String(decoding: bytes(), as: UTF8.self) }
    documentID = text()
    source = text()
    let day = text()
    publishedOn = day.isEmpty ? nil : day
    guard let status = DocumentStatus(rawValue: text()) else { return nil }
    self.status = status
    if reader.nextLength() == 1 {
      guard let high = UInt64(text(), radix: 16), let low = UInt64(text(), radix: 16) else { return nil }
      duplicateKey = DuplicateKey(high: high, low: low)
    } else {
      duplicateKey = nil
    }
    if reader.nextLength() == 1 {
      var figures = SIMD16<UInt16>()
      var letters = SIMD8<UInt16>()
      for index in figures.indices { figures[index] = UInt16(truncatingIfNeeded: reader.nextLength()) }
      for index in letters.indices { letters[index] = UInt16(truncatingIfNeeded: reader.nextLength()) }
      signature = LikenessSignature(
        figures: figures, letters: letters, telling: UInt8(truncatingIfNeeded: reader.nextLength()))
    } else {
      signature = LikenessSignature()
    }
    values = reader.nextLength()
    losses = reader.nextLength()
    isTruncated = reader.nextLength() == 1
    isTraditional = reader.nextLength() == 1
    let hasText = reader.nextLength() == 1
    let content = bytes()
    self.text = hasText ? content : nil
    likeness = bytes()
    cells = bytes()
    guard reader.isAtEnd else { return nil }
  }
}
