public import Records

/// Publishes a dataset: takes documents in any order, and makes of them the next version of the output folder.
///
/// Memory stays flat: a document's rows wait on disk, about 150 bytes and its source in memory. An emitter that is
/// dropped without publishing leaves nothing behind; one that is killed leaves what the next one clears.
public struct Emitter: ~Copyable {
  let dataset: DatasetDescription
  let codeLists: CodeLists
  let fingerprints: InputFingerprints
  let publishedOn: String
  let schema: DatasetSchema
  let limits: OutputLimits
  var folder: OutputFolder
  var spool: Spool
  /// The codes that rows may use, for ``DocumentRows/render(_:codes:)`` on other threads.
  public let codes: KnownCodes

  /// Opens the output folder: makes it where it is missing, clears what a killed run left, mends `latest/`.
  ///
  /// `publishedOn` is the day, `YYYY-MM-DD`, that `versions.json` says of a new version. Throws where the folder
  /// cannot be written, is in use by another run, or holds something else than versions of this dataset, and
  /// where a code list is broken.
  public init(
    out: String, dataset: DatasetDescription, codeLists: CodeLists, fingerprints: InputFingerprints,
    publishedOn: String
  ) throws(EmitError) {
    try self.init(
      out: out, dataset: dataset, codeLists: codeLists, fingerprints: fingerprints, publishedOn: publishedOn,
      limits: OutputLimits())
  }

  init(
    out: String, dataset: DatasetDescription, codeLists: CodeLists, fingerprints: InputFingerprints,
    publishedOn: String, limits: OutputLimits
  ) throws(EmitError) {
    try codeLists.check()
    for check in dataset.checks { try check.requireSound(codeLists) }
    let schema = try DatasetSchema.load(own: dataset.columns)
    let folder = try OutputFolder.open(out, dataset: dataset.name)
    try folder.createDraft(dataset)
    self.init(
      dataset: dataset, codeLists: codeLists, fingerprints: fingerprints, publishedOn: publishedOn,
      schema: schema, limits: limits, spool: try Spool(path: folder.spool), folder: folder)
  }

  private init(
    dataset: DatasetDescription, codeLists: CodeLists, fingerprints: InputFingerprints, publishedOn: String,
    schema: DatasetSchema, limits: OutputLimits, spool: consuming Spool, folder: consuming OutputFolder
  ) {
    self.dataset = dataset
    self.codeLists = codeLists
    self.fingerprints = fingerprints
    self.publishedOn = publishedOn
    self.schema = schema
    self.limits = limits
    self.spool = spool
    self.folder = folder
    codes = KnownCodes(codeLists, columns: dataset.columns)
  }

  /// What tells the newest published version from any other: a run that knows what it was made from can tell that
  /// nothing is new. Nil where nothing is published.
  public var newestVersion: (number: String, digest: String)? {
    guard let newest = folder.catalog.newest, let digest = folder.newestDigest else { return nil }
    return (newest.version, digest)
  }

  /// A folder for what waits between stages, on the file system of the output; made here, and gone with the emitter.
  public func makeWaitingFolder() throws(EmitError) -> String {
    let path = "\(folder.staging)/stages"
    if try Folder.item(at: path) == .nothing { try Folder.create(path) }
    return path
  }

  // What cannot be removed here is cleared by the next run.
  deinit { try? folder.removeStaging() }

  /// Takes in a document, rendering its rows here.
  public mutating func add(_ document: Document) throws(EmitError) {
    try add(DocumentRows.render(document, codes: codes))
  }

  /// Takes in the rows of a document. After an error the emitter is of no more use: nothing is published.
  public mutating func add(_ rows: DocumentRows) throws(EmitError) {
    do throws(EmitError) {
      if dataset.publishText, let text = rows.text { try folder.addText(text, of: rows.documentID) }
      try spool.add(rows)
    } catch {
      throw givingUp(error)
    }
  }

  /// Frees the space at once; what cannot be removed now is cleared by the next run.
  private func givingUp(_ error: EmitError) -> EmitError {
    try? folder.removeStaging()
    return error
  }

  /// Writes the version, and makes it the newest one unless nothing changed. Call it once, after the last document.
  /// With one job its files are written one after the other, with more side by side.
  ///
  /// Throws where the disk is full, the version before is damaged, or one document was added twice with different
  /// contents; nothing is published then, and the staging folder is removed. Only where `latest/` cannot change
  /// names has the version been published all the same; the next run mends it.
  public mutating func publish(jobs: Int = .max) throws(EmitError) -> Publication {
    do throws(EmitError) {
      let publication = try publishDraft(jobs: jobs)
      // It is published: what is left over is cleared by the next run at the latest.
      try? folder.removeStaging()
      return publication
    } catch {
      throw givingUp(error)
    }
  }
}
