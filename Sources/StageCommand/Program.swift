public import ArgumentParser
internal import Emitting
internal import Foundation

/// Runs one program: parses its arguments, catches every error, chooses the exit status.
///
/// An error that leaves `main` uncaught would print a backtrace, and could hang there.
public enum Program {
  /// Exit status of a program that could not do its work.
  public static let failed: Int32 = 1
  /// Exit status of `tongji run --strict` where a page failed.
  public static let pagesFailed: Int32 = 2
  /// Exit status of a run whose version did not pass a check of `pipeline.json`.
  public static let checkFailed: Int32 = 3

  /// Parses the arguments, runs the command, and ends the process.
  public static func run(_ command: (some ParsableCommand).Type) async -> Never {
    StandardStream.ignoreBrokenPipes()
    let name = command.configuration.commandName ?? "tongji"
    do {
      var parsed = try command.parseAsRoot()
      if var asynchronous = parsed as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try parsed.run()
      }
      exit(0)
    } catch let error as StreamError where error.isBrokenPipe {
      exit(0)
    } catch let error where command.exitCode(for: error) != .failure || error is ExitCode {
      // A request for help, wrong arguments, or a status that was chosen: the parser knows what to print.
      command.exit(withError: error)
    } catch {
      Messages(program: name).say(describe(error))
      exit(status(of: error))
    }
  }

  /// The exit status of a program that ends with an error.
  public static func status(of error: any Error) -> Int32 {
    if let error = error as? ExitCode { return error.rawValue }
    return (error as? EmitError)?.kind == .failedCheck ? checkFailed : failed
  }

  /// An error in words, without the type names that Foundation puts around a system's message.
  public static func describe(_ error: any Error) -> String {
    if let error = error as? CocoaError { return error.localizedDescription }
    return String(describing: error)
  }
}
