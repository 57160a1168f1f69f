internal import Glibc

/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
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

  /// The failure that a system call's `errno` stands for.
  static func system(_ code: Int32, path: String) -> WorkbookError {
    WorkbookError(what: unsafe String(cString: strerror(code)), path: path, systemCode: code)
  }
}
