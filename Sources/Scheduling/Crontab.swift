/// A user's crontab: lines of bytes, of which at most one is a pipeline's.
///
/// See crontab(5). All other lines stay as they are, whatever they hold.
struct Crontab: Sendable, Hashable {
  /// The longest line that every cron takes.
  static let longest = 998

  /// The lines, without their ends.
  private(set) var lines: [[UInt8]]

  /// The crontab that `crontab -l` prints.
  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// What `crontab -` is to read.
  var bytes: [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }

  /// Removes a pipeline's line; false where there is none.
  mutating func remove(_ identifier: String) -> Bool {
    let before = lines.count
    let mark = Self.mark(identifier)
    lines.removeAll { $0.suffix(mark.count).elementsEqual(mark) }
    return lines.count < before
  }

  /// Puts a run's line in place of the one that it has; at the end where it has none.
  mutating func set(_ run: ScheduledRun, at time: ScheduledTime) throws(ScheduleError) {
    // A % that stands bare would end the command.
    let command = run.shellCommand.replacing("%", with: #"\%"#)
    let mark = Self.mark(run.identifier)
    let line = Array("\(time.cronFields) \(command)".utf8) + mark
    guard line.count <= Self.longest else {
      throw ScheduleError(
        "\(run.pipeline): its line in the crontab would have \(line.count) bytes, more than the \(Self.longest) that "
          + "cron takes: move it to a folder with a shorter path")
    }
    let place = lines.firstIndex { $0.suffix(mark.count).elementsEqual(mark) }
    _ = remove(run.identifier)
    lines.insert(line, at: place ?? lines.count)
  }

  /// The comment for the shell that ends a pipeline's line.
  private static func mark(_ identifier: String) -> [UInt8] { Array(" # \(identifier)".utf8) }
}
