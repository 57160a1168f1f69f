internal import Glibc

/// Who holds an output folder: the content of its lock file, three lines.
struct LockHolder: Sendable, Hashable, CustomStringConvertible {
  /// The process.
  var process: String
  /// The machine that it runs on.
  var host: String
  /// Since when, RFC 3339 in UTC.
  var since: String

  /// This process, from now on.
  static var current: LockHolder {
    var name = [CChar](repeating: 0, count: 256)
    let hasName = unsafe gethostname(&name, name.count - 1) == 0
    var now = time(nil)
    var parts = unsafe tm()
    var text = [CChar](repeating: 0, count: 32)
    _ = unsafe gmtime_r(&now, &parts)
    _ = unsafe strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return LockHolder(
      process: "\(getpid())", host: hasName ? Self.text(name) : "a machine without a name",
      since: Self.text(text))
  }

  private static func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  init(process: String, host: String, since: String) {
    self.process = process
    self.host = host
    self.since = since
  }

  /// What a lock file says; nil where its holder has not written it yet.
  init?(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
    let lines = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).split(separator: "\n")
    guard lines.count == 3 else { return nil }
    self.init(process: String(lines[0]), host: String(lines[1]), since: String(lines[2]))
  }

  /// Writes it into a lock file. A disk that is full costs the next run a name, not the lock.
  func write(to descriptor: Int32) {
    let bytes = Array("\(process)\n\(host)\n\(since)\n".utf8)
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// `process 4711 on host since 2024-05-20T08:00:00Z`.
  var description: String { "process \(process) on \(host) since \(since)" }
}
