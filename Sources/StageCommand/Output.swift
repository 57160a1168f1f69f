internal import Foundation
public import Terminal

/// What a program is asked for, on standard output.
public enum Output {
  /// Writes text as it is.
  public static func write(_ text: String) throws { try StandardStream.output.send(Array(text.utf8)) }

  /// Writes bytes and a line feed.
  public static func writeLine(_ bytes: [UInt8]) throws {
    try StandardStream.output.send(bytes + [UInt8(ascii: "\n")])
  }

  /// Whether a person looks at it.
  public static var isTerminal: Bool { StandardStream.output.isTerminal }

  /// What it leads to.
  public static var display: Display {
    Display(
      isTerminal: isTerminal, terminalColumns: isTerminal ? StandardStream.output.columns : 0,
      environment: ProcessInfo.processInfo.environment)
  }
}
