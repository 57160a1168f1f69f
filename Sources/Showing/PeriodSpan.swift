/// Days from one to another, as people give them: `2024`, `2024-03`, `2024-03-05`, `2023..2024`, `2023-06..`.
public struct PeriodSpan: Sendable, Hashable {
  /// The first day, `YYYY-MM-DD`; empty where open.
  public var first: String
  /// The last day; empty where open.
  public var last: String

  /// The span that a text names; the two ends of an interval are parted by `..` or `/`.
  public init(_ text: String) throws(ShowError) {
    func wrong() -> ShowError {
      ShowError(
        place: "--period \(text)", what: "is no period",
        remedy:
          "give a year, a month or a day (2024, 2024-03, 2024-03-05), or two of them (2023..2024, 2023-06..)"
      )
    }
    var ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if ends.count == 1, let dots = text.firstRange(of: "..") {
      ends = [String(text[..<dots.lowerBound]), String(text[dots.upperBound...])]
    }
    guard ends.count <= 2, let start = ends.first, let end = ends.last, !start.isEmpty || !end.isEmpty,
      start.isEmpty || Self.isDay(start), end.isEmpty || Self.isDay(end)
    else { throw wrong() }
    first = start.isEmpty ? "" : start + "-01-01".dropFirst(start.count - 4)
    // No month is longer: days compare as texts, and 2024-02-31 comes after every day of February.
    last = end.isEmpty ? "" : end + "-12-31".dropFirst(end.count - 4)
    if !first.isEmpty, !last.isEmpty, last < first { throw wrong() }
  }

  /// Whether a period ends within the span; one without an end counts by its start, one without both is in none.
  public func holds(start: String, end: String) -> Bool {
    let day = end.isEmpty ? start : end
    return !day.isEmpty && (first.isEmpty || first <= day) && (last.isEmpty || day <= last)
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with a month and a day that there can be.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let sizes = [4, 2, 2]
    guard parts.count <= 3,
      zip(parts, sizes).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return false }
    let numbers = parts.compactMap { Int($0) }
    return (numbers.count < 2 || 1...12 ~= numbers[1]) && (numbers.count < 3 || 1...31 ~= numbers[2])
  }
}
