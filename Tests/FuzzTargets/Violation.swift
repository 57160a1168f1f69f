/// What must hold and does not, for one input.
public struct Violation: Error, Sendable, CustomStringConvertible {
  /// In words, with the values that show it.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Throws where something that must hold does not.
func require(_ holds: Bool, _ what: @autoclosure () -> String) throws(Violation) {
  if !holds { throw Violation(what()) }
}
