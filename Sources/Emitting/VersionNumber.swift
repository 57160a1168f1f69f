/// The number of a version: MAJOR.MINOR.PATCH, as Semantic Versioning writes it.
public struct VersionNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// How much a version changes what the one before it promised.
  public enum Step: Int, Sendable, Hashable, Comparable {
    /// Cells changed.
    case patch
    /// A column, table, code, document or row came or went.
    case minor
    /// A column was renamed, removed or given another type, or the rule of an identifier changed.
    case major

    /// `patch`, `minor`, `major`.
    public var name: String { String(describing: self) }

    /// By how much is broken.
    public static func < (a: Step, b: Step) -> Bool { a.rawValue < b.rawValue }
  }

  /// The number of the first version.
  public static let first = VersionNumber(major: 1, minor: 0, patch: 0)

  /// Raised when readers break.
  public var major: Int
  /// Raised when rows or columns come or go.
  public var minor: Int
  /// Raised when cells change.
  public var patch: Int

  /// A number from its parts.
  public init(major: Int, minor: Int, patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// A number from its text; nil unless it is three plain decimals without leading zeros, joined by dots.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.allSatisfy({ (48...57).contains($0) }), part.count == 1 || part.first != 48,
        let number = Int(String(decoding: Array(part), as: UTF8.self))
      else { return nil }
      numbers.append(number)
    }
    self.init(major: numbers[0], minor: numbers[1], patch: numbers[2])
  }

  /// The number after this one.
  public func next(_ step: Step) -> VersionNumber {
    switch step {
    case .major: VersionNumber(major: major + 1, minor: 0, patch: 0)
    case .minor: VersionNumber(major: major, minor: minor + 1, patch: 0)
    case .patch: VersionNumber(major: major, minor: minor, patch: patch + 1)
    }
  }

  /// `1.2.3`.
  public var description: String { "\(major).\(minor).\(patch)" }

  /// By MAJOR, then MINOR, then PATCH.
  public static func < (a: VersionNumber, b: VersionNumber) -> Bool {
    (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
  }
}
