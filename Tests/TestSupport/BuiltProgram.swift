public import Foundation

/// What a program did.
public struct ProgramResult: Sendable {
  /// Its exit status; 128 + the signal that ended it.
  public var status: Int32
  /// Standard output.
  public var output: Data
  /// Standard error.
  public var messages: String

  /// Standard output as text.
  public var text: String { String(decoding: output, as: UTF8.self) }
}

/// A program of this package as it was built for the tests.
public struct BuiltProgram: Sendable {
  /// The folder that programs and resource bundles were built in: `TONGJI_PROGRAMS`, so that the programs that people
  /// install can be tried; else where the test program itself lies.
  public static let folder =
    ProcessInfo.processInfo.environment["TONGJI_PROGRAMS"].map {
      URL(filePath: $0, directoryHint: .isDirectory)
    }
    ?? URL(filePath: CommandLine.arguments[0]).standardizedFileURL
    .resolvingSymlinksInPath().deletingLastPathComponent()

  private let executable: URL

  /// A program by its name, `tongji-strip`, in the build folder or in another one.
  public init(_ name: String, in folder: URL = BuiltProgram.folder) {
    executable = folder.appending(path: name)
  }

  /// Runs it to its end.
  ///
  /// Standard input and both outputs are files, so that no full pipe can stop the two sides.
  public func run(
    _ arguments: [String] = [], input: Data = Data(), environment: [String: String] = [:],
    folder: String? = nil
  ) throws -> ProgramResult {
    try Self.run(executable, arguments, input: input, environment: environment, folder: folder)
  }

  /// Runs a line of shell script in which the programs of this package are found by name.
  public static func shell(
    _ script: String, environment: [String: String] = [:], folder: String? = nil
  ) throws -> ProgramResult {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(
      URL(filePath: "/bin/bash"), ["-c", "set -o pipefail; " + script], input: Data(),
      environment: ["PATH": "\(Self.folder.path):\(path)"].merging(environment) { $1 }, folder: folder)
  }

  private static func run(
    _ executable: URL, _ arguments: [String], input: Data, environment: [String: String], folder: String?
  ) throws -> ProgramResult {
    let temporary = try TemporaryFolder()
    let inputFile = try temporary.write([UInt8](input), to: "in")
    let outputFile = try temporary.write("", to: "out")
    let messagesFile = try temporary.write("", to: "err")
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "TONGJI_RECORD" }
      .merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: messagesFile)
    try process.run()
    process.waitUntilExit()
    let status = process.terminationStatus
    return ProgramResult(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
      output: try Data(contentsOf: outputFile),
      messages: String(decoding: try Data(contentsOf: messagesFile), as: UTF8.self))
  }
}
