internal import Foundation
import TestSupport

/// A program that serves over an encrypted connection on this machine, with a certificate of its own for 127.0.0.1;
/// it ends with its last reference.
final class SecureServer {
  let port: Int
  /// The certificate, which is its own authority.
  let certificate: String
  private let process = Process()
  private let folder: TemporaryFolder

  /// Whether a program is installed.
  static func has(_ program: String) -> Bool {
    (try? BuiltProgram.shell("command -v \(program)"))?.status == 0
  }

  /// Starts a program: `$port`, `$key` and `$certificate` in its line are put in.
  init(_ line: String) throws {
    folder = try TemporaryFolder()
    certificate = folder.path("certificate.pem")
    let made = try BuiltProgram.shell(
      "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -addext subjectAltName=IP:127.0.0.1 "
        + "-keyout key.pem -out certificate.pem 2>/dev/null", folder: folder.path)
    try folder.write("page", to: "page.html")
    // A port that was free a moment ago.
    port = try Listener(backlog: nil).port
    guard made.status == 0 else { throw CocoaError(.fileWriteUnknown) }
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c",
      "exec "
        + line.replacing("$port", with: "\(port)").replacing("$key", with: "key.pem")
        .replacing("$certificate", with: "certificate.pem"),
    ]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardInput = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Whether it is still there to be asked.
  var isRunning: Bool { process.isRunning }

  deinit { process.terminate() }
}
