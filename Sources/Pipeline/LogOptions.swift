/// Where runs write what they say, and how long that is kept: `logs` of `pipeline.json`.
public struct LogOptions: Sendable, Hashable {
  /// How many days are kept where nothing is said.
  public static let standardDays = 90

  /// The folder of the files `YYYY-MM-DD.log`.
  public var folder: String
  /// How many days are kept, the present one among them.
  public var days: Int
}
