internal import ArgumentParser
internal import Harvesting
internal import Pipeline
internal import StageCommand

/// What `run` lets one say of sources on the web.
struct HarvestOptionGroup: ParsableArguments {
  @Flag(help: "Ask no server: work with the pages that are at hand.")
  var offline = false

  @Flag(help: "Look at every source on the web and at all known pages, due or not.")
  var now = false

  func validate() throws {
    if offline, now { throw ValidationError("--offline and --now exclude each other") }
  }

  /// Looks at the sources that are due, and tells what came of it.
  ///
  /// - Returns: what went wrong. It is told, and the run goes on with the pages at hand.
  func harvest(
    _ configuration: PipelineConfiguration, messages: Messages, isQuiet: Bool
  ) async -> [String] {
    guard !offline, let harvest = PipelineHarvest(configuration) else { return [] }
    var failures: [String] = []
    do {
      try await harvest.run(all: now) { event in
        guard let text = event.text else { return }
        if event.isFailure { failures.append(text) }
        // A log holds all of it.
        if event.isFailure || !isQuiet { messages.say(text) } else { messages.log?.append(text) }
      }
    } catch {
      failures.append("\(error): the run goes on with the pages at hand")
      messages.say(failures[failures.count - 1])
    }
    return failures
  }
}

extension HarvestEvent {
  /// Whether something could not be had.
  fileprivate var isFailure: Bool {
    switch self {
    case .failed, .failing: true
    case .notDue, .came, .skipped, .notice, .ended: false
    }
  }

  /// In a line for people; nil for what needs none.
  fileprivate var text: String? {
    switch self {
    case .notDue(let source, let next): "\(source): looked at lately: due again from \(next) on"
    case .came(let source, let url, let isNew): "\(source): \(isNew ? "new" : "revised"): \(url)"
    case .failed(let source, let message): "\(source): \(message)"
    case .skipped(let source, let count, let first, let reason):
      "\(source): not asked for: \(first)\(count > 1 ? " and \(count - 1) more" : ""): \(reason)"
    case .failing(let url):
      "\(url.source): \(url.url): failed \(url.failures) times since \(url.since), next try from \(url.nextLook) on: "
        + "see whether the URL is right, or leave it out"
    case .notice(let text): text
    case .ended(let summary): Self.text(of: summary)
    }
  }

  private static func text(of summary: HarvestSummary) -> String {
    let counts = [
      (summary.new, "new"), (summary.revised, "revised"), (summary.unchanged, "unchanged"),
      (summary.gone, "gone"), (summary.leftOut, "left out by its filter"), (summary.failed, "failed"),
      (summary.skipped, "not asked for"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(summary.source): \(counts.isEmpty ? "nothing new" : counts.joined(separator: ", "))"
  }
}
