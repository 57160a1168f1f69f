internal import Hashing

/// The folder that versions are published to, held by one run: its lists, its staging folder, its steps.
struct OutputFolder: ~Copyable {
  static let latest = "latest"
  private static let stagingPrefix = ".staging"

  let path: String
  /// What is published.
  private(set) var catalog: VersionCatalog
  private let lock: FolderLock

  /// Where this run works; on the file system of the versions, so that a rename publishes.
  var staging: String { "\(path)/\(Self.stagingPrefix)" }
  /// The version that is being written.
  var draft: String { "\(staging)/version" }
  /// The rows of the documents as they came.
  var spool: String { "\(staging)/spool" }
  /// A digest of the newest version's entry in the list of versions: its number, files and their hashes; nil where
  /// nothing is published.
  var newestDigest: String? {
    guard let newest = catalog.newest else { return nil }
    return SHA256Digest.hex(of: VersionCatalog(name: catalog.name, versions: [newest]).encoded())
  }
  /// The folder of the newest version.
  var newestFolder: String? { catalog.newest.map { "\(path)/\($0.version)" } }

  private init(path: String, catalog: VersionCatalog, lock: consuming FolderLock) {
    self.path = path
    self.catalog = catalog
    self.lock = lock
  }

  /// Opens a folder: makes it where it is missing, clears what a killed run left, mends `latest/`.
  static func open(_ out: String, dataset: String) throws(EmitError) -> OutputFolder {
    let path = out.count > 1 && out.hasSuffix("/") ? String(out.dropLast()) : out
    try Folder.createAll(path)
    let lock = try FolderLock(path)
    let catalog = try VersionCatalog.read(out: path)
    if let name = catalog.name, name != dataset {
      throw EmitError(
        .otherDataset, what: "holds versions of the dataset '\(name)', not of '\(dataset)'", place: path,
        remedy: "name another output folder")
    }
    let folder = OutputFolder(path: path, catalog: catalog, lock: lock)
    try folder.clear()
    try folder.mendLatest()
    return folder
  }

  /// Makes an empty staging folder for a version of the dataset.
  func createDraft(_ dataset: DatasetDescription) throws(EmitError) {
    try Folder.create(staging)
    try Folder.create(draft)
    if !dataset.forms.isDisjoint(with: [.workbook, .spreadsheet]) {
      try Folder.create("\(draft)/spreadsheet")
    }
    if dataset.publishText { try Folder.create("\(draft)/text") }
  }

  /// Removes what is not published, once all is written that is made of it: the copy for `latest/` needs the space.
  func removeAside() throws(EmitError) { try Folder.removeAll(spool) }

  /// Removes the staging folder with all that is in it.
  func removeStaging() throws(EmitError) { try Folder.removeAll(staging) }

  /// Publishes the draft as a version: renames it into place, commits it by `versions.json`, swaps `latest/`.
  ///
  /// All that needs space is written before the commit: from then on things only change names.
  mutating func publish(_ entry: VersionCatalog.Entry, dataset: String) throws(EmitError) {
    let target = "\(path)/\(entry.version)"
    guard try Folder.item(at: target) == .nothing else { throw Self.foreign(target) }
    var grown = catalog
    grown.name = dataset
    grown.versions.append(entry)
    let list = "\(staging)/\(VersionCatalog.fileName)"
    try Self.write(grown.encoded(), to: list)
    try copyToLatest(draft)
    try Folder.synchronize(path)
    try Folder.rename(draft, to: target)
    do throws(EmitError) {
      try Folder.synchronize(path)
      try Folder.rename(list, to: "\(path)/\(VersionCatalog.fileName)")
    } catch {
      // Not committed: what is in place already must not be taken for a version.
      try Folder.rename(target, to: draft)
      throw error
    }
    catalog = grown
    try Folder.synchronize(path)
    try swapLatest()
  }

  /// Writes a small file of the draft.
  func write(_ bytes: [UInt8], to name: String) throws(EmitError) -> VersionCatalog.File {
    let receipt = try Self.write(bytes, to: "\(draft)/\(name)")
    return VersionCatalog.File(path: name, bytes: receipt.bytes, sha256: receipt.sha256)
  }

  /// Writes a clean text of the draft, as another name of the newest version's file where that has the same bytes.
  func addText(_ text: [UInt8], of documentID: String) throws(EmitError) {
    let path = "\(draft)/text/\(documentID).txt"
    // The same document again; whether it is the same in all is found when the rows are put in order.
    if try Folder.item(at: path) != .nothing { return }
    if let newest = newestFolder {
      let published = "\(newest)/text/\(documentID).txt"
      if try Folder.size(of: published) == text.count, try FileReader.contents(of: published) == text,
        try Folder.link(published, as: path)
      {
        return
      }
    }
    try Self.write(text, to: path)
  }

  @discardableResult
  private static func write(_ bytes: [UInt8], to path: String) throws(EmitError) -> FileWriter.Receipt {
    var file = try FileWriter(creating: path)
    try file.write(bytes)
    return try file.finish()
  }
}

