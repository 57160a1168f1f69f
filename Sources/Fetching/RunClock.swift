internal import Foundation
internal import Politeness

/// The time of a run: the system's as it began, and from there on by a clock that nobody sets.
struct RunClock: Sendable {
  private let start = ContinuousClock.now
  private let wall: Moment

  /// A clock that shows a moment now; nil for the system's time.
  init(at moment: Moment? = nil) {
    wall = moment ?? Moment(milliseconds: Int((Date().timeIntervalSince1970 * 1_000).rounded()))
  }

  var now: Moment { wall + (ContinuousClock.now - start) }
}
