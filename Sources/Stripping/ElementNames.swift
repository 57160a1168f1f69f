/// What the class and id of an element say about it.
struct ElementNames: OptionSet, Hashable {
  let rawValue: UInt8
  static let content = ElementNames(rawValue: 1)
  static let furniture = ElementNames(rawValue: 2)
  static let title = ElementNames(rawValue: 4)
}

/// Reads class and id names by the word lists; pages repeat them, so that each is judged once.
struct ElementNameReader {
  let words: StripWords
  private var known: [String: ElementNames] = [:]

  /// Parts of names that say something, by their first byte: few bytes of a name begin one.
  private var parts = [[(bytes: [UInt8], says: ElementNames)]](repeating: [], count: 256)

  init(words: StripWords) {
    self.words = words
    for (list, says) in [(words.contentParts, ElementNames.content), (words.furnitureParts, .furniture)] {
      for bytes in list { if let first = bytes.first { parts[Int(first)].append((bytes, says)) } }
    }
  }

  /// What a class or id says.
  mutating func read(_ name: String) -> ElementNames {
    if let answer = known[name] { return answer }
    let answer = judge(name.lowercased())
    known[name] = answer
    return answer
  }

  private func judge(_ name: String) -> ElementNames {
    var answer: ElementNames = []
    for token in tokens(of: name) {
      if words.contentTokens.contains(token) { answer.insert(.content) }
      if words.furnitureTokens.contains(token) { answer.insert(.furniture) }
      if words.titleTokens.contains(token) { answer.insert(.title) }
    }
    let bytes = Array(name.utf8)
    for (place, byte) in bytes.enumerated() where !parts[Int(byte)].isEmpty {
      for part in parts[Int(byte)] where bytes[place...].starts(with: part.bytes) {
        answer.formUnion(part.says)
      }
    }
    // `article-comment`, `content-right`: what is named as both is furniture of the content.
    if answer.contains(.furniture) { answer.remove(.content) }
    return answer
  }

  /// The whole names between blanks, and their parts between hyphens and underscores.
  private func tokens(of name: String) -> [String] {
    var out: [String] = []
    for whole in name.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" }) {
      out.append(String(whole))
      let parts = whole.split(whereSeparator: { $0 == "-" || $0 == "_" })
      if parts.count > 1 { out.append(contentsOf: parts.map(String.init)) }
    }
    return out
  }
}
