/// `CHANGES.md`: what one version changed against another, for people: how much and why, which documents came and
/// went, which figures were corrected from what to what.
///
/// Takes changes one by one in the order of `changes.csv`; keeps the first of each kind and counts the rest.
public struct ChangeReport: Sendable {
  static let name = "CHANGES.md"
  /// The lines of a section at most; `changes.csv` has every change.
  static let mostLines = 200

  /// A section, in order of publication.
  private enum Section: String, CaseIterable {
    case dataset
    case documentsAdded
    case documentsRemoved
    case documentsRevised
    case figuresRevised
    case statisticsRevised
    case statisticsAdded
    case statisticsRemoved
    case codeLists
    case files
  }

  private struct Lines {
    var first: [String] = []
    var count = 0
  }

  private struct Key: Hashable {
    var cause: Change.Cause
    var table: String
    var kind: Change.Kind
  }

  private var counts: [Key: Int] = [:]
  private var total = 0
  private var sections: [Section: Lines] = [:]
  private let wording: Wording
  /// Whether the last document came or went as a whole: its statistics follow it, and are counted in its line.
  private var isWhole = false
  private var wholeSection: Section?
  private var wholeStatistics = 0

  /// A report of no changes.
  public init() throws(EmitError) { wording = try Wording.load("change-report.tsv") }

  /// Takes in the next change.
  public mutating func add(_ change: Change) {
    total += 1
    counts[Key(cause: change.cause, table: change.table, kind: change.change), default: 0] += 1
    if change.table == "documents", !change.id.isEmpty {
      endDocument()
      isWhole = change.column.isEmpty
    }
    switch change.table {
    case "documents" where change.id.isEmpty: put(Self.wholeLine(change), in: .dataset)
    case "documents" where isWhole:
      let section: Section = change.change == .added ? .documentsAdded : .documentsRemoved
      put(Self.documentLine(change), in: section)
      wholeSection = section
    case "documents": put(revisedLine(change), in: .documentsRevised)
    case "statistics" where change.id.isEmpty: put(Self.wholeLine(change), in: .dataset)
    case "statistics" where wholeSection != nil && change.column.isEmpty: wholeStatistics += 1
    case "statistics":
      switch change.change {
      case .added: put(Self.statisticLine(change), in: .statisticsAdded)
      case .removed: put(Self.statisticLine(change), in: .statisticsRemoved)
      case .revised:
        put(revisedLine(change), in: change.column == "value" ? .figuresRevised : .statisticsRevised)
      }
    case "indicators", "units", "regions":
      endDocument()
      put(change.id.isEmpty ? Self.wholeLine(change) : Self.codeLine(change), in: .codeLists)
    case "mentions" where !change.id.isEmpty, "repairs" where !change.id.isEmpty: break
    default: put(Self.wholeLine(change), in: .dataset)
    }
  }

  /// Takes in which files of the version before are no longer there, and which are new: those of other forms.
  mutating func add(files earlier: Set<String>, now: Set<String>) {
    for (kind, paths) in [
      (Change.Kind.added, now.subtracting(earlier)), (.removed, earlier.subtracting(now)),
    ] {
      for path in paths.sorted() {
        put("`\(path)`: \(wording.text("column.\(kind.rawValue)", separator: " / "))", in: .files)
      }
    }
  }

  /// The Markdown text. `earlier` is nil for a first version.
  public mutating func text(title: String, version: String, earlier: String?) -> String {
    endDocument()
    var out = "# \(title.isEmpty ? "" : Self.plain(title) + " ")\(version)\n\n"
    guard let earlier else { return out + wording.text("first", separator: "\n") + "\n" }
    out += wording.text("intro", separator: "\n", [("earlier", earlier), ("total", String(total))])
    out += "\n\n" + table + "\n"
    for section in Section.allCases {
      guard let lines = sections[section] else { continue }
      out += "\n## \(wording.text(section.rawValue, separator: " / "))\n\n"
      out += lines.first.map { "- \($0)\n" }.joined()
      let rest = lines.count - lines.first.count
      if rest > 0 { out += "- … \(wording.text("rest", separator: " / ", [("rest", String(rest))]))\n" }
    }
    return out
  }

