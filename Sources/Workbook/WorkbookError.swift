internal import CXLSXWriter
internal import Glibc

/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in the words of libxlsxwriter.
  public var what: String
  /// The file.
  public var path: String
  /// The `errno` behind it; nil where the system has no part in it.
  public var systemCode: Int32?

  /// File and what is wrong, in one line.
  public var description: String { "\(path): \(what)" }

  init(what: String, path: String, systemCode: Int32? = nil) {
    self.what = what
    self.path = path
    self.systemCode = systemCode
  }

  init(_ code: lxw_error, path: String, systemCode: Int32?) {
    what = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    self.path = path
    self.systemCode = systemCode
  }
}

/// Calls libxlsxwriter and says what came of it.
///
/// It does not look whether the files that its sheets wait in take what it writes: a sheet would end in the middle
/// without a word. What the system said to a call stays in `errno`, which is therefore looked at after each.
enum LibraryCall {
  /// What makes a file end before its end.
  private static let losses: Set<Int32> = [ENOSPC, EDQUOT, EFBIG, EIO]

  /// - Throws: ``WorkbookError`` where the library says that it failed, or the system that something was not written.
  static func run(_ path: String, _ body: () -> lxw_error) throws(WorkbookError) {
    errno = 0
    let code = body()
    let system = errno
    if code == LXW_NO_ERROR, system == 0 { return }
    if code != LXW_NO_ERROR {
      throw WorkbookError(code, path: path, systemCode: system == 0 || isOwn(code) ? nil : system)
    }
    if losses.contains(system) {
      throw WorkbookError(what: unsafe String(cString: strerror(system)), path: path, systemCode: system)
    }
  }

  /// Whether the library refused what it was given, with which the system has nothing to do.
  private static func isOwn(_ code: lxw_error) -> Bool {
    code.rawValue >= LXW_ERROR_FEATURE_NOT_SUPPORTED.rawValue
  }
}
