/// Everything that is wrong with a `pipeline.json`, all at once, in the order of the file.
public struct ConfigurationErrors: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problems; never empty.
  public var problems: [ConfigurationProblem]

  /// One line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One problem of a configuration: where it is, what was found there, what is allowed, and the nearest right name.
public struct ConfigurationProblem: Sendable, Hashable, CustomStringConvertible {
  /// The file, as it was named.
  public var file: String
  /// The line, from 1; 0 where the whole file is meant.
  public var line: Int
  /// The column, from 1; 0 where the whole file is meant.
  public var column: Int
  /// The path in the file: `sources[0].defaults.regoin`; empty where the whole file is meant.
  public var path: String
  /// What was found.
  public var found: String
  /// What is allowed instead; empty where that is plain.
  public var allowed: String
  /// The right name that is nearest to what was found; nil where none is near.
  public var nearest: String?

  init(
    file: String, place: JSONPlace?, path: String, found: String, allowed: String = "", nearest: String? = nil
  ) {
    self.file = file
    line = place?.line ?? 0
    column = place?.column ?? 0
    self.path = path
    self.found = found
    self.allowed = allowed
    self.nearest = nearest
  }

  /// `pipeline.json:9:7: sources[0].defaults.regoin: unknown key; allowed: organization, …; did you mean "region"?`
  public var description: String {
    var text = file
    if line > 0 { text += ":\(line):\(column)" }
    if !path.isEmpty { text += ": \(path)" }
    text += ": \(found)"
    if !allowed.isEmpty { text += "; allowed: \(allowed)" }
    if let nearest { text += "; did you mean \"\(nearest)\"?" }
    return Self.onOneLine(text)
  }

  /// What a file holds may hold line feeds: a problem stays one line.
  private static func onOneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line += scalar.escaped(asASCII: true)
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
