/// A pattern for paths: `*` any run without `/`, `?` one scalar but `/`, `[abc]`, `[a-z]` and `[!a]` sets,
/// `{a,b}` alternatives, `**` any number of folders.
public struct Glob: Sendable, Hashable {
  /// The pattern as written.
  public let pattern: String
  /// Without alternatives; a path matches where one of them does.
  private let alternatives: [[Unicode.Scalar]]

  /// A pattern. Throws ``GlobError`` where a bracket is not closed.
  public init(_ pattern: String) throws(GlobError) {
    self.pattern = pattern
    alternatives = try Self.expand(Array(pattern.unicodeScalars), of: pattern)
    for alternative in alternatives {
      guard Self.closesSets(alternative) else { throw .unclosed("[", pattern: pattern) }
    }
  }

  /// Whether a relative path, `/` between its parts, matches.
  public func matches(_ path: String) -> Bool {
    let scalars = Array(path.unicodeScalars)
    return alternatives.contains { Self.match($0[...], scalars[...]) }
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

  private static func closesSets(_ pattern: [Unicode.Scalar]) -> Bool {
    var index = 0
    while index < pattern.count {
      if pattern[index] == "[" {
        guard let end = setEnd(pattern[index...]) else { return false }
        index = end
      }
      index += 1
    }
    return true
  }

  /// Where a set that begins here is closed; `]` right at its beginning is one of its members.
  private static func setEnd(_ pattern: ArraySlice<Unicode.Scalar>) -> Int? {
    var index = pattern.startIndex + 1
    if index < pattern.endIndex, pattern[index] == "!" { index += 1 }
    if index < pattern.endIndex, pattern[index] == "]" { index += 1 }
    while index < pattern.endIndex {
      if pattern[index] == "]" { return index }
      index += 1
    }
    return nil
  }

  private static func match(_ pattern: ArraySlice<Unicode.Scalar>, _ path: ArraySlice<Unicode.Scalar>) -> Bool
  {
    var pattern = pattern
    var path = path
    while let head = pattern.first {
      switch head {
      case "*":
        if pattern.dropFirst().first == "*" {
          var rest = pattern.dropFirst(2)
          // `**/` also matches no folder at all.
          let isFolder = rest.first == "/"
          if isFolder { rest = rest.dropFirst() }
          if match(rest, path) { return true }
          for index in path.indices where !isFolder || path[index] == "/" {
            if match(rest, path[(index + 1)...]) { return true }
          }
          return false
        }
        let rest = pattern.dropFirst()
        var tail = path
        while true {
          if match(rest, tail) { return true }
          guard let next = tail.first, next != "/" else { return false }
          tail = tail.dropFirst()
        }
      case "?":
        guard let next = path.first, next != "/" else { return false }
        pattern = pattern.dropFirst()
      case "[":
        guard let end = setEnd(pattern), let next = path.first, next != "/",
          isMember(next, of: pattern[(pattern.startIndex + 1)..<end])
        else { return false }
        pattern = pattern[(end + 1)...]
      default:
        guard path.first == head else { return false }
        pattern = pattern.dropFirst()
      }
      path = path.dropFirst()
    }
    return path.isEmpty
  }

  private static func isMember(_ scalar: Unicode.Scalar, of set: ArraySlice<Unicode.Scalar>) -> Bool {
    var set = set
    let isNegated = set.first == "!"
    if isNegated { set = set.dropFirst() }
    var isMember = false
    while let low = set.first {
      if set.count > 2, set[set.startIndex + 1] == "-" {
        isMember = isMember || (low <= scalar && scalar <= set[set.startIndex + 2])
        set = set.dropFirst(3)
      } else {
        isMember = isMember || low == scalar
        set = set.dropFirst()
      }
    }
    return isMember != isNegated
  }
}

/// Why a text is no pattern.
public enum GlobError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A bracket is opened and not closed.
  case unclosed(String, pattern: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unclosed(let bracket, let pattern):
      "the pattern '\(pattern)' opens '\(bracket)' and does not close it: close it, or write [\(bracket)] for the character itself"
    }
  }
}
