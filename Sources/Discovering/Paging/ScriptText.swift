/// What little of a page's scripts is read: calls of a function by its name, and variables that are given a literal.
struct ScriptText {
  /// A literal.
  enum Value: Hashable {
    case number(Int)
    case text(String)
  }

  /// The scripts, without their comments.
  private let bytes: [UInt8]

  init(_ script: [UInt8]) { bytes = Self.withoutComments(script) }

  /// The arguments, as they are written, of each call of a function, in the script's order.
  func calls(of function: String) -> [[ArraySlice<UInt8>]] {
    let name = Array(function.utf8)
    var calls: [[ArraySlice<UInt8>]] = []
    var index = 0
    while let start = place(of: name, from: index) {
      index = start + name.count
      let open = skippingBlanks(index)
      guard open < bytes.count, bytes[open] == 0x28, let arguments = arguments(from: open + 1) else {
        continue
      }
      calls.append(arguments)
    }
    return calls
  }

  /// The literal that an argument is, or that its variable is given first; nil for anything else.
  func value(of argument: ArraySlice<UInt8>) -> Value? {
    if let literal = literal(argument) { return literal }
    guard let first = argument.first, Self.isName(first), argument.allSatisfy(Self.isName) else { return nil }
    var index = 0
    while let start = place(of: Array(argument), from: index) {
      index = start + argument.count
      var next = skippingBlanks(index)
      guard next < bytes.count, bytes[next] == 0x3D else { continue }
      next = skippingBlanks(next + 1)
      let end = bytes[next...].firstIndex { [0x3B, 0x2C, 0x0A, 0x0D].contains($0) } ?? bytes.count
      if let literal = literal(trimmed(bytes[next..<end])) { return literal }
    }
    return nil
  }

  private func literal(_ text: ArraySlice<UInt8>) -> Value? {
    if let number = CalendarDate.number(text) { return .number(number) }
    guard text.count >= 2, let quote = text.first, quote == 0x22 || quote == 0x27, text.last == quote else {
      return nil
    }
    let inner = text.dropFirst().dropLast()
    guard !inner.contains(quote), !inner.contains(0x5C) else { return nil }
    // A number in quotation marks is still one to a script.
    return CalendarDate.number(inner).map(Value.number) ?? .text(String(decoding: inner, as: UTF8.self))
  }

  /// Where a name stands on its own.
  private func place(of name: [UInt8], from start: Int) -> Int? {
    guard let first = name.first else { return nil }
    var index = start
    while index + name.count <= bytes.count {
      if bytes[index] == first, bytes[index..<index + name.count].elementsEqual(name),
        index == 0 || !Self.isName(bytes[index - 1]),
        index + name.count == bytes.count || !Self.isName(bytes[index + name.count])
      {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Up to the closing bracket; nil where it is missing, or another call stands inside.
  private func arguments(from start: Int) -> [ArraySlice<UInt8>]? {
    var arguments: [ArraySlice<UInt8>] = []
    var begin = start
    var index = start
    var quote: UInt8?
    while index < bytes.count, index - start < 1_000 {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else {
        switch byte {
        case 0x22, 0x27: quote = byte
        case 0x28, 0x7B: return nil
        case 0x2C, 0x29:
          arguments.append(trimmed(bytes[begin..<index]))
          begin = index + 1
          if byte == 0x29 { return arguments }
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  private func skippingBlanks(_ start: Int) -> Int { bytes[start...].firstIndex { $0 > 0x20 } ?? bytes.count }

  private func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop { $0 <= 0x20 }
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return text
  }

  private static func withoutComments(_ script: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    var quote: UInt8?
    while index < script.count {
      let byte = script[index]
      let next = index + 1 < script.count ? script[index + 1] : 0
      if let open = quote {
        if byte == open || byte == 0x0A { quote = nil }
      } else if byte == 0x2F, next == 0x2F {
        index = script[index...].firstIndex(of: 0x0A) ?? script.count
        continue
      } else if byte == 0x2F, next == 0x2A {
        index += 2
        while index < script.count, !(script[index] == 0x2F && script[index - 1] == 0x2A) { index += 1 }
        index += 1
        continue
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      }
      out.append(byte)
      index += 1
    }
    return out
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x24
  }
}
