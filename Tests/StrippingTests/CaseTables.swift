import Foundation
import TestSupport
import Testing

/// Rows of the tables in `Cases`.
enum CaseTables {
  /// The objects of a JSON Lines file.
  static func objects<Row: Decodable>(_ name: String) -> [Row] {
    let url = Repository.file("Tests/StrippingTests/Cases/\(name).jsonl")
    guard let data = try? Data(contentsOf: url) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do {
        return try JSONDecoder().decode(Row.self, from: line)
      } catch {
        Issue.record("\(name): \(error)")
        return nil
      }
    }
  }

  /// The rows of a tab-separated file, its header left out.
  static func rows(_ name: String) -> [[String]] {
    let url = Repository.file("Tests/StrippingTests/Cases/\(name).tsv")
    guard let data = try? Data(contentsOf: url) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}
