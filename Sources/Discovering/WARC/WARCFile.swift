internal import Glibc

/// WARC files on disk.
public enum WARCFile {
  /// A reader of a whole file, or of a range of it, as an index of records tells it.
  ///
  /// The file is read as records are asked for, and closed with the reader.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - range: the bytes to read; nil for all.
  ///   - blockCap: the most bytes that a record may hold.
  /// - Returns: the reader, at the first record.
  /// - Throws: ``WARCFileError`` where the file cannot be opened.
  public static func reader(
    path: String, range: Range<Int>? = nil, blockCap: Int = 32 << 20
  ) throws(WARCFileError) -> WARCReader {
    try WARCReader(input(path: path, range: range, blockCap: blockCap), file: path, blockCap: blockCap)
  }

  /// A reader of the records of a packed file that begin at or behind a place, which need not be where one begins: the
  /// reader is at the first of them.
  ///
  /// - Parameters:
  ///   - path: the file: one with a gzip member a record, as ``isPacked(path:)`` tells.
  ///   - start: the place.
  ///   - blockCap: the most bytes that a record may hold.
  /// - Returns: the reader; the caller stops at the first record that is another one's.
  /// - Throws: ``WARCFileError`` where the file cannot be read.
  public static func reader(
    path: String, behind start: Int, blockCap: Int = 32 << 20
  ) throws(WARCFileError) -> WARCReader {
    var input = try input(path: path, range: start..<Int.max, blockCap: blockCap)
    if start > 0 { try input.findMember() }
    return WARCReader(input, file: path, blockCap: blockCap)
  }

  /// Whether a file is packed: only then can its records be told from what they hold at any place.
  public static func isPacked(path: String) throws(WARCFileError) -> Bool {
    try OpenFile(path: path, from: 0).read(atMost: 1).first == 0x1F
  }

  private static func input(
    path: String, range: Range<Int>?, blockCap: Int
  ) throws(WARCFileError) -> WARCInput {
    let file = try OpenFile(path: path, from: range?.lowerBound ?? 0)
    var rest = range?.count ?? Int.max
    return WARCInput(offset: range?.lowerBound ?? 0, cap: blockCap) { () throws(WARCFileError) in
      let bytes = try file.read(atMost: min(rest, 1 << 16))
      rest -= bytes.count
      return bytes
    }
  }
}

/// Why a WARC file could not be read.
public struct WARCFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public var path: String
  /// The system's reason.
  public var reason: String

  /// What is wrong and what to do.
  public var description: String {
    "\(path): could not be read (\(reason)): check that it is there, and that you may read it"
  }
}

/// A file that is open, closed with the last who holds it.
private final class OpenFile {
  private let path: String
  private let descriptor: Int32

  init(path: String, from offset: Int) throws(WARCFileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, offset == 0 || lseek(descriptor, offset, SEEK_SET) >= 0 else {
      throw WARCFileError(path: path, reason: unsafe String(cString: strerror(errno)))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func read(atMost count: Int) throws(WARCFileError) -> [UInt8] {
    guard count > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: count)
    while true {
      let got = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if got >= 0 { return Array(buffer[..<got]) }
      guard errno == EINTR else {
        throw WARCFileError(path: path, reason: unsafe String(cString: strerror(errno)))
      }
    }
  }
}
