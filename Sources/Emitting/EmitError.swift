/// Why a version could not be published, read or compared: what is wrong, where, and what to do.
public struct EmitError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure; the raw value is a stable identifier for scripts.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A folder or file may not be read or written.
    case noPermission = "no-permission"
    /// The file system is full, or a quota is used up.
    case diskFull = "disk-full"
    /// Another run is publishing to the same folder.
    case busy
    /// Something that Tongji did not write stands where a version or `latest` belongs.
    case foreignFolder = "foreign-folder"
    /// A published version, or the list of versions, is missing or damaged.
    case damagedVersion = "damaged-version"
    /// The folder holds the versions of another dataset.
    case otherDataset = "other-dataset"
    /// No version of that number is published.
    case unknownVersion = "unknown-version"
    /// The same document was handed over twice, with different contents.
    case repeatedDocument = "repeated-document"
    /// A code list refers to a code that it does not hold, or holds one twice.
    case brokenCodeList = "broken-code-list"
    /// A check of `pipeline.json` does not hold for the version.
    case failedCheck = "failed-check"
    /// A check of `pipeline.json` could never fail, or says what it does not heed.
    case unsoundCheck = "unsound-check"
    /// A resource of the program itself is missing or damaged.
    case brokenProgram = "broken-program"
    /// Any other failure of the file system.
    case fileSystem = "file-system"
  }

  /// The kind of failure.
  public var kind: Kind
  /// What is wrong.
  public var what: String
  /// The file or folder, with the line where there is one.
  public var place: String
  /// What to do.
  public var remedy: String

  /// A failure.
  public init(_ kind: Kind, what: String, place: String, remedy: String) {
    self.kind = kind
    self.what = what
    self.place = place
    self.remedy = remedy
  }

  /// Place, what is wrong and what to do, in one line.
  public var description: String { "\(place): \(what): \(remedy)" }
}
