#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// One of the standard streams, read and written by its file descriptor: no buffer of anyone else's in between.
struct StandardStream: Sendable {
  /// Standard input.
  static let input = StandardStream(descriptor: 0)
  /// Standard output.
  static let output = StandardStream(descriptor: 1)
  /// Standard error.
  static let error = StandardStream(descriptor: 2)

  let descriptor: Int32

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal; 80 where that is unknown.
  var columns: Int {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Appends what is there to read, up to the buffer's size; false at the end of the stream.
  func fill(_ bytes: inout [UInt8], upTo count: Int = 1 << 16) throws(StreamError) -> Bool {
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    while true {
      let taken = unsafe bytes.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
        unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: old), count)
        #elseif canImport(Musl)
        unsafe Musl.read(descriptor, buffer.baseAddress?.advanced(by: old), count)
        #else
        unsafe Darwin.read(descriptor, buffer.baseAddress?.advanced(by: old), count)
        #endif
      }
      if taken < 0, errno == EINTR { continue }
      bytes.removeLast(count - max(taken, 0))
      guard taken >= 0 else { throw StreamError(doing: "read standard input", code: errno) }
      return taken > 0
    }
  }

  /// Writes all of the bytes.
  func send(_ bytes: [UInt8]) throws(StreamError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.count - done
      let written = unsafe bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), count)
        #elseif canImport(Musl)
        unsafe Musl.write(descriptor, buffer.baseAddress?.advanced(by: done), count)
        #else
        unsafe Darwin.write(descriptor, buffer.baseAddress?.advanced(by: done), count)
        #endif
      }
      if written < 0, errno == EINTR { continue }
      guard written >= 0 else {
        throw StreamError(
          doing: descriptor == 1 ? "write standard output" : "write standard error", code: errno)
      }
      done += written
    }
  }

  /// A reader that goes away (`tongji-clean | head`) must end a program with an error to handle, not a signal.
  static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }
}

/// Why a standard stream could not be read or written.
struct StreamError: Error, CustomStringConvertible {
  /// What was tried.
  let doing: String
  /// The system's number for the reason.
  let code: Int32

  /// Whether the reader at the other end has gone: nothing to complain of.
  var isBrokenPipe: Bool { code == EPIPE }

  var description: String { "cannot \(doing): \(unsafe String(cString: strerror(code)))" }
}
