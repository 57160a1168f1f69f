public import Emitting
internal import Foundation
internal import Hashing

/// A program of one's own between two stages: `stages.own[]` of `pipeline.json`.
public struct OwnStage: Sendable, Hashable {
  /// The stages that it can come after.
  static let places = ["fetch"] + BuiltInStage.allCases.map(\.rawValue)

  /// Seconds without a sign of life, where nothing is said.
  static let standardTimeout = 60

  /// Its name in messages.
  public var name: String
  /// The stage whose records it reads.
  public var after: String
  /// The program and its arguments.
  public var run: [String]
  /// Files that it works by, besides those among the arguments.
  public var reads: [String]
  /// How many of it run at a time.
  public var copies: Int
  /// Seconds without a sign of life after which it counts as hanging.
  public var timeout: Int
  /// Seconds that its outputs may stay open after it has ended; nil where ``timeout`` holds for that, too.
  var closing: Int?
  /// The columns that it adds to the statistics.
  public var columns: [OwnColumn]
  /// The folder that it runs in: that of `pipeline.json`.
  public var folder: String

  /// The program's file; nil where there is none.
  var program: String? { run.first.flatMap { ProgramFile.find($0, folder: folder) } }

  /// The digest of what its results depend on: command, and the bytes of its program's files.
  var digest: String {
    var digest = SHA256Digest()
    for argument in run + ["\u{1E}"] + reads {
      digest.update(Array("\(argument)\u{1F}".utf8))
      if let bytes = FileManager.default.contents(atPath: place(argument)) {
        digest.update(Array(SHA256Digest.hex(of: [UInt8](bytes)).utf8))
      }
    }
    for column in columns { digest.update(Array("\(column.name) \(column.isNumber)\u{1F}".utf8)) }
    if let program, let look = FileStamp.look(program, before: Int.max) { digest.update(Array(look.utf8)) }
    return String(digest.hex().prefix(32))
  }

  private func place(_ path: String) -> String { ProgramFile.place(path, folder: folder) }
}

/// The stages that are Tongji's own, after fetch.
enum BuiltInStage: String, Sendable, Hashable, CaseIterable {
  case strip
  case clean
  case extract
}
