public import Emitting
internal import Foundation
public import Pipeline

/// What came of a run, for people: a line a figure.
public enum RunReport {
  /// A run's summary.
  public static func text(of outcome: PipelineRun.Outcome, out: String, elapsed: Duration) -> String {
    let tenths = elapsed.components.seconds * 10 + elapsed.components.attoseconds / 100_000_000_000_000_000
    let kinds = outcome.worked.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.value) \($0.key)"
    }
    let worked = outcome.worked.values.reduce(0, +)
    let remark = worked == 0 ? "" : " (\(kinds.joined(separator: ", ")))"
    return text(of: outcome.publication, out: out)
      + "worked on   \(worked) of \(outcome.documents)\(remark)\n"
      + "seconds     \(tenths / 10).\(tenths % 10)\n"
  }

  /// A publication's summary.
  public static func text(of publication: Publication, out: String) -> String {
    let summary = publication.summary
    let documents = DocumentStatus.allCases.compactMap { status -> String? in
      guard status != .ok, let count = summary.documents[status], count > 0 else { return nil }
      return "\(count) \(status.rawValue)"
    }
    let remarks = documents.isEmpty ? "" : " (\(documents.joined(separator: ", ")))"
    var text = """
      documents   \(summary.allDocuments)\(remarks)
      statistics  \(summary.statistics) (\(summary.damaged) damaged)
      mentions    \(summary.mentions)
      repairs     \(summary.repairs)

      """
    switch publication {
    case .published(let version, _):
      text += "version     \(version) published in \(out)/\(version) and \(out)/latest"
      let changes = summary.changes
      if changes != ChangeCounts() {
        text += ": \(changes.added) added, \(changes.removed) removed, \(changes.revised) revised"
      }
    case .nothingNew(let version, _):
      text += "version     nothing new: \(version) stays the newest, in \(out)/latest"
      if !summary.awaited.isEmpty {
        text += "\nto come     \(summary.awaited.joined(separator: " ")) with the next version"
      }
    }
    text += summary.warnings.map { "\nwarning     \($0)" }.joined()
    return text + "\n" + files(in: out + "/latest")
  }

  /// What a dataset's folder holds, in order of name: a folder with the number of its files.
  private static func files(in folder: String) -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let shown = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { name -> String in
      guard let inner = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)") else {
        return name
      }
      return "\(name)/ (\(inner.count))"
    }
    return "files       \(shown.joined(separator: " "))\n"
  }
}
