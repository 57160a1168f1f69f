/// Days of the calendar by their number.
enum CivilDay {
  /// The day so many days after 1 January 1970, as `YYYY-MM-DD`.
  static func text(of number: Int) -> String {
    var year = 1_970
    var rest = number
    while rest >= length(of: year) {
      rest -= length(of: year)
      year += 1
    }
    var month = 1
    while rest >= DateScanner.days(in: month, of: year) {
      rest -= DateScanner.days(in: month, of: year)
      month += 1
    }
    return "\(year)-\(DateScanner.two(month))-\(DateScanner.two(rest + 1))"
  }

  private static func length(of year: Int) -> Int { DateScanner.days(in: 2, of: year) + 337 }
}
