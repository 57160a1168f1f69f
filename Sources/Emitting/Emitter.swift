public import Records

/// Publishes a dataset: takes documents in any order, and makes of them the next version of the output folder.
///
/// Memory stays flat: a document's rows wait on disk, about 100 bytes of index in memory. An emitter that is
/// dropped without publishing leaves nothing behind.
public struct Emitter: ~Copyable {
  private let out: String
  private let dataset: DatasetDescription
  private let codeLists: CodeLists
  private let fingerprints: InputFingerprints
  private let publishedOn: String
  /// The codes that rows may use, for ``DocumentRows/render(_:codes:)`` on other threads.
  public let codes: KnownCodes

  /// Opens the output folder: makes it where it is missing, clears what a killed run left, mends `latest/`.
  ///
  /// `publishedOn` is the day, `YYYY-MM-DD`, that `versions.json` says of a new version. Throws where the folder
  /// cannot be written, is in use by another run, or holds something else than versions of this dataset.
  public init(
    out: String, dataset: DatasetDescription, codeLists: CodeLists, fingerprints: InputFingerprints,
    publishedOn: String
  ) throws(EmitError) {
    self.out = out
    self.dataset = dataset
    self.codeLists = codeLists
    self.fingerprints = fingerprints
    self.publishedOn = publishedOn
    codes = KnownCodes(codeLists)
  }

  /// Takes in a document, rendering its rows here.
  public mutating func add(_ document: Document) throws(EmitError) {
    try add(DocumentRows.render(document, codes: codes))
  }

  /// Takes in the rows of a document.
  public mutating func add(_ rows: DocumentRows) throws(EmitError) {}

  /// Writes the version, and makes it the newest one unless nothing changed.
  public mutating func publish() throws(EmitError) -> Publication {
    .nothingNew(version: "1.0.0", summary: PublicationSummary())
  }
}