// What a run that was killed may have left.
extension OutputFolder {
  /// Removes staging folders and a version that was never committed.
  private func clear() throws(EmitError) {
    if catalog.newest == nil, try Folder.item(at: "\(path)/\(Self.latest)") != .nothing {
      throw EmitError(
        .damagedVersion, what: "is missing, but \(Self.latest) is there",
        place: "\(path)/\(VersionCatalog.fileName)",
        remedy: "restore the file from a copy, or name another output folder")
    }
    for name in try Folder.names(in: path) {
      let item = "\(path)/\(name)"
      if name.hasPrefix(Self.stagingPrefix) {
        try Folder.removeAll(item)
      } else if let number = VersionNumber(name), !catalog.versions.contains(where: { $0.version == name }) {
        guard isLeftover(number), try isVersion(item) else { throw Self.foreign(item) }
        // Out of its place first: of one that is half removed nobody could tell what it was. No staging folder is
        // left by now, as its name comes before every number.
        try Folder.rename(item, to: staging)
        try removeStaging()
      }
    }
    if let folder = newestFolder, try !isVersion(folder) {
      throw EmitError(
        .damagedVersion, what: "is named in \(VersionCatalog.fileName), but is no version", place: folder,
        remedy: "restore the folder from a copy, or name another output folder")
    }
    try requireSizes()
  }

  /// The newest version's tables have the sizes that they were published with: a cut or grown one is found before
  /// anything is compared with it, or is said to be new.
  private func requireSizes() throws(EmitError) {
    guard let newest = newestFolder else { return }
    for file in catalog.newest?.files ?? [] {
      let path = "\(newest)/\(file.path)"
      let size = try Folder.size(of: path)
      if size == file.bytes { continue }
      throw EmitError(
        .damagedVersion,
        what: size.map { "has \($0) bytes, but was published with \(file.bytes)" } ?? "is missing",
        place: path, remedy: Self.restore)
    }
  }

  /// The tables of the newest version that others are compared with have the bytes that they were published with: what
  /// was changed by hand would be told as a change of the sources.
  func requireTables(_ names: [String]) throws(EmitError) {
    guard let newest = newestFolder else { return }
    for file in catalog.newest?.files ?? [] where names.contains(file.path) {
      guard try VersionCatalog.File(hashing: file.path, in: newest).sha256 != file.sha256 else { continue }
      throw EmitError(
        .damagedVersion, what: "was changed since it was published", place: "\(newest)/\(file.path)",
        remedy: Self.restore)
    }
  }

  private static let restore =
    "restore this published version from a copy, or publish to another output folder"

  /// Whether a run that was killed before its commit can have left that number: the one after the newest.
  private func isLeftover(_ number: VersionNumber) -> Bool {
    guard let newest = catalog.newest.flatMap({ VersionNumber($0.version) }) else { return number == .first }
    return [VersionNumber.Step.patch, .minor, .major].contains { newest.next($0) == number }
  }

  private func isVersion(_ folder: String) throws(EmitError) -> Bool {
    guard try Folder.item(at: folder) == .folder else { return false }
    return try Folder.item(at: "\(folder)/\(Descriptor.fileName)") == .file
  }

  private static func foreign(_ path: String) -> EmitError {
    EmitError(
      .foreignFolder,
      what: "stands where versions are published, but \(VersionCatalog.fileName) does not name it",
      place: path,
      remedy: "move it away, or name another output folder")
  }

  /// Makes `latest/` the newest version again where it is not.
  private func mendLatest() throws(EmitError) {
    guard let newest = newestFolder, try !latestIs(newest) else { return }
    try Folder.create(staging)
    do throws(EmitError) {
      try copyToLatest(newest)
      try Folder.synchronize(path)
      try swapLatest()
    } catch {
      try removeStaging()
      throw error
    }
    try removeStaging()
  }

  private func latestIs(_ newest: String) throws(EmitError) -> Bool {
    let latest = "\(path)/\(Self.latest)"
    guard try Folder.item(at: latest) == .folder else { return false }
    for file in catalog.newest?.files ?? [] {
      guard try Folder.size(of: "\(latest)/\(file.path)") == file.bytes else { return false }
    }
    let descriptor = Descriptor.fileName
    guard
      try FileReader.contents(of: "\(latest)/\(descriptor)")
        == FileReader.contents(of: "\(newest)/\(descriptor)")
    else { return false }
    return try Folder.item(at: "\(latest)/text") == Folder.item(at: "\(newest)/text")
  }

  /// Makes the copy of a version that is to become `latest/`.
  ///
  /// Its tables are copies: who opens one and saves it must not change the version. The many small texts, which
  /// nobody edits, are second names of the version's files.
  private func copyToLatest(_ version: String) throws(EmitError) {
    try Folder.duplicate(version, as: "\(staging)/\(Self.latest)") { $0 == "text" }
  }

  /// Puts the copy in the place of `latest/` in one step.
  private func swapLatest() throws(EmitError) {
    let latest = "\(path)/\(Self.latest)"
    let copy = "\(staging)/\(Self.latest)"
    if try Folder.item(at: latest) == .nothing {
      try Folder.rename(copy, to: latest)
    } else if try !Folder.exchange(copy, latest) {
      // A file system without exchange: for a moment there is no latest; a run killed then is mended.
      try Folder.rename(latest, to: "\(staging)/old")
      try Folder.rename(copy, to: latest)
    }
  }
}
