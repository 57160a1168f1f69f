internal import Markup

/// The facts in a page's scripts: JSON-LD, data for the page's own code, variables such as `var publish_time`.
///
/// Scripts are not run: a name, `:` or `=`, and a text or number behind it are read. A name that has two values, or
/// that other things bear too, is believed only right behind the headline: lists of other pages have the same names.
struct ScriptFacts {
  /// A value behind a known name.
  private struct Value {
    let key: String
    let text: Scalars
    /// Whether the headline stands in the bytes right before it.
    let isNearHeadline: Bool
  }

  private var values: [Value] = []
  private let words: StripWords

  /// Reads the scripts of a page with a headline.
  init(_ tree: MarkupTree, headline: String?, words: StripWords) {
    self.words = words
    let title = headline.map { Array($0.utf8) } ?? []
    for (index, node) in tree.nodes.enumerated() where node.name == .script {
      for child in tree.nodes[index..<node.end] where child.isText {
        read(Array(tree.text(of: child)), headline: title)
      }
    }
  }

  /// The day of publication.
  var date: PrintedDate? {
    fact("date") { Self.date(of: $0) }
  }

  /// The publisher's name.
  var publisher: String? {
    fact("publisher") { value in
      guard value.contains(where: { $0.isHan }), value.count <= Self.nameLetters else { return nil }
      return FactLine.publisher(value, words: words)
    }
  }

  /// What the values of the most trusted key say: all the same, or what the first behind the headline says.
  private func fact<Fact: Hashable>(_ name: String, read: (Scalars) -> Fact?) -> Fact? {
    for key in words.scriptKeys[name] ?? [] {
      let known = values.filter { $0.key == key.name }
        .compactMap { value in read(value.text).map { (fact: $0, isNear: value.isNearHeadline) } }
      if let near = known.first(where: \.isNear) { return near.fact }
      if !key.needsHeadline, Set(known.map(\.fact)).count == 1 { return known.first?.fact }
    }
    return nil
  }

  /// A date as printed, or seconds or milliseconds since 1970 on China's clocks.
  static func date(of text: Scalars) -> PrintedDate? {
    if let date = PrintedDate.leading(in: text) { return date }
    guard text.count == 10 || text.count == 13, text.allSatisfy({ $0.isDigit }) else { return nil }
    let seconds = text.prefix(10).reduce(0) { $0 * 10 + $1.digitValue } + 8 * 3_600
    // From 2000 on: smaller numbers count other things.
    guard seconds >= 946_684_800 else { return nil }
    let time = seconds % 86_400
    return PrintedDate(
      day: CivilDay.text(of: seconds / 86_400),
      time: "\(DateScanner.two(time / 3_600)):\(DateScanner.two(time / 60 % 60))", range: 0..<0)
  }

  /// How far behind the headline a value may stand, in bytes.
  private static let headlineReach = 4_096
  /// The longest name of a publisher, in characters.
  private static let nameLetters = 30
  /// The longest value, and the longest way to an object's `name`, in bytes.
  private static let valueBytes = 160

  private mutating func read(_ bytes: [UInt8], headline: [UInt8]) {
    var headlineEnd: Int?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if let first = headline.first, byte == first, bytes[index...].starts(with: headline) {
        headlineEnd = index + headline.count
        index += headline.count
        continue
      }
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "="), let key = Self.key(in: bytes, before: index),
        words.scriptKeyNames.contains(key), let text = Self.value(in: bytes, after: index)
      {
        let isNear = headlineEnd.map { index - $0 <= Self.headlineReach } ?? false
        values.append(Value(key: key, text: text, isNearHeadline: isNear))
      }
      index += 1
    }
  }

  /// The name before a mark, in lower case, its quotation marks left out.
  private static func key(in bytes: [UInt8], before mark: Int) -> String? {
    var end = mark
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    while end > 0, [0x22, 0x27, 0x5C].contains(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > 0, end - start < 32, isNameByte(bytes[start - 1]) { start -= 1 }
    return start < end ? String(decoding: bytes[start..<end], as: UTF8.self).lowercased() : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte == 0x2D || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// The text or number behind a mark; through a call such as `htmlDecode("…")` too, and into an object's `name`.
  private static func value(in bytes: [UInt8], after mark: Int) -> Scalars? {
    var index = mark + 1
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    var callEnd = index
    while callEnd < bytes.count, callEnd - index < 24, isNameByte(bytes[callEnd]) || bytes[callEnd] == 0x20 {
      callEnd += 1
    }
    if callEnd > index, callEnd < bytes.count, bytes[callEnd] == 0x28 { index = callEnd + 1 }
    // `{"@type":"Organization","name":"…"}`.
    if index < bytes.count, bytes[index] == UInt8(ascii: "{") {
      let end =
        bytes[index...].prefix(valueBytes).firstIndex(of: UInt8(ascii: "}"))
        ?? min(bytes.count, index + valueBytes)
      for place in index..<end
      where bytes[place] == UInt8(ascii: ":") && key(in: bytes, before: place) == "name" {
        return value(in: bytes, after: place)
      }
      return nil
    }
    while index < bytes.count, bytes[index] == 0x5C { index += 1 }
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    var end: Int
    if quote == 0x22 || quote == 0x27 {
      index += 1
      end = index
      while end < bytes.count, end - index <= valueBytes, bytes[end] != quote { end += 1 }
      guard end < bytes.count, bytes[end] == quote else { return nil }
    } else {
      end = index
      while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    }
    guard end > index else { return nil }
    return unescaped(Scalars(text: String(decoding: bytes[index..<end], as: UTF8.self)))
  }

  /// Without the backslashes of a script's text: `\u4e2d`, `\/`.
  private static func unescaped(_ text: Scalars) -> Scalars {
    guard text.contains("\\") else { return text.trimmed }
    var out = Scalars()
    var index = 0
    while index < text.count {
      guard text[index] == "\\", index + 1 < text.count else {
        out.append(text[index])
        index += 1
        continue
      }
      if text[index + 1] == "u", index + 5 < text.count,
        let value = UInt32(Scalars(text[(index + 2)...(index + 5)]).string, radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        out.append(scalar)
        index += 6
      } else {
        if text[index + 1] == "/" { out.append("/") }
        index += 2
      }
    }
    return out.trimmed
  }
}
