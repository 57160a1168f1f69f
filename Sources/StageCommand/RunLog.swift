internal import Foundation
internal import Pipeline
internal import Terminal

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The log of the day on which a run began: `YYYY-MM-DD.log`, each line with its time and the process.
///
/// Runs append to it, several at once too: each of their pieces is written whole.
public final class RunLog: Sendable {
  private let folder: String
  private let path: String
  private let descriptor: Int32

  /// Opens the log of today, local time, with the folder where that is missing.
  public init(folder: String) throws {
    let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw RunLogError(
        description: "\(folder): the folder of logs cannot be made: \(Program.describe(error)): name another")
    }
    self.folder = folder
    path = "\(folder)/\(LocalTime.now.day).log"
    descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else {
      throw RunLogError(
        description:
          "\(path): cannot be written (\(unsafe String(cString: strerror(errno)))): name another folder")
    }
  }

  deinit { close(descriptor) }

  /// Writes down what is said, each line of it after the time and the process.
  public func append(_ text: String) {
    let head = "\(LocalTime.now.text) [\(getpid())] "
    let lines = VisibleText.lines(text).split(separator: "\n", omittingEmptySubsequences: true)
    let bytes = Array(lines.map { "\(head)\($0)\n" }.joined().utf8)
    // A disk that is full is told by the run itself.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Removes the logs of all days but the last ones, as many as said, today among them.
  public func keep(days: Int) {
    let first = LocalTime(seconds: LocalTime.now.seconds - (days - 1) * 86_400).day
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where Self.isExpired(name, before: first) {
      do {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      } catch {
        append(
          "\(folder)/\(name): is older than \(days) days and cannot be removed: \(Program.describe(error))")
      }
    }
  }

  /// Whether a file is the log of an earlier day than `first`; others are nobody's to remove.
  static func isExpired(_ name: String, before first: String) -> Bool {
    guard name.hasSuffix(".log"), let day = CalendarDay(String(name.dropLast(4))) else { return false }
    return day.text < first
  }
}

/// Why there is no log.
struct RunLogError: Error, CustomStringConvertible {
  let description: String
}
