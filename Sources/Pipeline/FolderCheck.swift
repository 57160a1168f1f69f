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
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) {
      if isFolder.boolValue { return }
      report("found \"\(shown)\", which is a file", node, path, nearest: nil)
    } else {
      report(
        "found \"\(shown)\", which does not exist", node, path, nearest: neighbour(of: folder, shown: shown))
    }
  }

  private mutating func report(_ found: String, _ node: JSONNode?, _ path: String, nearest: String?) {
    problems.append(
      ConfigurationProblem(
        file: node == nil ? path : file, place: node?.place, path: node == nil ? "" : path, found: found,
        allowed: "a folder that exists", nearest: nearest))
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
      .filter { name in
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: "\(parent)/\(name)", isDirectory: &isFolder)
          && isFolder.boolValue
      }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard let right = NearestName.of(String(wrong), among: names) else { return nil }
    return (parts.map(String.init) + [right]).joined(separator: "/")
  }
}
