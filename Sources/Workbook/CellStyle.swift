/// How a cell looks.
public enum CellStyle: Sendable, Hashable {
  /// As it is.
  case plain
  /// The name of a column.
  case header
  /// The title of a sheet of words.
  case title
  /// The heading of a part.
  case heading
  /// A name before a text.
  case label
  /// A number among words, to the left as they are.
  case count
  /// A text over several lines.
  case wrapped
  /// A day, `yyyy-mm-dd`.
  case date
  /// A number as programs show it, a little off the text of the next column.
  case number
  /// A number with all of so many decimals; programs would round it, or show it as a power of ten.
  case fixed(decimals: Int)

  /// A small number of its own, for tables by style.
  var place: Int {
    switch self {
    case .plain: 0
    case .header: 1
    case .title: 2
    case .heading: 3
    case .label: 4
    case .count: 5
    case .wrapped: 6
    case .date: 7
    case .number: 8
    case .fixed(let decimals): 9 + decimals
    }
  }

  /// Which of ``StyleSheet/fonts`` it is written in.
  var font: Int {
    switch self {
    case .header, .label: 1
    case .title: 2
    case .heading: 3
    default: 0
    }
  }

  /// How a number is written, in the language of spreadsheets; nil where programs may choose.
  var numberFormat: String? {
    switch self {
    case .date: "yyyy\\-mm\\-dd"
    case .fixed(let decimals): decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0"
    default: nil
    }
  }

  /// The attributes of its alignment; nil for the usual one.
  var alignment: String? {
    switch self {
    case .label: #"vertical="top""#
    case .count: #"horizontal="left" vertical="top""#
    case .wrapped: #"vertical="top" wrapText="1""#
    case .number, .fixed: #"horizontal="right" indent="1""#
    case .plain, .header, .title, .heading, .date: nil
    }
  }
}