  /// How much changed, by cause and table.
  private var table: String {
    let head = ["cause", "table", "added", "removed", "revised"].map { wording.text("column.\($0)") }
    var rows = "| \(head.joined(separator: " | ")) |\n| --- | --- | ---: | ---: | ---: |"
    for cause in Change.Cause.allCases {
      for name in Set(counts.keys.filter { $0.cause == cause }.map(\.table)).sorted() {
        let cells = Change.Kind.allCases.map { kind in
          String(counts[Key(cause: cause, table: name, kind: kind)] ?? 0)
        }
        let cause = wording.text("cause.\(cause.rawValue)")
        rows += "\n| \(cause) | \(name) | \(cells.joined(separator: " | ")) |"
      }
    }
    return rows
  }

  private mutating func put(_ line: String, in section: Section) {
    var lines = sections[section] ?? Lines()
    lines.count += 1
    if lines.first.count < Self.mostLines { lines.first.append(line) }
    sections[section] = lines
  }

  /// Says of a whole document how many statistics it brought or took along.
  private mutating func endDocument() {
    if let section = wholeSection, wholeStatistics > 0, var lines = sections[section],
      lines.count == lines.first.count
    {
      lines.first[lines.first.count - 1] += " — \(wholeStatistics) \(wording.text("statistics"))"
      sections[section] = lines
    }
    wholeSection = nil
    wholeStatistics = 0
  }
}

// The lines.
extension ChangeReport {
  private static func documentLine(_ change: Change) -> String {
    let subject = change.subject
    let parts = [subject?.title ?? "", subject?.source ?? change.id].filter { !$0.isEmpty }
    return parts.map(plain).joined(separator: " · ")
  }

  private static func statisticLine(_ change: Change) -> String {
    "\(plain(change.subject?.text ?? change.id)) (\(change.cause.rawValue))"
  }

  private func revisedLine(_ change: Change) -> String {
    let subject = Self.plain(change.subject?.text ?? change.id)
    // A reader learns nothing from two hashes.
    if let word = ["sha256": "page", "text_sha256": "text"][change.column] {
      return "\(wording.text(word)) (\(change.cause.rawValue)) — \(subject)"
    }
    func shown(_ cell: String) -> String { cell.isEmpty ? "(\(wording.text("empty")))" : Self.plain(cell) }
    return
      "`\(change.column)`: \(shown(change.old)) → \(shown(change.new)) (\(change.cause.rawValue)) — \(subject)"
  }

  private static func codeLine(_ change: Change) -> String {
    let what = change.column.isEmpty ? "" : " `\(change.column)`: \(plain(change.old)) → \(plain(change.new))"
    return "\(change.change.rawValue) \(change.table) \(plain(change.id))\(what) (\(change.cause.rawValue))"
  }

  private static func wholeLine(_ change: Change) -> String {
    var text = "\(change.change.rawValue) \(change.table)"
    if !change.column.isEmpty { text += " `\(change.column)`" }
    if change.change == .revised { text += ": \(plain(change.old)) → \(plain(change.new))" }
    return text + " (\(change.cause.rawValue))"
  }

  /// A text of a page as one line of Markdown that formats nothing: no link, no image, no HTML, no control.
  private static func plain(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": out += " "
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "!", "&": out += "\\\(scalar)"
      default:
        // Whoever reads the file on a terminal must not have a page's control sequences obeyed.
        let category = scalar.properties.generalCategory
        out.unicodeScalars.append(category == .control || category == .format ? "\u{FFFD}" : scalar)
      }
      if out.unicodeScalars.count > 300 { return out + "…" }
    }
    return out
  }
}
