internal import Foundation

/// What a program reads besides records: paths, or texts, one a line.
public enum Input {
  /// Calls `body` with every line of standard input that is not blank, read as UTF-8, with its number from 1.
  public static func forEachLine(_ body: (_ line: String, _ number: Int) throws -> Void) throws {
    var lines = InputLines()
    var number = 0
    while var line = try lines.next() {
      number += 1
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      let text = String(decoding: line, as: UTF8.self)
      if text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { try body(text, number) }
    }
  }

  /// A whole file, or standard input for `-` and nil.
  public static func text(of file: String?) throws -> String {
    var bytes: [UInt8] = []
    if let file, file != "-" {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw UnreadableFile(file: file)
      }
      bytes = Array(data)
    } else {
      while try StandardStream.input.fill(&bytes) {}
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A file named as an argument that cannot be read.
struct UnreadableFile: Error, CustomStringConvertible {
  let file: String

  var description: String { "\(file): no such file, or not readable" }
}
