internal import Lexicons

/// A run of consecutive stages, as `tongji filter --stages` names it.
public struct FilterStages: Sendable, Hashable {
  /// The stages that can be named, in the order of the line.
  private static let line = ["fetch"] + BuiltInStage.allCases.map(\.rawValue)

  /// The names, in order; never empty.
  public let names: [String]

  /// Stages by their names, commas between: `strip,clean,extract`. Throws ``FilterStagesError`` where one is unknown, or
  /// they are no run of the line.
  public init(_ text: String) throws(FilterStagesError) {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let stages = Self.line.joined(separator: ",")
    for name in names where !Self.line.contains(name) {
      let nearest = NearestName.of(name, among: Self.line).map { "; did you mean \"\($0)\"?" } ?? ""
      throw FilterStagesError(
        description: "--stages: found \"\(name)\", which is no stage; allowed: \(stages)\(nearest)")
    }
    let first = names.first.flatMap(Self.line.firstIndex) ?? 0
    guard names.elementsEqual(Self.line[first...].prefix(names.count)) else {
      throw FilterStagesError(
        description:
          "--stages: found \"\(text)\", which is no run of the line; allowed: stages that follow one another "
          + "in \(stages)")
    }
    self.names = names
  }

  /// Whether pages are read here: lines of input are requests then.
  public var fetches: Bool { names.first == "fetch" }

  /// What a configuration must have at hand for them.
  public var needs: Set<PipelineConfiguration.Need> {
    var needs: Set<PipelineConfiguration.Need> = []
    if names.contains(BuiltInStage.extract.rawValue) { needs.insert(.lexicons) }
    return needs
  }

  /// Those after fetch.
  var steps: [StageLine.Step] { names.compactMap(BuiltInStage.init).map(StageLine.Step.builtIn) }

  /// Sees that no program of one's own stands between two of them.
  func requireUnbroken(by own: [OwnStage]) throws(FilterStagesError) {
    guard let stage = own.first(where: { names.dropLast().contains($0.after) }) else { return }
    let place = names.firstIndex(of: stage.after) ?? 0
    throw FilterStagesError(
      description: "stages.own has \"\(stage.name)\" after \(stage.after): put it between two filters, "
        + "--stages \(names[...place].joined(separator: ",")) and "
        + "--stages \(names[(place + 1)...].joined(separator: ","))")
  }
}

/// Why stages are no run of the line.
public struct FilterStagesError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found, what is allowed.
  public let description: String
}
