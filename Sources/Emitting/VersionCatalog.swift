internal import Hashing

/// `versions.json`: every published version, oldest first. A version that it does not name is not published.
public struct VersionCatalog: Sendable, Hashable {
  /// The file's name in the output folder.
  public static let fileName = "versions.json"
  /// The form of the file that this program reads and writes.
  static let currentSchema = 1

  /// One published version.
  public struct Entry: Sendable, Hashable, Codable {
    /// Its number.
    public var version: String
    /// The day it was published, `YYYY-MM-DD`.
    public var publishedOn: String
    /// The highest kind of change against the version before: `first`, `major`, `minor`, `patch`.
    public var step: String
    /// Rows of `documents.csv`.
    public var documents: Int
    /// Rows of `statistics.csv`.
    public var statistics: Int
    /// What changed against the version before.
    public var changes: ChangeCounts
    /// What it was made by.
    public var fingerprints: InputFingerprints
    /// Its files by path; those of `text/` are left out, their hashes stand in `documents.csv`.
    public var files: [File]
    private enum CodingKeys: String, CodingKey {
      case version
      case publishedOn = "published_on"
      case step
      case documents
      case statistics
      case changes
      case fingerprints
      case files
    }
  }

  /// One published file.
  public struct File: Sendable, Hashable, Codable {
    /// Below the version's folder, `/` between parts.
    public var path: String
    /// Its size.
    public var bytes: Int
    /// SHA-256, 64 hex digits.
    public var sha256: String

    init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }

    /// A file that a library wrote, by its path below a version's folder.
    init(hashing path: String, in folder: String) throws(EmitError) {
      let reader = try FileReader(opening: "\(folder)/\(path)")
      var digest = SHA256Digest()
      var buffer: [UInt8] = []
      var offset = 0
      while offset < reader.size {
        try reader.read(at: offset, count: 1 << 18, into: &buffer)
        if buffer.isEmpty { break }
        digest.update(buffer)
        offset += buffer.count
      }
      self.init(path: path, bytes: offset, sha256: digest.hex())
    }
  }

  /// The dataset's name; nil where nothing is published yet.
  public var name: String?
  /// Every version, oldest first.
  public var versions: [Entry]

  /// The newest version.
  public var newest: Entry? { versions.last }
}
