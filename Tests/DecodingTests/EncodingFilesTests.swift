import Foundation
import Testing

@testable import Decoding

/// The files of `../shared/eval/encodings`, where that folder is: a set that is no part of the project.
@Suite("Files in known encodings")
struct EncodingFilesTests {
  private struct Row: Decodable {
    var encoding: String
    var file: String
  }

  /// The project's folder, from this file's place in it.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/eval/encodings")

  private static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "manifest.json").path)
  }

  /// What a file in an encoding may be read as: supersets count.
  private static let accepted: [String: Set<String>] = [
    "GB2312": ["GB18030"], "GBK": ["GB18030"], "GB18030": ["GB18030"], "HZ": ["HZ-GB-2312"],
    "Big5": ["Big5", "Big5-HKSCS"], "Big5-HKSCS": ["Big5-HKSCS"], "EUC-TW": ["EUC-TW"],
    "UTF-16": ["UTF-16LE", "UTF-16BE"], "UTF-16LE-noBOM": ["UTF-16LE"], "UTF-16BE-noBOM": ["UTF-16BE"],
    "UTF-8": ["UTF-8"], "UTF-8-BOM": ["UTF-8"],
  ]

  @Test("every one is read in its encoding", .enabled(if: isThere, "needs ../shared/eval/encodings"))
  func all() throws {
    let manifest = try Data(contentsOf: Self.folder.appending(path: "manifest.json"))
    let rows = try JSONDecoder().decode([Row].self, from: manifest)
    #expect(rows.count >= 200)
    for row in rows {
      let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: row.file)))
      let charset = try CharsetDecoder.decode(bytes, declared: nil, isHTML: false).charset
      #expect(Self.accepted[row.encoding]?.contains(charset) == true, "\(row.file) read as \(charset)")
    }
  }
}
