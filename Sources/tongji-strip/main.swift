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
      With --articles it writes no records, but one object a page: name (the page's file name without its \
      extension), title, date (YYYY-MM-DD), source, and content, the main text as plain text lines. What was not \
      found is left out; a page that could not be read has an error.

      EXAMPLE
        tongji-fetch --raw raw a.html | tongji-strip --raw raw
        tongji-fetch --raw raw a.html | tongji-strip --raw raw --articles

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

  @Flag(help: "Write each page's title, date, source and text instead of its record.")
  var articles = false

  @OptionGroup var options: PipelineOption

  func run() throws {
    let configuration = try options.load(raw: raw, needs: [])
    let reader = PageReader(root: configuration?.raw ?? raw ?? "raw")
    let stripper = Stripper(options: configuration?.strip ?? StripOptions())
    let filter = RecordFilter(stage: "strip")
    if articles {
      try filter.forEachRecord { document in
        let stripped = document.error == nil ? Self.strip(document, reader, stripper) : document
        try Output.writeLine(try ArticleLine(stripped).encoded())
      }
    } else {
      try filter.run { Self.strip($0, reader, stripper) }
    }
  }

  private static func strip(_ document: Document, _ reader: PageReader, _ stripper: Stripper) -> Document {
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
