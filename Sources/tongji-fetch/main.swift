internal import ArgumentParser
internal import Fetching
internal import Foundation
internal import HTTP
internal import Pipeline
internal import Politeness
internal import Records
internal import StageCommand

await Program.run(FetchCommand.self)

/// `tongji-fetch`: paths and URLs to records.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji-fetch",
    abstract: "Read pages and write a record for each: the first stage of the line.",
    discussion: """
      Reads requests: paths below the raw folder, or http and https URLs, one a line on standard input, or as \
      arguments. With --pipeline and no request it takes the pages that the file's sources name. A page's facts come \
      from its sidecar file (PATH.meta.json) and from its source's defaults.
      Pages of URLs are fetched before the first of their records is written, one at a time from each host, and kept in \
      RAW/web as they came; those that are there are asked for again only where the server has a newer one. Where a \
      page cannot be had now and was kept before, the record is that of the kept one, and a message says so. No \
      robots.txt is asked for: name only pages that you would open yourself.
      Writes one record a line (JSON Lines) to standard output, in the order of the requests. A page that cannot be \
      read gives a record with an error.

      EXAMPLE
        tongji-fetch --pipeline pipeline.json | tongji-strip | tongji-clean | tongji-extract | tongji-emit
        tongji-fetch --contact me@example.org https://example.org/report.html | tongji-strip --articles

      EXIT STATUS
        0  every request has its record
        1  the stage could not run: standard error says why
        64 wrong arguments
      """,
    version: ProgramVersion.current)

  @Argument(
    help: ArgumentHelp(
      "Paths below the raw folder, or URLs; - reads them from standard input.", valueName: "request"))
  var requests: [String] = []

  @Option(
    help: ArgumentHelp("The folder of the pages; without it the pipeline's, else ./raw.", valueName: "folder")
  )
  var raw: String?

  @Flag(help: "Put the pages' bytes into the records, for stages on machines without the folder.")
  var inline = false

  @Option(
    help: ArgumentHelp(
      "A mail address or URL by which a site's owner reaches you: sent with each request for a URL.",
      valueName: "contact"))
  var contact: String?

  @Option(help: ArgumentHelp("Seconds between two requests to a host.", valueName: "seconds"))
  var delay = 2

  @Option(
    name: .customLong("local-host"),
    help: ArgumentHelp(
      "A host (HOST or HOST:PORT) of your own network that URLs may lead to; may be given several times.",
      valueName: "host"))
  var localHosts: [String] = []

  @OptionGroup var options: PipelineOption

  func validate() throws {
    guard (0...3_600).contains(delay) else {
      throw ValidationError("--delay is \(delay): give 0 to 3600 seconds")
    }
  }

  func run() async throws {
    let configuration = try options.load(raw: raw, needs: [.pages])
    let root = configuration?.raw ?? raw ?? "raw"
    let reader = PageReader(root: root)
    func write(_ path: String, _ defaults: PageDefaults) throws {
      try RecordFilter.write(
        inline
          ? reader.fetchInline(path: path, defaults: defaults) : reader.fetch(path: path, defaults: defaults))
    }
    func write(_ path: String) throws { try write(path, configuration?.defaults(of: path) ?? PageDefaults()) }
    if requests.isEmpty, options.pipeline != nil, let configuration {
      let plan = try PipelinePlan(configuration)
      for warning in plan.warnings + plan.unfetched { Messages(program: "tongji-fetch").say(warning) }
      for index in 0..<plan.count { try write(plan[index].path, plan[index].defaults) }
      return
    }
    var lines = requests
    if requests.isEmpty || requests == ["-"] {
      // Paths are answered as they come, up to the first URL.
      lines = []
      try Input.forEachLine { line, _ in
        if lines.isEmpty, !URLRequests.isURL(line) { try write(line) } else { lines.append(line) }
      }
    }
    let urls = try await URLRequests(root: root, contact: contact, delay: delay, localHosts: localHosts)
      .fetch(lines.filter(URLRequests.isURL))
    for line in lines {
      switch urls[line] {
      case nil: try write(line)
      case .path(let path): try write(path)
      case .failed(let document): try RecordFilter.write(document)
      }
    }
  }
}
