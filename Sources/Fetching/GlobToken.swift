/// A part of a ``Glob`` without alternatives.
enum GlobToken: Sendable, Hashable {
  case scalar(Unicode.Scalar)
  /// `?`
  case any
  /// `[…]`: its members as ranges; negated where it begins with `!`.
  case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  /// `*`
  case run
  /// `**`
  case path
  /// `**/`, which matches no folder, too.
  case folders

  /// The tokens of a pattern; nil where a set is not closed.
  static func tokens(of pattern: [Unicode.Scalar]) -> [GlobToken]? {
    var tokens: [GlobToken] = []
    var index = 0
    while index < pattern.count {
      switch pattern[index] {
      case "*":
        guard index + 1 < pattern.count, pattern[index + 1] == "*" else {
          tokens.append(.run)
          break
        }
        index += 1
        guard index + 1 < pattern.count, pattern[index + 1] == "/" else {
          tokens.append(.path)
          break
        }
        index += 1
        tokens.append(.folders)
      case "?": tokens.append(.any)
      case "[":
        guard let end = setEnd(pattern, from: index) else { return nil }
        tokens.append(set(pattern[(index + 1)..<end]))
        index = end
      default: tokens.append(.scalar(pattern[index]))
      }
      index += 1
    }
    return tokens
  }

  /// Whether a path matches: all ways at once, scalar by scalar.
  static func match(_ tokens: [GlobToken], _ path: [Unicode.Scalar]) -> Bool {
    // Which tokens may come next; the place past the last one is the end.
    var open = [Bool](repeating: false, count: tokens.count + 1)
    var next = open
    enter(0, in: &open, tokens)
    for scalar in path {
      for index in next.indices { next[index] = false }
      var isAlive = false
      for index in tokens.indices where open[index] {
        let (stays, goesOn) = tokens[index].takes(scalar)
        // Within a folder, only its `/` leads on.
        if stays, tokens[index] == .folders {
          next[index] = true
        } else if stays {
          enter(index, in: &next, tokens)
        }
        if goesOn { enter(index + 1, in: &next, tokens) }
        isAlive = isAlive || stays || goesOn
      }
      guard isAlive else { return false }
      swap(&open, &next)
    }
    return open[tokens.count]
  }

  /// Opens a token, and those behind it as far as they may stand for nothing.
  private static func enter(_ index: Int, in open: inout [Bool], _ tokens: [GlobToken]) {
    var index = index
    open[index] = true
    while index < tokens.count, tokens[index].mayBeNothing {
      index += 1
      open[index] = true
    }
  }

  private var mayBeNothing: Bool {
    switch self {
    case .run, .path, .folders: true
    case .scalar, .any, .set: false
    }
  }

  private func takes(_ scalar: Unicode.Scalar) -> (stays: Bool, goesOn: Bool) {
    switch self {
    case .scalar(let own): (false, own == scalar)
    case .any: (false, scalar != "/")
    case .set(let members, let isNegated):
      (false, scalar != "/" && members.contains { $0.contains(scalar) } != isNegated)
    case .run: (scalar != "/", false)
    case .path: (true, false)
    case .folders: (true, scalar == "/")
    }
  }

  private static func set(_ members: ArraySlice<Unicode.Scalar>) -> GlobToken {
    var rest = members
    let isNegated = rest.first == "!"
    if isNegated { rest = rest.dropFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let low = rest.first {
      if rest.count > 2, rest[rest.startIndex + 1] == "-" {
        let high = rest[rest.startIndex + 2]
        if low <= high { ranges.append(low...high) }
        rest = rest.dropFirst(3)
      } else {
        ranges.append(low...low)
        rest = rest.dropFirst()
      }
    }
    return .set(ranges, isNegated: isNegated)
  }

  /// Where a set that begins here is closed; `]` right at its beginning is one of its members.
  private static func setEnd(_ pattern: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start + 1
    if index < pattern.count, pattern[index] == "!" { index += 1 }
    if index < pattern.count, pattern[index] == "]" { index += 1 }
    while index < pattern.count {
      if pattern[index] == "]" { return index }
      index += 1
    }
    return nil
  }
}
