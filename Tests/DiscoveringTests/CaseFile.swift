import Foundation
import Testing

/// Rows of cases from a file of JSON Lines in `Cases`.
enum CaseFile {
  /// The rows; none, and a failed test, where one cannot be read.
  static func rows<Row: Decodable>(_ name: String, as type: Row.Type = Row.self) -> [Row] {
    guard let data = try? Data(contentsOf: url(name)) else {
      Issue.record("Cases/\(name) cannot be read")
      return []
    }
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      do { return try JSONDecoder().decode(Row.self, from: line) } catch {
        Issue.record("\(name): \(error)")
        return nil
      }
    }
  }

  /// Where a file of `Cases` lies.
  static func url(_ name: String) -> URL { Bundle.module.bundleURL.appending(path: "Cases/\(name)") }

  /// The bytes of a file of `Cases`; none, and a failed test, where it cannot be read.
  static func bytes(_ name: String) -> [UInt8] {
    guard let data = try? Data(contentsOf: url(name)) else {
      Issue.record("Cases/\(name) cannot be read")
      return []
    }
    return [UInt8](data)
  }
}
