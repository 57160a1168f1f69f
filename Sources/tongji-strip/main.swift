internal import ArgumentParser
internal import Fetching
internal import Pipeline
internal import Records
internal import StageCommand
internal import Stripping

await Program.run(StripCommand.self)

/// `tongji-strip`: pages to articles.
struct StripCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tongji-strip",
    abstract: "Take the article out of each page: charset, title, date, publisher, blocks of text.",
    discussion: """
      Reads records as tongji-fetch writes them, one a line on standard input; the pages' bytes from the raw folder, \
      or from the records where tongji-fetch --inline put them in.
      Writes the records with an article each, one a line, in the same order. A page that cannot be read gives a \
      record with an error; a line that is no record is reported on standard error and left out.

      EXAMPLE
        tongji-fetch --raw raw a.html | tongji-strip --raw raw

      EXIT STATUS
        0  every record was passed on
        1  the stage could not run: standard error says why
        64 wrong arguments
      """,
    version: ProgramVersion.current)

  @Option(
    help: ArgumentHelp("The folder of the pages; without it the pipeline's, else ./raw.", valueName: "folder")
  )
  var raw: String?

  @OptionGroup var options: PipelineOption

  func run() throws {
    let configuration = try options.load(raw: raw, needs: [])
    let reader = PageReader(root: configuration?.raw ?? raw ?? "raw")
    let stripper = Stripper(options: configuration?.strip ?? StripOptions())
    try RecordFilter(stage: "strip").run { document in
      var document = document
      do throws(Failure) {
        let bytes = try reader.bytes(of: document.page)
        document.page.content = nil
        return stripper.strip(document, bytes: bytes)
      } catch {
        document.page.content = nil
        document.error = error
        return document
      }
    }
  }
}
