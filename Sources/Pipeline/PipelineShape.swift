internal import Emitting

/// The shape of `pipeline.json`: its keys, what they may hold, and what each is for.
enum PipelineShape {
  /// The whole file.
  static let root: Shape = .object([
    .optional("$schema", .text(.any), "The file that editors complete and check this one by."),
    .required("dataset", dataset, "What the dataset is called and under what terms it may be used."),
    .required("raw", .text(.any), "The folder of the pages, from the folder of this file."),
    .required("out", .text(.any), "The folder that versions are published in, from the folder of this file."),
    .required(
      "sources", .list(source, atLeast: 1),
      "Where pages come from. A page that two sources name belongs to the first."),
    .optional("stages", stages, "Options of the stages; what is left out has a default."),
    .optional("outputs", outputs, "What is published besides the tables."),
    .optional(
      "checks", .list(check, atLeast: 0),
      "What a version must hold to be published; one that does not is not published, and the run says why."),
    .optional("logs", logs, "What runs say is kept in a file a day."),
    .optional("notify", notify, "A program that is called when a version was published or a run failed."),
  ])

  private static let logs: Shape = .object([
    .required("folder", .text(.any), "The folder of the files YYYY-MM-DD.log, from the folder of this file."),
    .optional("days", .integer(1...36_500), "How many days are kept, 90 unless said."),
  ])

  private static let notify: Shape = .object([
    .required(
      "run", .list(.text(.any), atLeast: 1),
      "The program and its arguments. It runs in the folder of this file, and is found on the PATH."),
    .optional(
      "on", .list(.text(.choice(NotifyHook.Event.allCases.map(\.rawValue))), atLeast: 1),
      "When it is called; both where nothing is said."),
    .optional(
      "timeout", .integer(1...3_600), "Seconds after which it is ended, 60 unless said."),
  ])

  private static let dataset: Shape = .object([
    .required("name", .text(.name), "A short name for programs and file names."),
    .required("title", .text(.any), "The title that people read."),
    .required("description", .text(.any), "What the dataset holds, in a sentence or two."),
    .optional("licence", licence, "The terms under which the dataset may be used."),
    .optional("homepage", .text(.address), "A page about the dataset."),
    .optional(
      "contributors", .list(contributor, atLeast: 1),
      "Who made the dataset, in order: cited as its authors."),
  ])

  private static let contributor: Shape = .object([
    .required("name", .text(.any), "The name of a person or a body."),
    .optional(
      "roles", .list(.text(.any), atLeast: 1),
      "What they did: author, publisher, maintainer, or any other word."),
    .optional("path", .text(.address), "Where they are found."),
  ])

  private static let licence: Shape = .object([
    .required("name", .text(.any), "An identifier of the Open Definition or SPDX: CC-BY-4.0."),
    .optional("title", .text(.any), "The licence's full name."),
    .optional("path", .text(.address), "Where the licence can be read."),
  ])

  private static let source: Shape = .object([
    .required("name", .text(.name), "A name for messages."),
    .required(
      "files", .list(.text(.any), atLeast: 1),
      "Patterns of paths below the raw folder: * stands for anything but /, ** for folders of any depth."),
    .optional(
      "defaults", defaults, "Facts for pages that do not say them themselves, nor in a sidecar file."),
  ])

  private static let defaults: Shape = .object([
    .optional("region", .text(.any), "A region: six digits of GB/T 2260, or its name."),
    .optional("organization", .text(.any), "The body that reports."),
    .optional("published_on", .text(.day), "The day of publication, YYYY-MM-DD."),
    .optional("publisher", .text(.any), "Who wrote it (来源)."),
    .optional("site", .text(.any), "Who shows it."),
    .optional("title", .text(.any), "The title."),
  ])

  private static let stages: Shape = .object([
    .optional("strip", strip, "How the article is taken out of a page."),
    .optional("clean", clean, "How text is cleaned."),
    .optional("extract", extract, "How figures are found."),
    .optional(
      "own", .list(own, atLeast: 0),
      "Programs of your own between the stages, in order: each reads and writes records as JSON Lines."),
  ])

  private static let own: Shape = .object([
    .required("name", .text(.name), "A name for messages."),
    .required(
      "after", .text(.choice(OwnStage.places)),
      "The stage whose records it reads. Of several after one stage the first comes first."),
    .required(
      "run", .list(.text(.any), atLeast: 1),
      "The program and its arguments. It runs in the folder of this file, and is found on the PATH."),
    .optional(
      "reads", .list(.text(.any), atLeast: 0),
      "Files that it works by, besides those among its arguments: where one changes, it is run again."),
    .optional("copies", .integer(1...64), "How many of it run at a time, 1 unless said."),
    .optional(
      "timeout", .integer(1...86_400),
      "Seconds that it may neither read nor write before it counts as hanging, 60 unless said."),
    .optional("columns", .list(column, atLeast: 0), "Columns that it adds to the statistics."),
  ])

  private static let column: Shape = .object([
    .required("name", .text(.column), "The column's name, and the key in a statistic's fields."),
    .optional("type", .text(.choice(["string", "number"])), "What its cells hold, string unless said."),
    .required("description", .text(.any), "What it says, in a sentence."),
  ])

  private static let strip: Shape = .object([
    .optional(
      "depth", .integer(256...65_536),
      "The deepest nesting of elements that is read, 4096 unless said; a deeper page fails.")
  ])

  private static let clean: Shape = .object([
    .optional(
      "furniture", .list(.text(.numberedLine), atLeast: 0),
      "More lines that are page furniture where they stand alone: # stands for a number, the first is the page."
    )
  ])

  private static let extract: Shape = .object([
    .optional(
      "lexicons", .list(.text(.any), atLeast: 0),
      """
      Words for extraction that add to Tongji's own: folders of lexicon files, from the folder of this file, and \
      packs that come with Tongji, by name. Later ones win; where no pack is named, the pack union goes first.
      """)
  ])

  private static let outputs: Shape = .object([
    .optional(
      "publish_text", .bool,
      "Whether the clean texts are published, so that every figure can be looked up in its sentence."),
    .optional(
      "forms", .list(.text(.choice(OutputForm.allCases.map(\.rawValue))), atLeast: 0),
      """
      The forms that a version has beside its CSV files; all where nothing is said. report: report.html; workbook: \
      spreadsheet/tongji.xlsx; spreadsheet: the CSV files for Excel and WPS; database: tongji.sqlite; json: dataset.json; \
      json_lines: statistics.jsonl.
      """),
  ])

  private static let check: Shape = .object([
    .required(
      "check", .text(.choice(PublicationCheck.Subject.allCases.map(\.rawValue))),
      """
      What is looked at: the number of documents, of statistics, of documents that failed; the percent of statistics \
      that are damaged; the percent by which there are fewer than in the version before (drop); the values of an \
      indicator; shares, which lie within 0 and 100 percent.
      """),
    .optional("least", .integer(-1_000_000_000_000...1_000_000_000_000), "The least that may be."),
    .optional("most", .integer(-1_000_000_000_000...1_000_000_000_000), "The most that may be."),
    .optional("indicator", .text(.any), "For values: the indicator, with all below it."),
    .optional(
      "level", .text(.choice(PublicationCheck.Level.allCases.map(\.rawValue))),
      "Whether nothing is published (error, unless said), or the run only says so (warning)."),
  ])
}
