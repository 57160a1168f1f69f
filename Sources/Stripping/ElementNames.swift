/// What the class and id of an element say about it.
struct ElementNames: OptionSet, Hashable {
  let rawValue: UInt8
  static let content = ElementNames(rawValue: 1)
  static let furniture = ElementNames(rawValue: 2)
  static let title = ElementNames(rawValue: 4)
}

/// The words that names of elements are judged by.
struct ElementNameWords: Sendable {
  /// What whole names, and their parts between hyphens and underscores, say.
  private var tokens = ByteTable<ElementNames>()
  /// Parts of names that say something wherever they stand, in the order of their first bytes.
  private var parts: [(bytes: [UInt8], says: ElementNames)] = []
  /// Where in ``parts`` those with a first byte begin: few bytes of a name begin one.
  private var starts = [Int](repeating: 0, count: 257)

  /// Adds a word.
  mutating func add(_ word: String, says: ElementNames, isToken: Bool) {
    let bytes = Array(word.utf8)
    guard let first = bytes.first else { return }
    if isToken {
      tokens.set(bytes[...], to: says.union(tokens[bytes[...]] ?? []))
    } else {
      parts.insert((bytes, says), at: starts[Int(first)])
      for byte in Int(first) + 1...256 { starts[byte] += 1 }
    }
  }

  /// What a class or id says.
  func judge(_ name: ArraySlice<UInt8>) -> ElementNames {
    let name = name.lowered
    var answer = wholeNames(name)
    for place in name.indices {
      for number in starts[Int(name[place])]..<starts[Int(name[place]) + 1]
      where has(name, parts[number].bytes, at: place) {
        answer.formUnion(parts[number].says)
      }
    }
    // `article-comment`, `content-right`: what is named as both is furniture of the content.
    if answer.contains(.furniture) { answer.remove(.content) }
    return answer
  }

  /// What the names between blanks say, and their parts between hyphens and underscores.
  private func wholeNames(_ name: [UInt8]) -> ElementNames {
    var answer: ElementNames = []
    var start = 0
    var parts: (start: Int, count: Int, say: ElementNames) = (0, 0, [])
    for place in 0...name.count {
      let isEnd = place == name.count || name[place].isNameBlank
      guard isEnd || name[place] == 0x2D || name[place] == 0x5F else { continue }
      if place > parts.start {
        parts.count += 1
        parts.say.formUnion(tokens[name[parts.start..<place]] ?? [])
      }
      parts.start = place + 1
      guard isEnd else { continue }
      if place > start { answer.formUnion(tokens[name[start..<place]] ?? []) }
      if parts.count > 1 { answer.formUnion(parts.say) }
      start = place + 1
      parts = (start, 0, [])
    }
    return answer
  }

  private func has(_ name: [UInt8], _ part: [UInt8], at place: Int) -> Bool {
    guard place + part.count <= name.count else { return false }
    for offset in 1..<part.count where name[place + offset] != part[offset] { return false }
    return true
  }
}

/// Reads class and id names by the word lists; pages repeat them, so that each is judged once.
struct ElementNameReader {
  private let words: ElementNameWords
  private var known = ByteTable<ElementNames>()

  init(words: StripWords) { self.words = words.elementNames }

  /// What a class or id says.
  mutating func read(_ name: ArraySlice<UInt8>) -> ElementNames {
    if let answer = known[name] { return answer }
    let answer = words.judge(name)
    known.set(name, to: answer)
    return answer
  }
}
