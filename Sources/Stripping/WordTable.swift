internal import Foundation

/// A table of words in this target's resources: tab-separated, a header line, a reason on every row.
struct WordTable {
  /// The rows, each value under its column's name.
  let rows: [[String: String]]

  /// Throws ``WordTableError`` where the file is missing or a row has another number of columns than the header.
  init(_ name: String) throws(WordTableError) {
    let file = name + ".tsv"
    guard let url = Bundle.module.url(forResource: "Resources/" + name, withExtension: "tsv"),
      let data = try? Data(contentsOf: url)
    else { throw .missing(file: file) }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { throw .missing(file: file) }
    var rows: [[String: String]] = []
    for (number, line) in lines.enumerated().dropFirst() {
      guard line.count == header.count, line.last?.isEmpty == false else {
        throw .malformed(file: file, line: number + 1, columns: header)
      }
      rows.append(Dictionary(zip(header, line)) { first, _ in first })
    }
    self.rows = rows
  }

  /// The values of one column in the rows whose other column has a value.
  func values(_ column: String, where key: String, is value: String) -> [String] {
    rows.filter { $0[key] == value }.compactMap { $0[column] }
  }
}

/// Why a table of words could not be read.
enum WordTableError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(file: String)
  case malformed(file: String, line: Int, columns: [String])

  var description: String {
    switch self {
    case .missing(let file):
      "the word list '\(file)' is missing: install the program together with its resource folder"
    case .malformed(let file, let line, let columns):
      "\(file), line \(line): expected \(columns.count) columns (\(columns.joined(separator: ", "))), separated by tabs"
    }
  }
}
