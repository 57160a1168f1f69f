/// `CHANGES.md`: what one version changed against another, for people: how much and why, which documents came and
/// went, which figures were corrected from what to what.
///
/// Takes changes one by one in the order of `changes.csv`; keeps the first of each kind and counts the rest.
public struct ChangeReport: Sendable {
  /// The lines of a section at most; `changes.csv` has every change.
  static let mostLines = 200

  /// A section, in order of publication.
  private enum Section: Int, CaseIterable {
    case dataset
    case documentsAdded
    case documentsRemoved
    case documentsRevised
    case figuresRevised
    case statisticsRevised
    case statisticsAdded
    case statisticsRemoved
    case codeLists

    var title: String {
      switch self {
      case .dataset: "数据集与列 / The dataset and its columns"
      case .documentsAdded: "新增的文件 / Documents that came"
      case .documentsRemoved: "消失的文件 / Documents that went"
      case .documentsRevised: "修改的文件 / Documents whose facts were revised"
      case .figuresRevised: "更正的数值 / Values that were revised"
      case .statisticsRevised: "统计的其他修改 / Other cells of statistics that were revised"
      case .statisticsAdded: "原有文件新增的统计 / Statistics that came in documents that stayed"
      case .statisticsRemoved: "原有文件消失的统计 / Statistics that went in documents that stayed"
      case .codeLists: "代码表 / Code lists"
      }
    }
  }

  private struct Key: Hashable {
    var cause: Change.Cause
    var table: String
    var kind: Change.Kind
  }

  private var counts: [Key: Int] = [:]
  private var total = 0
  private var lines: [[String]] = Array(repeating: [], count: Section.allCases.count)
  private var sizes = Array(repeating: 0, count: Section.allCases.count)
  /// Whether the last document came or went as a whole: its statistics follow it, and are counted in its line.
  private var isWhole = false
  private var wholeSection: Section?
  private var wholeStatistics = 0

  /// A report of no changes.
  public init() {}

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
    case "documents": put(Self.revisedLine(change), in: .documentsRevised)
    case "statistics" where change.id.isEmpty: put(Self.wholeLine(change), in: .dataset)
    case "statistics" where wholeSection != nil && change.column.isEmpty: wholeStatistics += 1
    case "statistics":
      switch change.change {
      case .added: put(Self.statisticLine(change), in: .statisticsAdded)
      case .removed: put(Self.statisticLine(change), in: .statisticsRemoved)
      case .revised:
        put(Self.revisedLine(change), in: change.column == "value" ? .figuresRevised : .statisticsRevised)
      }
    case "indicators", "units", "regions":
      endDocument()
      put(change.id.isEmpty ? Self.wholeLine(change) : Self.codeLine(change), in: .codeLists)
    case "mentions" where !change.id.isEmpty, "repairs" where !change.id.isEmpty: break
    default: put(Self.wholeLine(change), in: .dataset)
    }
  }

  /// The Markdown text. `earlier` is nil for a first version.
  public mutating func text(title: String, version: String, earlier: String?) -> String {
    endDocument()
    var out = "# \(title.isEmpty ? "" : Self.plain(title) + " ")\(version)\n\n"
    guard let earlier else {
      return out + "第一版，没有可比较的版本。This is the first version: there is nothing to compare it with.\n"
    }
    out += "与 \(earlier) 相比的变更。`changes.csv` 逐格列出全部 \(total) 项。\n"
    out += "What changed against \(earlier). `changes.csv` holds each of the \(total) changes.\n\n"
    out += table + "\n"
    for section in Section.allCases where sizes[section.rawValue] > 0 {
      out += "\n## \(section.title)\n\n"
      out += lines[section.rawValue].map { "- \($0)\n" }.joined()
      let rest = sizes[section.rawValue] - lines[section.rawValue].count
      if rest > 0 { out += "- …另有 \(rest) 项，见 `changes.csv` / \(rest) more in `changes.csv`\n" }
    }
    return out
  }

  /// How much changed, by cause and table.
  private var table: String {
    var rows =
      "| 原因 cause | 表 table | 新增 added | 删除 removed | 修改 revised |\n| --- | --- | ---: | ---: | ---: |"
    for cause in Change.Cause.allCases {
      for name in Set(counts.keys.filter { $0.cause == cause }.map(\.table)).sorted() {
        let cells = Change.Kind.allCases.map { kind in
          String(counts[Key(cause: cause, table: name, kind: kind)] ?? 0)
        }
        rows += "\n| \(Self.name(of: cause)) | \(name) | \(cells.joined(separator: " | ")) |"
      }
    }
    return rows
  }

  private static func name(of cause: Change.Cause) -> String {
    switch cause {
    case .source: "来源 source"
    case .rule: "程序 rule"
    case .lexicon: "词表 lexicon"
    case .configuration: "配置 configuration"
    }
  }

  private mutating func put(_ line: String, in section: Section) {
    sizes[section.rawValue] += 1
    if lines[section.rawValue].count < Self.mostLines { lines[section.rawValue].append(line) }
  }

  /// Says of a whole document how many statistics it brought or took along.
  private mutating func endDocument() {
    if let section = wholeSection, wholeStatistics > 0, sizes[section.rawValue] <= Self.mostLines {
      lines[section.rawValue][lines[section.rawValue].count - 1] += " — \(wholeStatistics) 个统计 statistics"
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

  private static func revisedLine(_ change: Change) -> String {
    if change.column == "sha256" {
      return
        "页面内容已变 the page changed (\(change.cause.rawValue)) — \(plain(change.subject?.text ?? change.id))"
    }
    let old = change.old.isEmpty ? "(无 empty)" : plain(change.old)
    let new = change.new.isEmpty ? "(无 empty)" : plain(change.new)
    return
      "`\(change.column)`: \(old) → \(new) (\(change.cause.rawValue)) — \(plain(change.subject?.text ?? change.id))"
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

  /// A text of a page as one line of Markdown that formats nothing: no link, no image, no HTML.
  private static func plain(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": out += " "
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "!", "&": out += "\\\(scalar)"
      default: out.unicodeScalars.append(scalar)
      }
      if out.unicodeScalars.count > 300 { return out + "…" }
    }
    return out
  }
}
