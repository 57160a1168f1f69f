/// Tells whether a page holds only a part of its text: by its pager (`第1页 共4页`, `1 2 3 下一页`), or by words that
/// send the reader on (`下转第三版`, `余下全文`).
struct PagerLines {
  let words: StripWords

  /// The most letters of a line of a pager.
  private static let letters = 60
  /// Where lines of a pager stand: so many above the end of the text, and so many below it.
  static let reach = (above: 3, below: 8)

  /// Whether the lines around the end of a text say that it goes on, or began, on other pages.
  func isPart(_ lines: [Line]) -> Bool {
    var tokens: [Scalars] = []
    var hasLink = false
    for line in lines where line.letters <= Self.letters {
      if !line.endsSentence, let count = count(in: line.plain), count.pages > 1 { return true }
      if sendsOn(line) { return true }
      guard let more = self.tokens(of: line) else {
        if isRow(tokens, hasLink: hasLink) { return true }
        (tokens, hasLink) = ([], false)
        continue
      }
      tokens += more
      hasLink = hasLink || line.linkLetters > 0
      // `上一页 下一页` of which the second alone is a link: the first of several pages.
      let isHalfLinked = line.linkLetters > 0 && line.linkLetters < line.letters
      if isHalfLinked, more.count == 2, words.phrases("pager-next").contains(more[1]) { return true }
    }
    return isRow(tokens, hasLink: hasLink)
  }

  /// Whether the pages that the footers of a plain text count are fewer than they say there are.
  func lacksPages(_ lines: [Line]) -> Bool {
    var seen: Set<Int> = []
    var pages = 0
    for line in lines where ArticleBuilder.isPageFooter(line) {
      guard let count = count(in: line.plain), let page = count.page, page <= count.pages else { continue }
      seen.insert(page)
      pages = max(pages, count.pages)
    }
    guard pages > 1, let last = seen.max() else { return false }
    // One footer may be lost; that of the last page tells that the text is there.
    return last < pages || seen == [pages]
  }

  /// Whether the last lines of a text send the reader to another page: `（下转第三版）`.
  func breaksOff(_ ends: [Line]) -> Bool {
    ends.suffix(3).contains { end in
      let tail = Scalars(end.plain.dense.suffix(16))
      return words.phrases("goes-on").contains { tail.contains(run: $0) }
    }
  }

  /// `第1页 共4页`, `共 4 页`, `页次：1/4 页`; nil where other things are counted: comments, entries of a list.
  private func count(in line: Scalars) -> (page: Int?, pages: Int)? {
    let text = line.dense
    guard text.contains(where: { $0 == "页" || $0 == "頁" }),
      !words.phrases("pager-other").contains(where: { text.contains(run: $0) })
    else { return nil }
    var page: Int?
    var pages: Int?
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        index += 1
        continue
      }
      let end = text[index...].firstIndex { !$0.isDigit } ?? text.count
      guard end - index <= 3 else { return nil }
      let number = text[index..<end].reduce(0) { $0 * 10 + $1.digitValue }
      let before = index > 0 ? text[index - 1] : " "
      if before == "共" || before == "總" || before == "总" || before == "/" {
        pages = number
      } else if page == nil,
        before == "第" || before == "：" || before == ":" || end < text.count && text[end] == "/"
      {
        page = number
      }
      index = end
    }
    return pages.map { (page, $0) }
  }

  /// A whole line that sends the reader on: `余下全文`.
  private func sendsOn(_ line: Line) -> Bool {
    let text = Scalars(line.plain.dense.drop { !$0.isWord })
    let last = text.lastIndex { $0.isWord } ?? -1
    let bare = Scalars(text[..<(last + 1)])
    return words.phrases("goes-on-line").contains(bare)
  }

  /// The parts of a line that is nothing but numbers of pages and words of pagers; nil for others.
  private func tokens(of line: Line) -> [Scalars]? {
    let parts = line.spaced.split { $0.isBlank || "[]【】()（）|｜·…".unicodeScalars.contains($0) }.map {
      Scalars($0)
    }
    guard !parts.isEmpty else { return nil }
    let arePager = parts.allSatisfy { part in
      part.allSatisfy { $0.isDigit } && part.count <= 2 || words.phrases("pager-word").contains(part)
        || !part.contains { $0.isWord }
    }
    return arePager ? parts.filter { $0.contains { $0.isWord } } : nil
  }

  /// Whether the parts are a row of page numbers from the first on, links among them.
  private func isRow(_ tokens: [Scalars], hasLink: Bool) -> Bool {
    let numbers = tokens.filter { $0.allSatisfy { $0.isDigit } }.map {
      $0.reduce(0) { $0 * 10 + $1.digitValue }
    }
    return hasLink && numbers.starts(with: [1, 2])
  }
}
