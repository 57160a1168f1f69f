internal import Foundation

/// Files that the program brings with it, by their paths below `Resources`.
enum ProgramResource {
  /// The text of a file.
  static func text(_ name: String) throws(EmitError) -> String {
    guard let url = Bundle.module.url(forResource: "Resources/\(name)", withExtension: nil),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { throw broken(name, "the resource is missing") }
    return text
  }

  /// The rows of a tab-separated file that begins with these columns' names.
  static func rows(_ name: String, columns: [String]) throws(EmitError) -> [(place: String, cells: [String])]
  {
    let lines = try text(name).split(separator: "\n", omittingEmptySubsequences: false)
    var rows: [(place: String, cells: [String])] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == columns.count, index > 0 || cells == columns else {
        throw broken("\(name):\(index + 1)", "expected the columns \(columns.joined(separator: ", "))")
      }
      if index > 0 { rows.append(("\(name):\(index + 1)", cells)) }
    }
    return rows
  }

  /// What is wrong with a file of the program itself.
  static func broken(_ place: String, _ what: String) -> EmitError {
    EmitError(.brokenProgram, what: what, place: place, remedy: "install Tongji again")
  }
}
