internal import Foundation

/// A program of the system that a schedule is made with.
struct Tool: Sendable {
  private let file: URL

  /// A program by its name; nil where none of that name is on the PATH.
  init?(_ name: String, environment: [String: String]) {
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    guard
      let path = folders.map({ "\($0)/\(name)" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { return nil }
    file = URL(filePath: path)
  }

  /// What it did.
  struct Outcome: Sendable {
    var status: Int32
    var output: [UInt8]
    var errors: String
  }

  /// Runs it to its end.
  func run(_ arguments: [String], input: [UInt8] = []) throws(ScheduleError) -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tongji-\(UUID().uuidString)")
    do {
      // Files, so that no full pipe can stop the two sides.
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let files = ["in", "out", "err"].map { folder.appending(path: $0) }
      for (file, bytes) in zip(files, [input, [], []]) { try Data(bytes).write(to: file) }
      let process = Process()
      process.executableURL = file
      process.arguments = arguments
      process.standardInput = try FileHandle(forReadingFrom: files[0])
      process.standardOutput = try FileHandle(forWritingTo: files[1])
      process.standardError = try FileHandle(forWritingTo: files[2])
      try process.run()
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus, output: [UInt8](try Data(contentsOf: files[1])),
        errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
          .trimmingCharacters(in: .whitespacesAndNewlines))
    } catch {
      throw ScheduleError("\(file.path): could not be run: \(error.localizedDescription)")
    }
  }

  /// Runs it, and takes any other status than 0 for an error.
  func require(_ arguments: [String], input: [UInt8] = []) throws(ScheduleError) {
    let outcome = try run(arguments, input: input)
    guard outcome.status == 0 else {
      let command = ([file.lastPathComponent] + arguments).joined(separator: " ")
      throw ScheduleError("\(command): ended with status \(outcome.status): \(outcome.errors)")
    }
  }
}
