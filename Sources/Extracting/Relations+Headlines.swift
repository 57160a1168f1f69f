internal import Numerals
internal import Records

/// Figures of a title, which tells in short what the text behind it tells.
extension Relations {
  /// A figure of the title that says no time is of the time that the text says of the same figure.
  mutating func dateHeadlines() {
    for index in statistics.indices where places[index].isHeadline {
      guard statistics[index].period.basis != .stated || statistics[index].measure.isEmpty,
        let value = value(index)
      else { continue }
      let body = statistics.indices[(index + 1)...].filter { other in
        !places[other].isHeadline && statistics[other].unitText == statistics[index].unitText
          && statistics[other].period.end != nil
      }
      let told =
        body.first { self.value($0) == value }
        ?? body.first {
          isRounded(value, of: $0, in: index)
            && Self.isAlike(statistics[index].measure, statistics[$0].measure)
        }
      guard let told else { continue }
      if statistics[index].measure.isEmpty {
        // 3.7亿元！…: a figure alone is of what the text says.
        statistics[index].measure = statistics[told].measure
        statistics[index].indicator = statistics[told].indicator
        statistics[index].kind = statistics[index].kind ?? statistics[told].kind
      }
      statistics[index].period = statistics[told].period
      statistics[index].period.basis = statistics[told].period.basis.map { $0 == .stated ? .inherited : $0 }
    }
  }

  /// 超5600家 in the title is 5624家 in the text, 近6万人 there 59500人.
  private func isRounded(_ value: ExactDecimal, of other: Int, in headline: Int) -> Bool {
    // 5600 is told to the hundred.
    let zeros = value.description.reversed().prefix { $0 == "0" }.count
    guard let exact = self.value(other), zeros > 0, let step = ExactDecimal.powerOfTen(zeros) else {
      return false
    }
    switch statistics[headline].modifier {
    case .moreThan, .atLeast: return value < exact && value.adding(step).map { exact < $0 } ?? false
    case .nearly: return exact < value && exact.adding(step).map { value < $0 } ?? false
    default: return false
    }
  }
}
