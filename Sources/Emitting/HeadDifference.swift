/// A change of what a version promises as a whole, and how much of a change it is.
struct HeadDifference: Sendable, Hashable {
  var change: Change
  var step: VersionNumber.Step

  /// The changes between two heads: the dataset's properties, tables, columns, types, identifiers, texts.
  static func between(_ old: VersionHead, _ new: VersionHead) -> [HeadDifference] {
    properties(old, new) + tables(old, new) + texts(old, new)
  }

  private static func properties(_ old: VersionHead, _ new: VersionHead) -> [HeadDifference] {
    var differences: [HeadDifference] = []
    for (a, b) in zip(old.properties, new.properties) where a != b {
      differences.append(
        revised("dataset", column: a.name, from: a.value, to: b.value, .configuration, .patch))
    }
    if old.identifierRule != new.identifierRule {
      differences.append(
        revised(
          "dataset", column: "identifier_rule", from: String(old.identifierRule),
          to: String(new.identifierRule), .rule, .major))
    }
    return differences
  }

  private static func tables(_ old: VersionHead, _ new: VersionHead) -> [HeadDifference] {
    var differences: [HeadDifference] = []
    for table in old.tables {
      if let other = new.tables.first(where: { $0.name == table.name }) {
        differences += columns(table, other)
      } else {
        differences.append(whole(.removed, table.name, .rule, .minor))
      }
    }
    for table in new.tables where !old.tables.contains(where: { $0.name == table.name }) {
      differences.append(whole(.added, table.name, .rule, .minor))
    }
    return differences
  }

  /// A column that was renamed is one that went and one that came; what went decides.
  private static func columns(_ old: VersionHead.Table, _ new: VersionHead.Table) -> [HeadDifference] {
    var differences: [HeadDifference] = []
    for column in old.columns {
      guard let other = new.columns.first(where: { $0.name == column.name }) else {
        differences.append(whole(.removed, old.name, column: column.name, .rule, .major))
        continue
      }
      if other.type != column.type {
        differences.append(
          revised(old.name, column: column.name, from: column.type, to: other.type, .rule, .major))
      }
    }
    for column in new.columns where !old.columns.contains(where: { $0.name == column.name }) {
      differences.append(whole(.added, old.name, column: column.name, .rule, .minor))
    }
    return differences
  }

  private static func texts(_ old: VersionHead, _ new: VersionHead) -> [HeadDifference] {
    if old.publishesText == new.publishesText { return [] }
    return [whole(new.publishesText ? .added : .removed, "text", .configuration, .minor)]
  }

  private static func whole(
    _ kind: Change.Kind, _ table: String, column: String = "", _ cause: Change.Cause,
    _ step: VersionNumber.Step
  ) -> HeadDifference {
    HeadDifference(
      change: Change(change: kind, table: table, id: "", column: column, old: "", new: "", cause: cause),
      step: step)
  }

  private static func revised(
    _ table: String, column: String, from old: String, to new: String, _ cause: Change.Cause,
    _ step: VersionNumber.Step
  ) -> HeadDifference {
    HeadDifference(
      change: Change(
        change: .revised, table: table, id: "", column: column, old: old, new: new, cause: cause),
      step: step)
  }
}
