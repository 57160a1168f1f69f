internal import CXLSXWriter
internal import Glibc

/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure that are handled apart.
  public enum Kind: Sendable, Hashable {
    /// There is no space left.
    case full
    /// Anything else.
    case other
  }

  /// The kind.
  public var kind: Kind
  /// What is wrong, in the words of libxlsxwriter, or of the system where that says more.
  public var what: String
  /// The file.
  public var path: String

  /// File and what is wrong, in one line.
  public var description: String { "\(path): \(what)" }

  init(what: String, path: String) {
    kind = .other
    self.what = what
    self.path = path
  }

  /// A failure of libxlsxwriter, which tells nothing but what it did; why it failed, `errno` says.
  init(_ code: lxw_error, errno number: Int32, path: String) {
    self.init(
      what: unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)",
      path: path)
    guard [ENOSPC, EDQUOT, EFBIG].contains(number) else { return }
    kind = .full
    what = unsafe String(cString: strerror(number))
  }
}
