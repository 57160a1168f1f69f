public import Emitting
public import Terminal

/// Changes between two versions for people: below each document what of it changed, from what to what, and why.
///
/// Takes changes one by one in the order of `changes.csv`, and gives out lines as soon as they are whole.
public struct DiffListing {
  /// The columns of a statistic whose change only repeats that of its value.
  private static let derived: Set<String> = ["lower", "upper", "resolution", "number_text"]
  /// The letters around what differs between two long texts.
  private static let context = 10

  private let display: Display
  /// The document that the last lines are about.
  private var document: String?
  /// The statistic that the last lines are about, and how its value changed.
  private var statistic: (id: String, old: String, new: String)?
  private var causes: [Change.Cause: Int] = [:]

  /// No changes yet.
  public init(display: Display) { self.display = display }

  /// The lines of the next change.
  public mutating func add(_ change: Change) throws(TerminalError) -> String {
    causes[change.cause, default: 0] += 1
    if change.table == "statistics", !change.id.isEmpty { return try addStatistic(change) }
    statistic = nil
    if ["documents", "mentions", "repairs"].contains(change.table), !change.id.isEmpty {
      return try addDocument(change)
    }
    document = nil
    var line = sign(change.change)
    line.append("\(change.table) \(change.id)", .strong)
    if let subject = change.subject?.measure, !subject.isEmpty { line.append(" \(subject)") }
    if change.change == .revised || !change.column.isEmpty { line.append(" ") }
    append(revision: change, to: &line)
    return try text(line, change, indent: 0)
  }

  /// How many changes there were, and why: `5 added, 0 removed, 10 revised (15 source)`.
  public func summary(_ counts: ChangeCounts) -> String {
    let why = Change.Cause.allCases.compactMap { cause in causes[cause].map { "\($0) \(cause.rawValue)" } }
    let cause = why.isEmpty ? "" : " (\(why.joined(separator: ", ")))"
    return "\(counts.added) added, \(counts.removed) removed, \(counts.revised) revised\(cause)\n"
  }

  private mutating func addDocument(_ change: Change) throws(TerminalError) -> String {
    let isWhole = change.table == "documents" && change.column.isEmpty
    var out = try heading(change, isWhole ? change.change : .revised)
    if isWhole { return out }
    var line = StyledText()
    switch (change.table, change.column) {
    case ("documents", "sha256"): line.append("the page changed")
    case ("documents", "text_sha256"): line.append("its text changed")
    case ("documents", _): append(revision: change, to: &line)
    default: line.append("\(change.table) \(change.change.rawValue)", .faint)
    }
    out += try text(line, change, indent: 2)
    return out
  }

  private mutating func addStatistic(_ change: Change) throws(TerminalError) -> String {
    var out = try heading(change, .revised)
    let subject = change.subject
    func named(_ kind: Change.Kind) -> StyledText {
      var line = sign(kind)
      let figure = [subject?.measure, subject?.value, subject?.unit].compactMap { $0 }.filter { !$0.isEmpty }
      line.append(figure.joined(separator: " "), .strong)
      let period = FigureText.period(start: subject?.periodStart ?? "", end: subject?.periodEnd ?? "")
      for fact in [period, subject?.region ?? ""] where !fact.isEmpty { line.append(" · \(fact)") }
      line.append(" \(change.id)", .faint)
      return line
    }
    if change.change != .revised {
      statistic = nil
      return out + (try text(named(change.change), change, indent: 2))
    }
    if statistic?.id != change.id {
      statistic = (change.id, "", "")
      out += try text(named(.revised), nil, indent: 2)
    }
    if change.column == "value" { statistic = (change.id, change.old, change.new) }
    if Self.derived.contains(change.column), statistic?.old == change.old, statistic?.new == change.new {
      return out
    }
    var line = StyledText()
    append(revision: change, to: &line)
    return out + (try text(line, change, indent: 6))
  }

  /// The title of a change's document, where the last lines were about another.
  private mutating func heading(_ change: Change, _ kind: Change.Kind) throws(TerminalError) -> String {
    let source = change.subject?.source ?? ""
    if document == source { return "" }
    document = source
    statistic = nil
    var line = sign(kind)
    let title = change.subject?.title ?? ""
    line.append(title.isEmpty ? source : title, .strong)
    if !title.isEmpty { line.append(" · \(source)", .faint) }
    return try text(line, kind == .revised ? nil : change, indent: 0)
  }

  private func sign(_ kind: Change.Kind) -> StyledText {
    switch kind {
    case .added: StyledText("+ ", .found)
    case .removed: StyledText("- ", .alarm)
    case .revised: StyledText("~ ", .strong)
    }
  }

  /// `value: 521 → 523`.
  private func append(revision change: Change, to line: inout StyledText) {
    if change.column.isEmpty && change.change != .revised { return }
    if !change.column.isEmpty { line.append("\(change.column): ") }
    let (old, new) = Self.difference(change.old, change.new)
    line.append(old.isEmpty ? "(empty)" : old, .alarm)
    line.append(" → ")
    line.append(new.isEmpty ? "(empty)" : new, .found)
  }

  /// What differs between two texts, with some letters around it where they are long.
  static func difference(_ old: String, _ new: String) -> (old: String, new: String) {
    let a = Array(old.unicodeScalars)
    let b = Array(new.unicodeScalars)
    if max(a.count, b.count) <= 4 * context { return (old, new) }
    let shared = min(a.count, b.count)
    let begin = (0..<shared).first { a[$0] != b[$0] } ?? shared
    let end = (0..<(shared - begin)).first { a[a.count - 1 - $0] != b[b.count - 1 - $0] } ?? shared - begin
    func part(_ scalars: [Unicode.Scalar]) -> String {
      let from = max(0, begin - context)
      let to = min(scalars.count, scalars.count - end + context)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[from..<to])
      return (from > 0 ? "…" : "") + String(view) + (to < scalars.count ? "…" : "")
    }
    return (part(a), part(b))
  }

  private func text(
    _ line: StyledText, _ change: Change?, indent: Int
  ) throws(TerminalError) -> String {
    var line = line
    if let change { line.append(" (\(change.cause.rawValue))", .faint) }
    return try display.rendered(line, indent: indent)
  }
}
