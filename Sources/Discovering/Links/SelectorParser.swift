/// Reads a ``Selector``.
struct SelectorParser {
  private let scalars: [Unicode.Scalar]
  private let text: String
  private var place = 0

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The alternatives of the whole text.
  mutating func selector() throws(SelectorError) -> [[Selector.Step]] {
    var alternatives: [[Selector.Step]] = []
    repeat {
      if !alternatives.isEmpty { place += 1 }
      skipBlanks()
      alternatives.append(try alternative())
    } while next == ","
    guard alternatives.reduce(0, { $0 + $1.count }) <= Selector.mostSteps else {
      throw SelectorError(selector: text, place: 1, expected: "at most \(Selector.mostSteps) elements")
    }
    return alternatives
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func alternative() throws(SelectorError) -> [Selector.Step] {
    var steps = [try step()]
    while true {
      let isBlank = skipBlanks()
      switch next {
      case nil, ",": return steps
      case ">":
        place += 1
        skipBlanks()
        var child = try step()
        child.isChild = true
        steps.append(child)
      default:
        guard isBlank else { throw wrong("a blank, '>', ',', '#', '.', '[' or the end") }
        steps.append(try step())
      }
    }
  }

  private mutating func step() throws(SelectorError) -> Selector.Step {
    var step = Selector.Step()
    let start = place
    if next == "*" {
      place += 1
    } else if let scalar = next, Self.isName(scalar) {
      step.tag = try name().lowercased()
    }
    loop: while true {
      switch next {
      case "#":
        place += 1
        step.conditions.append(.init(name: "id", test: .equals, value: try name()))
      case ".":
        place += 1
        step.conditions.append(.init(name: "class", test: .hasWord, value: try name()))
      case "[": step.conditions.append(try condition())
      default: break loop
      }
    }
    guard place > start else { throw wrong("the name of an element, '*', '#', '.' or '['") }
    return step
  }

  private mutating func condition() throws(SelectorError) -> Selector.Condition {
    place += 1
    skipBlanks()
    let attribute = try name().lowercased()
    skipBlanks()
    let test: Selector.Condition.Test
    switch next {
    case "]":
      place += 1
      return .init(name: attribute, test: .exists, value: "")
    case "=": test = .equals
    case "^": test = .begins
    case "$": test = .ends
    case "*": test = .contains
    default: throw wrong("'=', '^=', '$=', '*=' or ']'")
    }
    place += 1
    if test != .equals {
      guard next == "=" else { throw wrong("'='") }
      place += 1
    }
    skipBlanks()
    let value = try value()
    skipBlanks()
    guard next == "]" else { throw wrong("']'") }
    place += 1
    return .init(name: attribute, test: test, value: value)
  }

  /// A value in quotation marks, or what stands before a blank or the bracket.
  private mutating func value() throws(SelectorError) -> String {
    var value = String.UnicodeScalarView()
    if let quote = next, quote == "\"" || quote == "'" {
      place += 1
      while let scalar = next, scalar != quote {
        value.append(scalar)
        place += 1
      }
      guard next == quote else { throw wrong("the closing \(quote)") }
      place += 1
      return String(value)
    }
    while let scalar = next, scalar != "]", !Self.isBlank(scalar) {
      value.append(scalar)
      place += 1
    }
    guard !value.isEmpty else { throw wrong("a value") }
    return String(value)
  }

  private mutating func name() throws(SelectorError) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next, Self.isName(scalar) {
      name.append(scalar)
      place += 1
    }
    guard !name.isEmpty else { throw wrong("a name") }
    return String(name)
  }

  @discardableResult private mutating func skipBlanks() -> Bool {
    let start = place
    while let scalar = next, Self.isBlank(scalar) { place += 1 }
    return place > start
  }

  private func wrong(_ expected: String) -> SelectorError {
    SelectorError(
      selector: text, place: place + 1, expected: expected, found: next.map { String(Character($0)) })
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || ("\t"..."\r").contains(scalar)
  }

  /// CSS Syntax Level 3, "ident code point".
  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 || scalar == "-" || scalar == "_" || ("0"..."9").contains(scalar)
      || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}

/// Why a text is no ``Selector``.
public struct SelectorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text.
  public var selector: String
  /// The character that is wrong, from 1; one past the last where something is missing at the end.
  public var place: Int
  /// What may stand there.
  public var expected: String
  /// What does; nil at the end.
  public var found: String?

  /// What is wrong, where, and what to do.
  public var description: String {
    let what = found.map { "has '\($0)'" } ?? "ends"
    return "the selector '\(selector)' \(what) at character \(place), where \(expected) must stand: "
      + "write it of tag, #id, .class, [name=value], blanks, '>' and ','"
  }
}
