internal import Emitting
internal import Foundation
internal import Lexicons

/// Sees whether the folders that a configuration names are there.
struct FolderCheck {
  /// The file, as it was named.
  let file: String
  /// Which folders matter.
  let needs: Set<PipelineConfiguration.Need>
  /// What is not there.
  private(set) var problems: [ConfigurationProblem] = []

  init(file: String, needs: Set<PipelineConfiguration.Need>) {
    self.file = file
    self.needs = needs
  }

  /// Reports a folder that is missing; `shown` is how it was written down.
  mutating func check(
    _ folder: String, for need: PipelineConfiguration.Need, node: JSONNode?, path: String, shown: String
  ) {
    guard needs.contains(need) else { return }
    switch Self.isFolder(folder) {
    case true?: return
    case false?: report("found \"\(shown)\", which is a file", node, path, nearest: nil)
    case nil:
      report(
        "found \"\(shown)\", which does not exist", node, path, nearest: neighbour(of: folder, shown: shown))
    }
  }

  /// Words for extraction: a folder that exists, else the pack of that name; reports what is neither.
  mutating func lexicons(_ folder: String, node: JSONNode, path: String, shown: String) -> LexiconSource {
    let isFolder = Self.isFolder(folder)
    if isFolder == true { return .folder(folder) }
    let packs = Lexicons.packs
    if packs.contains(shown) { return .pack(shown) }
    guard needs.contains(.lexicons) else { return .folder(folder) }
    let allowed = "a folder that exists, or a pack: \(packs.joined(separator: ", "))"
    if isFolder == false {
      report("found \"\(shown)\", which is a file", node, path, nearest: nil, allowed: allowed)
    } else {
      report(
        "found \"\(shown)\", which is neither a folder nor a pack", node, path,
        nearest: neighbour(of: folder, shown: shown) ?? NearestName.of(shown, among: packs), allowed: allowed)
    }
    return .folder(folder)
  }

  /// Programs of one's own: each is there, and no name is given twice, to a stage or to a column.
  mutating func check(_ own: [OwnStage], nodes: [JSONNode]) {
    var names: Set<String> = []
    var columns = Set(OwnColumn.taken)
    for (index, (stage, node)) in zip(own, nodes).enumerated() {
      let path = "stages.own[\(index)]"
      if !stage.name.isEmpty, !names.insert(stage.name).inserted {
        report(
          "found \"\(stage.name)\", which an earlier stage has", node["name"] ?? node, "\(path).name",
          nearest: nil, allowed: "a name of its own")
      }
      if stage.program == nil { missing(stage.run, node["run"] ?? node, "\(path).run[0]") }
      for (place, column) in stage.columns.enumerated() where !columns.insert(column.name).inserted {
        report(
          "found \"\(column.name)\", which is a column already",
          node["columns"]?.elements[place]["name"] ?? node, "\(path).columns[\(place)].name", nearest: nil,
          allowed: "a name of its own")
      }
    }
  }

  /// The program that is called after a run is there.
  mutating func check(_ notify: NotifyHook, node: JSONNode?) {
    if notify.program == nil { missing(notify.run, node?["run"] ?? node, "notify.run[0]") }
  }

  private mutating func missing(_ command: [String], _ node: JSONNode?, _ path: String) {
    guard needs.contains(.programs), let program = command.first else { return }
    report(
      "found \"\(program)\", which is no program \(program.contains("/") ? "there" : "on the PATH")",
      node, path, nearest: nil,
      allowed: "a file that may be executed, or the name of a program on the PATH")
  }

  /// Whether a path is a folder, or a file; nil where nothing is there.
  private static func isFolder(_ path: String) -> Bool? {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      ? isFolder.boolValue : nil
  }

  private mutating func report(
    _ found: String, _ node: JSONNode?, _ path: String, nearest: String?,
    allowed: String = "a folder that exists"
  ) {
    problems.append(
      ConfigurationProblem(
        file: node == nil ? path : file, place: node?.place, path: node == nil ? "" : path, found: found,
        allowed: allowed, nearest: nearest))
  }

  /// The name beside the missing one that is nearest to it, written as the missing one was.
  private func neighbour(of folder: String, shown: String) -> String? {
    var parts = shown.split(separator: "/", omittingEmptySubsequences: false)
    while let last = parts.last, last.isEmpty { parts.removeLast() }
    guard let wrong = parts.popLast() else { return nil }
    var parent = folder
    while parent.hasSuffix("/") { parent.removeLast() }
    parent = parent.contains("/") ? String(parent[..<(parent.lastIndex(of: "/") ?? parent.startIndex)]) : "."
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "/" : parent)) ?? [])
      .filter { Self.isFolder("\(parent)/\($0)") == true }.sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    guard let right = NearestName.of(String(wrong), among: names) else { return nil }
    return (parts.map(String.init) + [right]).joined(separator: "/")
  }
}
