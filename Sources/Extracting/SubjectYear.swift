/// Finds the year that a document is about: that of its title, as `2023年工作总结`, or the one its text is about.
enum SubjectYear {
  /// The year, or nil where the document is not clearly about one.
  ///
  /// First the title and sub-titles. Else, for a report that came out in the first four months of a year, the year
  /// before, if its first paragraph begins with it or most of the years in the text are that one.
  static func find(
    _ text: Scalars, titles: [Range<Int>], body: [Range<Int>], published: Day?, scanner: TimeScanner
  ) -> Int? {
    for title in titles {
      for time in scanner.scan(text, in: title) {
        if let year = time.wholeYear { return year }
      }
    }
    guard let published else { return mostNamed(text, body: body, scanner: scanner) }
    guard published.month <= 4 else { return nil }
    let before = published.year - 1
    var years: [Int: Int] = [:]
    for block in body {
      for time in scanner.scan(text, in: block) {
        guard case .span(let start?, _) = time.meaning else { continue }
        if start.year == before, time.wholeYear == before, time.range.lowerBound == block.lowerBound {
          return before
        }
        years[start.year, default: 0] += 1
      }
    }
    let total = years.values.reduce(0, +)
    let own = years[before] ?? 0
    return own >= 3 && own * 10 >= total * 6 ? before : nil
  }

  /// For a document without a day of publication, the year that most of its dates name, three of them at least.
  private static func mostNamed(_ text: Scalars, body: [Range<Int>], scanner: TimeScanner) -> Int? {
    var years: [Int: Int] = [:]
    for block in body {
      for time in scanner.scan(text, in: block) {
        guard case .span(let start, let end) = time.meaning, let year = (end ?? start)?.year else { continue }
        years[year, default: 0] += 1
      }
    }
    let total = years.values.reduce(0, +)
    let best = years.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return best.flatMap { $0.value >= 3 && $0.value * 2 >= total ? $0.key : nil }
  }
}
