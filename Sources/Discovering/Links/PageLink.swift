/// A link of an index page.
public struct PageLink: Sendable, Hashable {
  /// Where it leads: absolute, in normal form, without fragment.
  public var url: String
  /// Its text, each run of blanks as one; where it has none, its title, else what stands for its picture.
  public var text: String
  /// Its `title`, which often has in full what the text cuts short.
  public var title: String?
  /// The day that the page prints beside it: a hint, since nothing says what the day is of.
  public var day: DayHint?

  /// A link.
  public init(url: String, text: String, title: String? = nil, day: DayHint? = nil) {
    self.url = url
    self.text = text
    self.title = title
    self.day = day
  }
}

/// A day as a list prints it, perhaps without the year.
public struct DayHint: Sendable, Hashable {
  /// As it is printed: `2024-03-05`, `[03-05]`, `05 2024-03`.
  public var text: String
  /// The year; nil where none is printed.
  public var year: Int?
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month.
  public var day: Int

  /// A day.
  public init(text: String, year: Int?, month: Int, day: Int) {
    self.text = text
    self.year = year
    self.month = month
    self.day = day
  }

  /// `YYYY-MM-DD`; nil where the year is unknown.
  public var isoDay: String? { year.map { CalendarDate(year: $0, month: month, day: day).text } }
}
