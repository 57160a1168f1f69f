internal import Markup

/// Finds the further pages of a list whose links a script makes: the call tells how many pages there are and how they
/// are named, `createPageHTML(12, 0, "index", "html")`.
///
/// The rule: in the page's own scripts, the first call of a function of the table `script-pagers` whose arguments are
/// literals, or variables to which the same scripts give one (`var countPage = 12`), and are of the number and kinds
/// that a row says. The pages are those that the row names, from the second to the last, relative to the page.
enum ScriptPager {
  /// A row of the table.
  struct Convention: Sendable {
    let function: String
    let arguments: [String]
    /// What `current` is on the first page.
    let first: Int
    /// The name of a further page.
    let page: String
  }

  /// The most pages that a call is believed.
  static let mostPages = 10_000

  /// The table, or why it could not be read.
  static let standard: Result<[Convention], DiscoveryTableError> = {
    do throws(DiscoveryTableError) {
      return .success(
        try WordTable("script-pagers").rows.map { row in
          Convention(
            function: row["function"] ?? "",
            arguments: (row["arguments"] ?? "").split(separator: " ").map(String.init),
            first: Int(row["first"] ?? "") ?? 0, page: row["page"] ?? "")
        })
    } catch { return .failure(error) }
  }()

  /// The further pages; none where no call is found.
  static func pages(of page: IndexPage) -> [String] {
    guard let conventions = try? standard.get() else { return [] }
    let tree = page.tree
    var scripts: [UInt8] = []
    for node in tree.nodes where node.isText && node.parent >= 0 && tree.nodes[node.parent].name == .script {
      scripts += tree.text(of: node) + [0x0A]
    }
    let script = ScriptText(scripts)
    for function in Set(conventions.map(\.function)).sorted() {
      for call in script.calls(of: function) {
        let values = call.map { script.value(of: $0) }
        for convention in conventions where convention.function == function {
          if let pages = pages(convention, values, of: page) { return pages }
        }
      }
    }
    return []
  }

  /// The pages by one convention; nil where the call is not of its form.
  private static func pages(
    _ convention: Convention, _ values: [ScriptText.Value?], of page: IndexPage
  ) -> [String]? {
    guard values.count == convention.arguments.count else { return nil }
    var numbers: [String: Int] = [:]
    var texts: [String: String] = [:]
    for (kind, value) in zip(convention.arguments, values) {
      switch (kind, value) {
      case ("count", .number(let number)), ("current", .number(let number)), ("size", .number(let number)):
        numbers[kind] = number
      case ("name", .text(let text)), ("extension", .text(let text)), ("id", .text(let text)):
        texts[kind] = text
      default: return nil
      }
    }
    guard let count = numbers["count"], (0...mostPages).contains(count), let name = texts["name"],
      !name.isEmpty
    else {
      return nil
    }
    var pages: [String] = []
    for place in 1..<max(1, count) {
      var reference = convention.page
      for (key, value) in [
        ("{name}", name), ("{page}", "\(convention.first + place)"),
        ("{extension}", texts["extension"] ?? ""),
      ] {
        reference = reference.replacing(key, with: value)
      }
      guard let url = URLReference.resolve(reference, base: page.base) else { continue }
      if page.isFurther(url) { pages.append(url) }
    }
    return pages
  }
}
