internal import CProcess
internal import Foundation
internal import Glibc

/// One program that was started: reads a file, and gives its output as it comes.
///
/// It is ended with all that it started when it is dropped, and when this process ends, however that is.
@safe final class ChildProcess {
  private static let chunk = 1 << 16

  private let number: pid_t
  private let input: Int32
  private let inputSize: Int
  /// The reading ends of its two outputs; -1 once they are closed.
  private(set) var output: Int32
  private(set) var errors: Int32
  /// What it ended with; nil while it runs.
  private(set) var status: Int32?
  private var offset = 0

  /// Starts a program, with `variables` added to the environment of this process. Throws the system's number of what
  /// went wrong.
  init(
    _ program: String, arguments: [String], folder: String, input path: String,
    variables: [String: String] = [:]
  ) throws(ChildError) {
    let input = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw ChildError(code: errno) }
    var facts = stat()
    _ = unsafe fstat(input, &facts)
    var out: [Int32] = [-1, -1]
    var err: [Int32] = [-1, -1]
    guard unsafe tongji_pipe(&out) == 0, unsafe tongji_pipe(&err) == 0 else {
      let code = errno
      for end in [input] + out where end >= 0 { _ = close(end) }
      throw ChildError(code: code)
    }
    let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    var vector: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe vector.append(nil)
    var settings: [UnsafeMutablePointer<CChar>?] = unsafe environment.map {
      unsafe strdup("\($0.key)=\($0.value)")
    }
    unsafe settings.append(nil)
    let number = unsafe tongji_start(program, vector, settings, folder, input, out[1], err[1])
    let code = errno
    for index in unsafe vector.indices { unsafe free(vector[index]) }
    for index in unsafe settings.indices { unsafe free(settings[index]) }
    _ = close(out[1])
    _ = close(err[1])
    guard number > 0 else {
      for end in [input, out[0], err[0]] { _ = close(end) }
      throw ChildError(code: code)
    }
    self.number = number
    self.input = input
    inputSize = Int(facts.st_size)
    output = out[0]
    errors = err[0]
  }

  deinit {
    end()
    for end in [input, output, errors] where end >= 0 { _ = close(end) }
  }

  /// Whether it has read on since this was asked last: the place in the file is one for both processes.
  func hasRead() -> Bool {
    let now = Int(lseek(input, 0, SEEK_CUR))
    defer { offset = now }
    return now != offset
  }

  /// Reads what is there of an output; nil where nothing is yet. An empty piece: the output is closed.
  func read(_ stream: KeyPath<ChildProcess, Int32>) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: Self.chunk)
    let descriptor = self[keyPath: stream]
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return nil }
    bytes.removeLast(bytes.count - max(count, 0))
    if bytes.isEmpty {
      _ = close(descriptor)
      if stream == \.output { output = -1 } else { errors = -1 }
    }
    return bytes
  }

  /// Sees whether it has ended; what it left running is ended then, so that its outputs close, unless that is to stay.
  func poll(endingGroup: Bool = true) {
    guard status == nil else { return }
    var status: Int32 = 0
    guard unsafe waitpid(number, &status, WNOHANG) == number else { return }
    self.status = status
    if endingGroup { _ = kill(-number, SIGKILL) }
  }

  /// Ends it, with all that it started.
  func end() {
    guard status == nil else { return }
    _ = kill(-number, SIGKILL)
    _ = kill(number, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(number, &status, 0) < 0, errno == EINTR {}
    self.status = status
  }

  /// How it ended, in words; nil where all is well.
  var complaint: String? {
    guard let status else { return nil }
    let signal = status & 0x7F
    if signal != 0 {
      return
        "was ended by signal \(signal)\(unsafe strsignal(signal).map { " (\(unsafe String(cString: $0)))" } ?? "")"
    }
    let code = (status >> 8) & 0xFF
    if code == 127 { return "could not be started (status 127)" }
    return code == 0 ? nil : "ended with status \(code)"
  }

  /// Waits until one of the streams has something, or a tenth of a second is over.
  static func wait(for children: [ChildProcess]) {
    var streams = children.flatMap { [$0.output, $0.errors] }.filter { $0 >= 0 }
      .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if streams.isEmpty {
      usleep(1_000)
    } else {
      _ = unsafe Glibc.poll(&streams, nfds_t(streams.count), 100)
    }
  }
}

/// Why a program could not be started.
struct ChildError: Error, CustomStringConvertible {
  /// The system's number.
  let code: Int32

  var description: String { "could not be started (\(unsafe String(cString: strerror(code))))" }
}
