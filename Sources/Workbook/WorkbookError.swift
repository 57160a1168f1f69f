internal import CXLSXWriter

/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in the words of libxlsxwriter.
  public var what: String
  /// The file.
  public var path: String

  /// File and what is wrong, in one line.
  public var description: String { "\(path): \(what)" }

  init(what: String, path: String) {
    self.what = what
    self.path = path
  }

  init(_ code: lxw_error, path: String) {
    what = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    self.path = path
  }
}
