internal import Cleaning
internal import Emitting
internal import Extracting
internal import Foundation
internal import Harvesting
internal import Hashing
internal import Lexicons
internal import Records
internal import Stripping

extension PipelineConfiguration {
  /// Reads and checks a `pipeline.json`, with the folders that it names.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - raw: another folder of pages than the file says, from where the program runs.
  ///   - out: another folder for versions than the file says, likewise; it need not exist.
  ///   - needs: what must be there: a stage on a machine of its own may lack folders that only others use.
  /// - Returns: the configuration.
  /// - Throws: every problem of the file at once.
  public static func load(
    path: String, raw: String? = nil, out: String? = nil, needs: Set<Need> = [.pages, .lexicons, .programs]
  ) throws(ConfigurationErrors) -> PipelineConfiguration {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw failure(
        path, "no such file, or not readable", allowed: "a pipeline.json; name another with --pipeline")
    }
    return try load([UInt8](data), path: path, raw: raw, out: out, needs: needs)
  }

  /// The same of a file's bytes.
  package static func load(
    _ bytes: [UInt8], path: String, raw: String? = nil, out: String? = nil,
    needs: Set<Need> = [.pages, .lexicons, .programs]
  ) throws(ConfigurationErrors) -> PipelineConfiguration {
    let node = try parse(bytes, path)
    var check = ShapeCheck(file: path)
    check.check(node, against: PipelineShape.root, path: "")
    var folders = FolderCheck(file: path, needs: needs)
    var web = WebSources(file: path)
    let configuration = read(node, file: path, raw: raw, out: out, folders: &folders, web: &web)
    let problems = (check.problems + folders.problems + web.problems).enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }
    guard problems.isEmpty else { throw ConfigurationErrors(problems: problems.map(\.element)) }
    return configuration
  }

  private static func failure(
    _ path: String, _ found: String, at place: JSONPlace? = nil, allowed: String = ""
  ) -> ConfigurationErrors {
    ConfigurationErrors(problems: [
      ConfigurationProblem(file: path, place: place, path: "", found: found, allowed: allowed)
    ])
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(ConfigurationErrors) -> JSONNode {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure(path, "the file is not UTF-8", allowed: "UTF-8")
    }
    do throws(JSONSyntaxError) {
      return try JSONParser.parse(text)
    } catch {
      throw failure(path, "no valid JSON: \(error.message)", at: error.place)
    }
  }

  /// Takes the values over; what is of a wrong shape has been reported, and is taken as absent.
  private static func read(
    _ node: JSONNode, file: String, raw: String?, out: String?, folders: inout FolderCheck,
    web: inout WebSources
  ) -> PipelineConfiguration {
    let sourceNodes = node["sources"]?.elements ?? []
    let base = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : "."
    func resolved(_ path: String) -> String {
      path.hasPrefix("/") ? path : base == "." ? path : "\(base)/\(path)"
    }
    if let raw {
      folders.check(raw, for: .pages, node: nil, path: "--raw", shown: raw)
    } else if let member = node["raw"], let text = member.text,
      !sourceNodes.contains(where: WebSources.isOnWeb)
    {
      folders.check(resolved(text), for: .pages, node: member, path: "raw", shown: text)
    }
    var lexicons: [LexiconSource] = []
    for (index, element) in (node["stages"]?["extract"]?["lexicons"]?.elements ?? []).enumerated() {
      guard let text = element.text else { continue }
      lexicons.append(
        folders.lexicons(
          resolved(text), node: element, path: "stages.extract.lexicons[\(index)]", shown: text))
    }
    var strip = StripOptions()
    if let depth = node["stages"]?["strip"]?["depth"]?.integer { strip.depth = depth }
    let clean = CleanOptions(
      furniture: node["stages"]?["clean"]?["furniture"]?.elements.compactMap(\.text) ?? [])
    let own = (node["stages"]?["own"]?.elements ?? []).map { ownStage($0, folder: base) }
    folders.check(own, nodes: node["stages"]?["own"]?.elements ?? [])
    web.base = base
    let sources = sourceNodes.enumerated().map { source($1, web: web.source($1, index: $0)) }
    let notify = node["notify"].map { notifyHook($0, folder: base) }
    if let notify { folders.check(notify, node: node["notify"]) }
    return PipelineConfiguration(
      file: file, dataset: dataset(node, columns: own.flatMap(\.columns)),
      raw: raw ?? resolved(node["raw"]?.text ?? ""),
      out: out ?? resolved(node["out"]?.text ?? ""), sources: sources,
      harvest: web.options(node), strip: strip,
      clean: clean, extract: ExtractOptions(), own: own,
      lexicons: lexicons,
      logs: node["logs"].map {
        LogOptions(
          folder: resolved($0["folder"]?.text ?? ""), days: $0["days"]?.integer ?? LogOptions.standardDays)
      }, notify: notify, fingerprint: fingerprint(node), sourceNodes: sourceNodes)
  }

  private static func notifyHook(_ node: JSONNode, folder: String) -> NotifyHook {
    NotifyHook(
      run: node["run"]?.elements.compactMap(\.text) ?? [],
      events: Set(
        node["on"]?.elements.compactMap { $0.text.flatMap(NotifyHook.Event.init) }
          ?? NotifyHook.Event.allCases),
      timeout: node["timeout"]?.integer ?? NotifyHook.standardTimeout, folder: folder)
  }

  private static func ownStage(_ node: JSONNode, folder: String) -> OwnStage {
    func texts(_ key: String) -> [String] { node[key]?.elements.compactMap(\.text) ?? [] }
    let columns = (node["columns"]?.elements ?? []).map { column in
      OwnColumn(
        name: column["name"]?.text ?? "", isNumber: column["type"]?.text == "number",
        description: column["description"]?.text ?? "")
    }
    return OwnStage(
      name: node["name"]?.text ?? "", after: node["after"]?.text ?? "", run: texts("run"),
      reads: texts("reads"),
      copies: node["copies"]?.integer ?? 1, timeout: node["timeout"]?.integer ?? OwnStage.standardTimeout,
      columns: columns, folder: folder)
  }

  private static func dataset(_ node: JSONNode, columns: [OwnColumn]) -> DatasetDescription {
    let dataset = node["dataset"]
    var licence: Licence?
    if let node = dataset?["licence"], let name = node["name"]?.text {
      licence = Licence(name: name, title: node["title"]?.text, path: node["path"]?.text)
    }
    let contributors = (dataset?["contributors"]?.elements ?? []).map { node in
      Contributor(
        name: node["name"]?.text ?? "", roles: node["roles"]?.elements.compactMap(\.text) ?? [],
        path: node["path"]?.text)
    }
    return DatasetDescription(
      name: dataset?["name"]?.text ?? "", title: dataset?["title"]?.text ?? "",
      description: dataset?["description"]?.text ?? "", licence: licence,
      homepage: dataset?["homepage"]?.text, contributors: contributors,
      publishText: node["outputs"]?["publish_text"]?.bool ?? true,
      forms: (node["outputs"]?["forms"]?.elements).map {
        Set($0.compactMap { $0.text.flatMap(OutputForm.init) })
      } ?? Set(OutputForm.allCases), columns: columns,
      checks: (node["checks"]?.elements ?? []).compactMap(check))
  }

  private static func check(_ node: JSONNode) -> PublicationCheck? {
    guard let subject = node["check"]?.text.flatMap(PublicationCheck.Subject.init) else { return nil }
    return PublicationCheck(
      subject, least: node["least"]?.integer, most: node["most"]?.integer, indicator: node["indicator"]?.text,
      level: node["level"]?.text.flatMap(PublicationCheck.Level.init) ?? .error)
  }

  private static func source(_ node: JSONNode, web: HarvestSource?) -> Source {
    let defaults = node["defaults"]
    let files = node["files"]?.elements.compactMap(\.text) ?? []
    return Source(
      name: node["name"]?.text ?? "", files: files + (web.map { [$0.files] } ?? []), web: web,
      defaults: PageDefaults(
        region: defaults?["region"]?.text, organization: defaults?["organization"]?.text,
        publishedOn: defaults?["published_on"]?.text, publisher: defaults?["publisher"]?.text,
        site: defaults?["site"]?.text, title: defaults?["title"]?.text))
  }

  /// What says only where things lie, how they come there, and who hears of them.
  private static let unheeded: Set = [
    ".$schema", ".raw", ".out", ".contact", ".fetching", ".logs", ".notify",
    ".stages.extract.lexicons",
  ]

  /// Over the file's values, keys sorted, without what bears on no figure.
  private static func fingerprint(_ node: JSONNode) -> String {
    var values = ""
    func add(_ node: JSONNode, path: String) {
      switch node.value {
      case .object(let members):
        for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
          let place = "\(path).\(member.key)"
          let isWeb = path.hasPrefix(".sources[") && WebSources.keys.contains(member.key)
          if unheeded.contains(place) || isWeb {
            continue
          }
          add(member.node, path: place)
        }
      case .list(let elements):
        for (index, element) in elements.enumerated() { add(element, path: "\(path)[\(index)]") }
      default:
        values += "\(path)\u{1F}\(node.scalarText)\u{1E}"
      }
    }
    add(node, path: "")
    return SHA256Digest.hex(of: values)
  }
}
