/// What was asked of a dataset that it cannot answer: what is wrong, and what to do.
public struct ShowError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The option and what it was given: `--region 甘素`.
  public var place: String
  /// What is wrong.
  public var what: String
  /// What to do.
  public var remedy: String

  /// Place, what is wrong and what to do, in one line.
  public var description: String { "\(place): \(what): \(remedy)" }

  /// A name that nothing has.
  static func unknown(
    _ option: String, _ given: String, nearest: String?, else remedy: String
  ) -> ShowError {
    ShowError(
      place: "--\(option) \(given)", what: "the dataset has no such \(option)",
      remedy: nearest.map { "did you mean \($0)?" } ?? remedy)
  }
}
