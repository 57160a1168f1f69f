internal import Records

/// Figures of a title, which tells in short what the text behind it tells.
extension Relations {
  /// A figure of the title that says no time is of the time that the text says of the same figure.
  mutating func dateHeadlines() {
    for index in statistics.indices where places[index].isHeadline {
      guard statistics[index].period.basis != .stated, let value = value(index) else { continue }
      let told = statistics.indices[(index + 1)...].first { other in
        !places[other].isHeadline && self.value(other) == value
          && statistics[other].unitText == statistics[index].unitText && statistics[other].period.end != nil
      }
      guard let told else { continue }
      statistics[index].period = statistics[told].period
      statistics[index].period.basis = statistics[told].period.basis.map { $0 == .stated ? .inherited : $0 }
    }
  }
}
