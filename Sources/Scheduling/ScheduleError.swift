/// Why a schedule could not be made or taken back: what is wrong, and what to do.
public struct ScheduleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, where, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}
