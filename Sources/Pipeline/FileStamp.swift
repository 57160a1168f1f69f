internal import Fetching
internal import Glibc

/// How a page's file and its sidecar look from outside: two equal stamps, the same files with the same bytes.
///
/// Inode, size and both times: the time of change is the system's own, which no program can set back.
struct FileStamp: Sendable, Hashable {
  /// A file that changed so short a time before it was looked at may change again without another time: 2 s is the
  /// coarsest clock of a file system that is in use (FAT).
  private static let leastAge = 2

  /// The stamp as text; empty where the files are not to be known again by it.
  let text: String

  /// One that was made before.
  init(text: String) { self.text = text }

  /// The stamp of a page below a folder.
  init(root: String, path: String) {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    guard let page = Self.look("\(root)/\(path)", before: now.tv_sec - Self.leastAge),
      let beside = Self.look("\(root)/\(Sidecar.name(of: path))", before: now.tv_sec - Self.leastAge),
      page != "-"
    else {
      text = ""
      return
    }
    text = "\(page) \(beside)"
  }

  /// One file; `-` where there is none, nil where it is too young.
  static func look(_ path: String, before limit: Int) -> String? {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else { return errno == ENOENT ? "-" : nil }
    guard facts.st_ctim.tv_sec < limit else { return nil }
    let numbers = [
      Int(facts.st_ino), Int(facts.st_size), facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec,
      facts.st_ctim.tv_sec,
      facts.st_ctim.tv_nsec,
    ]
    return numbers.map { String($0, radix: 36) }.joined(separator: ".")
  }
}
