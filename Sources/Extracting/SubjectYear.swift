/// Finds the year that a document is about: that of its title, as `2023年工作总结`.
enum SubjectYear {
  /// The year of the first heading that has one; a range of years or a full date is no subject year.
  static func find(_ text: Scalars, headings: [Range<Int>], scanner: TimeScanner) -> Int? {
    for heading in headings {
      for time in scanner.scan(text, in: heading) {
        if case .span(let start?, let end?) = time.meaning, start.month == 1, start.day == 1, end.month == 12,
          end.day == 31, start.year == end.year
        {
          return start.year
        }
      }
    }
    return nil
  }
}
