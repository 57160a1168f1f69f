internal import Foundation

/// Lines that are page furniture where they stand alone.
struct FurnitureTable: Sendable {
  /// A pattern's scalars; `nil` stands for a run of digits.
  private var patterns: [[UInt32?]] = []

  init(folder: URL, additional: [String]) throws(TableError) {
    let table = try TableFile.load("furniture.tsv", columns: ["pattern", "reason"], from: folder)
    for row in table.rows { try add(String(row.fields[0]), file: table.name, line: row.line) }
    for pattern in additional { try add(pattern, file: "options", line: nil) }
  }

  private mutating func add(_ pattern: String, file: String, line: Int?) throws(TableError) {
    let scalars = pattern.unicodeScalars.map { $0 == "#" ? nil : $0.value }
    guard scalars.contains(nil) else {
      throw TableError(
        file: file, line: line,
        problem: "the pattern '\(pattern)' has no '#' that stands for the page's number")
    }
    guard !scalars.contains(Scalar.blank) else {
      throw TableError(
        file: file, line: line,
        problem: "the pattern '\(pattern)' holds a blank; leave it out, blanks do not count")
    }
    patterns.append(scalars)
  }

  /// The page's number if a line is furniture. Longer lines than 24 characters never are.
  func page(_ line: [UInt32]) -> Int? {
    guard line.count <= 24, line.contains(where: Scalar.isDigit) else { return nil }
    let text = line.filter { $0 != Scalar.blank }
    for pattern in patterns {
      if let page = Self.match(pattern, text) { return page }
    }
    return nil
  }

  private static func match(_ pattern: [UInt32?], _ text: [UInt32]) -> Int? {
    var at = 0
    var page: Int?
    for wanted in pattern {
      if let wanted {
        guard at < text.count, text[at] == wanted else { return nil }
        at += 1
        continue
      }
      var value = 0
      let start = at
      while at < text.count, Scalar.isDigit(text[at]), at - start < 5 {
        value = value * 10 + Int(text[at] - 0x30)
        at += 1
      }
      guard at > start else { return nil }
      page = page ?? value
    }
    return at == text.count ? page : nil
  }
}
