/// Finds out who shows a page, by the lines that are none of its text: a welcome, a trail, the imprint; and by the end
/// of `<title>`. A name counts only where it ends as names of sites or bodies do; nothing is guessed.
struct SiteName {
  let words: StripWords

  /// The most lines at both ends of a page, and the most letters of a line, that are looked at.
  private static let lines = 80
  private static let letters = 120
  /// The fewest and the most characters of a name.
  private static let length = 3...24

  /// The name in a `<meta>`.
  func stated(_ value: Scalars) -> String? { value.count >= 2 ? value.string : nil }

  /// The name that lines give, `title` being the page's `<title>`; nil where none proves one.
  func find(in lines: [Line], title: Scalars) -> String? {
    let ends = lines.count > 2 * Self.lines ? lines.prefix(Self.lines) + lines.suffix(Self.lines) : lines[...]
    let short = ends.filter { $0.letters >= Self.length.lowerBound && $0.letters <= Self.letters }.map(
      \.plain)
    let found =
      short.lazy.compactMap(welcomed).first ?? short.lazy.compactMap(trailed).first ?? titled(title)
      ?? short.lazy.compactMap(held).first
    return found?.string
  }

  /// `您好，欢迎访问某某网！`.
  private func welcomed(_ line: Scalars) -> Scalars? {
    guard line.contains(where: { $0 == "迎" }) else { return nil }
    for phrase in words.phrases("welcome") {
      guard let place = line.place(of: phrase), place <= 10 else { continue }
      let rest = line[(place + phrase.count)...].drop { !$0.isWord }
      return valid(Scalars(rest.prefix(while: isName)))
    }
    return nil
  }

  /// `您现在的位置：某某网 > 某某频道`: the beginning of a trail is the site's first page.
  private func trailed(_ line: Scalars) -> Scalars? {
    guard let end = line.firstIndex(where: { $0.isStepMark }), !line.contains("。") else { return nil }
    var first = Scalars(line[..<end])
    if let colon = first.lastIndex(where: { $0 == "：" || $0 == ":" }) {
      first = Scalars(first[(colon + 1)...])
    }
    return valid(first.trimmed)
  }

  /// `某某活动启动_工会新闻_某某网`.
  private func titled(_ title: Scalars) -> Scalars? {
    let marks: Set<Unicode.Scalar> = ["_", "-", "|", "｜", "－", "–", "»", ">", "<"]
    guard let mark = title.lastIndex(where: { marks.contains($0) }), mark > 0 else { return nil }
    return valid(Scalars(title[(mark + 1)...]).trimmed)
  }

  /// `版权所有：某某网`, `某某网 版权所有`, `主办单位：某某总工会`.
  private func held(_ line: Scalars) -> Scalars? {
    guard words.rightsFinder.first(in: line) != nil else { return nil }
    for phrase in words.phrases("rights") {
      guard let place = line.place(of: phrase) else { continue }
      let after = line[(place + phrase.count)...].split { !isName($0) }.first { $0.contains { $0.isHan } }
      if let name = after.flatMap({ valid(Scalars($0)) }) { return name }
      let before = line[..<place].split { !isName($0) }.last
      if let name = before.flatMap({ valid(Scalars($0)) }) { return name }
    }
    return nil
  }

  private func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isWord || scalar == "·" || scalar == "（" || scalar == "）"
  }

  /// The name, `首页` behind it left out; nil where it does not end as names of sites or bodies do.
  private func valid(_ text: Scalars) -> Scalars? {
    var name = text
    for tail in words.phrases("site-tail") where name.ends(with: tail) { name.removeLast(tail.count) }
    guard Self.length.contains(name.count), name.allSatisfy(isName), !words.phrases("no-site").contains(name),
      words.phrases("site-end").contains(where: { name.ends(with: $0) && name.count > $0.count + 1 })
    else { return nil }
    return name
  }
}

extension Unicode.Scalar {
  /// What parts the steps of a trail.
  fileprivate var isStepMark: Bool {
    switch self {
    case ">", "›", "»", "＞", "→": true
    default: false
    }
  }
}
