import Foundation
import TestSupport

/// Rows and files of cases beside these tests.
enum Cases {
  static func rows<Row: Decodable>(_ type: Row.Type, of name: String) throws -> [Row] {
    let file = Repository.file("Tests/PipelineTests/Cases/\(name).jsonl")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(type, from: $0)
    }
  }

  /// The names of the files in a folder of cases that end so, without that end, sorted.
  static func names(in folder: String, ending end: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: Repository.file("Tests/PipelineTests/Cases/\(folder)").path
    ).filter { $0.hasSuffix(end) }.map { String($0.dropLast(end.count)) }.sorted()
  }
}
