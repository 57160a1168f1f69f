/// The version of the programs, one for all of them.
public enum ProgramVersion {
  /// Semantic version; the release that `CHANGELOG.md` describes on top.
  public static let current = "0.1.0"
}
