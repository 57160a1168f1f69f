internal import Caching
internal import Emitting
internal import Foundation
internal import Glibc

/// Where a run keeps what it works out for the next one.
public enum CacheFile: Sendable, Hashable {
  /// Beside the output folder: `.tongji/out.cache` for `out`.
  case beside
  /// A file.
  case file(String)
  /// Nowhere: everything is done anew.
  case none

  /// The folder beside the output folder.
  public static let folder = ".tongji"

  private static let suffix = ".cache"

  /// The file's path, for an output folder that exists; nil where nothing is kept.
  func path(out: String) -> String? {
    switch self {
    case .none: return nil
    case .file(let path): return path
    case .beside:
      let out = Self.canonical(out) as NSString
      let parent = out.deletingLastPathComponent
      guard parent != "", out.lastPathComponent != "/" else { return nil }
      return "\(parent == "/" ? "" : parent)/\(Self.folder)/\(out.lastPathComponent)\(Self.suffix)"
    }
  }

  /// Whether a file that cannot be read as a cache may be removed: it lies where runs put theirs, or was one. Any other
  /// was named by mistake.
  static func isReplaceable(_ file: String) -> Bool {
    let place = file as NSString
    if (place.deletingLastPathComponent as NSString).lastPathComponent == folder,
      place.lastPathComponent.hasSuffix(suffix)
    {
      return true
    }
    guard let handle = FileHandle(forReadingAtPath: file) else { return false }
    defer { try? handle.close() }
    return RunCache.isCache((try? handle.read(upToCount: 100)).flatMap { $0 }.map { [UInt8]($0) } ?? [])
  }

  /// Removes what is kept for output folders that are gone, among those in one folder with this one.
  func sweep(out: String) {
    guard case .beside = self, let file = path(out: out) else { return }
    let folder = (file as NSString).deletingLastPathComponent
    let parent = (folder as NSString).deletingLastPathComponent
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard let end = name.range(of: Self.suffix, options: .backwards) else { continue }
      if !FileManager.default.fileExists(atPath: "\(parent)/\(name[..<end.lowerBound])") {
        try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
    }
  }

  /// What a cache is of: the dataset and its folder. It serves no other.
  static func owner(_ configuration: PipelineConfiguration) -> String {
    "\(configuration.dataset.name)\u{1F}\(canonical(configuration.out))"
  }

  private static func canonical(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}
