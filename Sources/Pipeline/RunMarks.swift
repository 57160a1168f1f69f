internal import Foundation
internal import Hashing
internal import Lexicons
internal import Records

/// The digest of everything that results are made by, apart from the pages: the stages with their options, the words,
/// the program.
struct RunMarks: Sendable {
  /// The name of the rows that a document ends in, beside the names of the stages.
  static let rows = "rows"
  /// The name of the program among the digests.
  static let program = "program"
  private static let lexicons = "lexicons"

  /// The digests by name.
  let digests: [String: String]
  private let steps: [String]
  private let lexicons: Lexicons

  /// The digests of a configuration.
  init(_ configuration: PipelineConfiguration, line: StageLine, lexicons: Lexicons, program: String) {
    var digests = [
      Self.program: String(program.prefix(32)), Self.lexicons: String(lexicons.fingerprint.prefix(32)),
    ]
    for step in line.steps {
      digests[step.name] =
        switch step {
        case .builtIn(.strip): Self.digest(of: configuration.strip)
        case .builtIn(.clean): Self.digest(of: configuration.clean)
        case .builtIn(.extract): Self.digest(of: configuration.extract)
        case .own(let stage): stage.digest
        }
    }
    self.digests = digests
    steps = line.steps.map(\.name)
    self.lexicons = lexicons
  }

  /// The key of a stage's result of a record; of the rows where `stage` is ``rows``.
  ///
  /// It holds all that the result can depend on: the record that was fetched, the stages up to this one with their
  /// options, the lexicons from extraction on, the program.
  func key(of stage: String, record: String) -> String {
    let place = steps.firstIndex(of: stage) ?? steps.count - 1
    var parts = [stage, record, digests[Self.program] ?? ""]
    for step in steps[...place] { parts += [step, digests[step] ?? ""] }
    if stage == Self.rows || steps[...place].contains(BuiltInStage.extract.rawValue) {
      parts.append(digests[Self.lexicons] ?? "")
    }
    return String(SHA256Digest.hex(of: parts.joined(separator: "\u{1F}")).prefix(32))
  }

  /// Why results that were made by other digests are not those of these; empty where they are.
  ///
  /// `tables` are the digests of the single lexicons at that time, as ``tableList`` wrote them.
  func reasons(against old: [String: String], tables list: String?) -> [WorkReason] {
    var reasons: [WorkReason] = []
    if old[Self.program] != digests[Self.program] { reasons.append(.program) }
    if old[Self.lexicons] != digests[Self.lexicons] { reasons.append(.lexicon(changedTables(since: list))) }
    for name in Set(old.keys).union(digests.keys).sorted()
    where ![Self.program, Self.lexicons].contains(name) {
      if old[name] == digests[name] { continue }
      if name.hasPrefix("own."), old[name] != nil, digests[name] != nil {
        reasons.append(.stage(String(name.dropFirst(4))))
      } else {
        reasons.append(.configuration("stages.\(name)"))
      }
    }
    return reasons
  }

  /// The name under which ``tableList`` is kept.
  static func tableListName(_ marks: [String: String]) -> String { "lexicons \(marks[lexicons] ?? "")" }

  /// The digests of the single lexicons. To make them takes longer than to load them: only where they are asked for.
  private var tables: [String: String] {
    Dictionary(uniqueKeysWithValues: lexicons.tables.map { ($0.name, Self.digest(of: $0)) })
  }

  /// The digests of the single lexicons, a line each.
  var tableList: String {
    tables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
  }

  private func changedTables(since list: String?) -> [String] {
    guard let list else { return [] }
    var old: [String: String] = [:]
    for line in list.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { old[parts[0]] = parts[1] }
    }
    let new = tables
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }

  private static func digest(of table: LexiconTable) -> String {
    var text = table.columns.joined(separator: "\t")
    for row in table.rows { text += "\n" + table.columns.map { row[$0] }.joined(separator: "\t") }
    return String(SHA256Digest.hex(of: text).prefix(16))
  }

  /// The digest of a value by its JSON, keys sorted.
  static func digest(of value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "" }
    return String(SHA256Digest.hex(of: Array(data)).prefix(32))
  }
}
