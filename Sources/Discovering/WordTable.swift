internal import Foundation

/// A table of words in this target's resources: tab-separated, a header line, a reason on every row.
struct WordTable: Sendable {
  /// The rows, each value under its column's name.
  let rows: [[String: String]]

  /// Throws ``DiscoveryTableError`` where the file is missing or a row has another number of columns than the header.
  init(_ name: String) throws(DiscoveryTableError) {
    let file = name + ".tsv"
    guard let url = Bundle.module.url(forResource: "Resources/" + name, withExtension: "tsv"),
      let data = try? Data(contentsOf: url)
    else { throw .missing(file: file) }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { throw .missing(file: file) }
    rows = try lines.enumerated().dropFirst().map { number, line throws(DiscoveryTableError) in
      guard line.count == header.count, line.allSatisfy({ !$0.isEmpty }) else {
        throw .malformed(file: file, line: number + 1, columns: header)
      }
      return Dictionary(zip(header, line)) { first, _ in first }
    }
  }
}

/// Why a table of words could not be read.
public enum DiscoveryTableError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is not there.
  case missing(file: String)
  /// A row has not the columns of the header, or one is empty.
  case malformed(file: String, line: Int, columns: [String])

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .missing(let file):
      "the word list '\(file)' is missing: install the program together with its resource folder"
    case .malformed(let file, let line, let columns):
      "\(file), line \(line): expected \(columns.count) columns (\(columns.joined(separator: ", "))), separated by tabs, none empty"
    }
  }
}
