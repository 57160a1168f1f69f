internal import Discovering
internal import Fetching
internal import Foundation
internal import Harvesting

/// A part of a WARC file: the records that begin in it.
public struct ArchiveRange: Sendable, Hashable, Codable {
  /// The file, where the program can open it.
  public var warc: String
  /// The source that names it.
  public var source: String
  /// The first byte.
  public var start: Int
  /// The byte behind the last one; nil for the end of the file.
  public var end: Int?

  /// The WARC files of a configuration's sources in parts of so many bytes, in the order in which a run reads them. A
  /// file that is not packed is one part: there, a page can hold what looks like a record.
  ///
  /// Throws where a file cannot be read, or a pattern names none.
  public static func all(of configuration: PipelineConfiguration, bytes: Int) throws -> [ArchiveRange] {
    var ranges: [ArchiveRange] = []
    for source in configuration.sources {
      for archive in source.web?.archives ?? [] {
        let paths = try FileFinder.paths(below: archive.folder, matching: [archive.pattern])
        guard !paths.isEmpty else {
          throw ConfigurationErrors(problems: [
            ConfigurationProblem(
              file: configuration.file, place: nil, path: "",
              found: "\(archive.folder)/\(archive.pattern): no such file",
              allowed: "WARC files that exist")
          ])
        }
        for path in paths {
          ranges += try parts(of: "\(archive.folder)/\(path)", source: source.name, bytes: bytes)
        }
      }
    }
    return ranges
  }

  private static func parts(of file: String, source: String, bytes: Int) throws -> [ArchiveRange] {
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    guard size > bytes, try WARCFile.isPacked(path: file) else {
      return [ArchiveRange(warc: file, source: source, start: 0, end: nil)]
    }
    return stride(from: 0, to: size, by: bytes).map {
      ArchiveRange(warc: file, source: source, start: $0, end: $0 + bytes)
    }
  }
}
