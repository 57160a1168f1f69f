internal import Records

/// Reads the day that a page's address holds: `/2024-03/05/`, `/202403/t20240305_12.html`, `/2024/0305/`.
enum AddressDate {
  /// The day in the address of a page from the web; nil for a file's path, and for a day after the page was fetched.
  static func day(in source: String, page: Page) -> String? {
    guard source.hasPrefix("http://") || source.hasPrefix("https://"), let found = day(in: source) else {
      return nil
    }
    guard let retrieved = page.retrievedAt.flatMap({ DateScanner.first(in: Scalars(text: $0)) }) else {
      return found
    }
    return found <= retrieved.day ? found : nil
  }

  /// The day; nil where the address holds none, or two that differ.
  static func day(in address: String) -> String? {
    let scalars = Scalars(text: address)
    // `?` and what follows name sessions and searches.
    let path = Scalars(scalars.prefix { $0 != "?" && $0 != "#" })
    var days: Set<String> = []
    var index = 0
    while index < path.count {
      guard path[index].isDigit else {
        index += 1
        continue
      }
      let end = path[index...].firstIndex { !$0.isDigit } ?? path.count
      if let day = day(in: path, run: index..<end) { days.insert(day) }
      index = end
    }
    return days.count == 1 ? days.first : nil
  }

  /// The day that begins with a run of digits.
  private static func day(in path: Scalars, run: Range<Int>) -> String? {
    let digits = path[run].map { $0.digitValue }
    switch digits.count {
    // A day, or a day and a time; a longer run is a page's number.
    case 8, 14: return day(Array(digits.prefix(8)))
    case 6:
      guard let rest = part(after: run, in: path), rest.count == 2 else { return nil }
      return day(digits + rest)
    case 4:
      guard let rest = part(after: run, in: path) else { return nil }
      if rest.count == 4 { return day(digits + rest) }
      let start = run.upperBound + 1
      guard rest.count <= 2, let last = part(after: start..<start + rest.count, in: path), last.count <= 2
      else {
        return nil
      }
      return day(digits + padded(rest) + padded(last))
    default: return nil
    }
  }

  /// The digits after a separator behind a run.
  private static func part(after run: Range<Int>, in path: Scalars) -> [Int]? {
    guard run.upperBound < path.count, ["/", "-", "_"].contains(path[run.upperBound]) else { return nil }
    let digits = path[(run.upperBound + 1)...].prefix { $0.isDigit }.map { $0.digitValue }
    return digits.isEmpty ? nil : digits
  }

  private static func padded(_ digits: [Int]) -> [Int] { digits.count == 1 ? [0] + digits : digits }

  private static func day(_ digits: [Int]) -> String? {
    guard digits.count == 8 else { return nil }
    let year = digits[..<4].reduce(0) { $0 * 10 + $1 }
    let month = digits[4] * 10 + digits[5]
    let day = digits[6] * 10 + digits[7]
    guard (1_990...2_099).contains(year), (1...12).contains(month),
      (1...DateScanner.days(in: month, of: year)).contains(day)
    else { return nil }
    return "\(year)-\(DateScanner.two(month))-\(DateScanner.two(day))"
  }
}
