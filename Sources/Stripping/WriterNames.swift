/// Writers' names without the words between them: `何帆　通讯员 唐小琴` is `何帆、唐小琴`.
enum WriterNames {
  /// The names, parted by `、`; the text as it stands where it holds anything but Chinese names and the words for
  /// writers.
  static func joined(_ text: Scalars, words: StripWords) -> String {
    let whole = text.trimmed.string
    var names: [Scalars] = []
    var isSingle = false
    let marks: Set<Unicode.Scalar> = ["、", "，", ",", "；", ";", "/"]
    for part in text.split(whereSeparator: { $0.isBlank || marks.contains($0) }) {
      guard let name = name(Scalars(part), words: words) else { return whole }
      if name.isEmpty {
        isSingle = false
      } else if name.count == 1 {
        // `王 刚`: a name of two characters, set apart.
        if isSingle, let last = names.indices.last {
          names[last] += name
          isSingle = false
        } else {
          names.append(name)
          isSingle = true
        }
      } else {
        names.append(name)
        isSingle = false
      }
    }
    guard !names.isEmpty, names.allSatisfy({ $0.contains("·") || (2...4).contains($0.count) }) else {
      return whole
    }
    return names.map(\.string).joined(separator: "、")
  }

  /// The text with the words for writers between names taken for commas, so that it is one value.
  static func bridged(_ text: Scalars, words: StripWords) -> Scalars {
    var out = Scalars()
    var index = 0
    while index < text.count {
      if text[index].isBlank, !out.isEmpty {
        let start = text[index...].firstIndex { !$0.isBlank } ?? text.count
        let end = words.phrases("reporter").lazy.filter { text[start...].starts(with: $0) }.map {
          start + $0.count
        }
        .first
        if let end, end < text.count, text[end].isBlank {
          out.append("、")
          index = text[end...].firstIndex { !$0.isBlank } ?? text.count
          continue
        }
      }
      out.append(text[index])
      index += 1
    }
    return out
  }

  /// One name; empty for a word for writers, nil for anything else.
  private static func name(_ part: Scalars, words: StripWords) -> Scalars? {
    var part = part
    for word in words.phrases("reporter") where part.starts(with: word) {
      part.removeFirst(word.count)
      break
    }
    guard part.allSatisfy({ $0.isHan || $0 == "·" }) else { return nil }
    if words.phrases("reporter").contains(where: { part.ends(with: $0) }) { return [] }
    let isBody = ["media-end", "body-end"].contains { use in
      part.count > 2 && words.phrases(use).contains { part.ends(with: $0) }
    }
    return isBody ? nil : part
  }
}

extension StripWords {
  /// Whether a text is nothing but the name of a person: a common surname and one or two characters, three behind a
  /// surname of two.
  func isPersonName(_ text: Scalars) -> Bool {
    guard (2...4).contains(text.count), text.allSatisfy({ $0.isHan }) else { return false }
    return phrases("surname").contains { text.starts(with: $0) && (1...2).contains(text.count - $0.count) }
  }
}
