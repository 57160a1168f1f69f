/// A pattern for paths: `*` any run without `/`, `?` one scalar but `/`, `[abc]`, `[a-z]` and `[!a]` sets,
/// `{a,b}` alternatives, `**` any number of folders.
public struct Glob: Sendable, Hashable {
  /// The pattern as written.
  public let pattern: String
  /// Without alternatives; a path matches where one of them does.
  private let alternatives: [[GlobToken]]

  /// A pattern. Throws ``GlobError`` where a bracket is not closed.
  public init(_ pattern: String) throws(GlobError) {
    self.pattern = pattern
    var alternatives: [[GlobToken]] = []
    for alternative in try Self.expand(Array(pattern.unicodeScalars), of: pattern) {
      guard let tokens = GlobToken.tokens(of: alternative) else { throw .unclosed("[", pattern: pattern) }
      alternatives.append(tokens)
    }
    self.alternatives = alternatives
  }

  /// Whether a relative path, `/` between its parts, matches. Cost: at most the path's length times the pattern's,
  /// whatever they are.
  public func matches(_ path: String) -> Bool {
    let scalars = Array(path.unicodeScalars)
    return alternatives.contains { GlobToken.match($0, scalars) }
  }

  private static func expand(
    _ pattern: [Unicode.Scalar], of whole: String
  ) throws(GlobError) -> [[Unicode.Scalar]] {
    guard let open = pattern.firstIndex(of: "{") else { return [pattern] }
    var depth = 0
    var parts: [[Unicode.Scalar]] = [[]]
    for index in open..<pattern.count {
      switch pattern[index] {
      case "{":
        depth += 1
        if depth == 1 { continue }
      case "}":
        depth -= 1
        if depth == 0 {
          var out: [[Unicode.Scalar]] = []
          for part in parts {
            out += try expand(Array(pattern[..<open]) + part + Array(pattern[(index + 1)...]), of: whole)
          }
          return out
        }
      case "," where depth == 1:
        parts.append([])
        continue
      default: break
      }
      parts[parts.count - 1].append(pattern[index])
    }
    throw .unclosed("{", pattern: whole)
  }
}

/// Why a text is no pattern.
public enum GlobError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A bracket is opened and not closed.
  case unclosed(String, pattern: String)

  /// The bracket that is not closed.
  public var bracket: String {
    switch self {
    case .unclosed(let bracket, _): bracket
    }
  }

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unclosed(let bracket, let pattern):
      "the pattern '\(pattern)' opens '\(bracket)' and does not close it: close it, or write [\(bracket)] for the character itself"
    }
  }
}
