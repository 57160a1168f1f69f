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
    .optional(
      "contact", .text(.contact),
      "A mail address or URL by which a site's owner reaches you: sent with each request, and needed for one."
    ),
    .optional("fetching", fetching, "How gently hosts are asked, and how much."),
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
    .required(
      "name", .text(.name), "A name for messages, and of the folder below raw/web where its pages are kept."),
    .optional(
      "files", .list(.text(.any), atLeast: 1),
      """
      Patterns of paths below the raw folder: * stands for anything but /, ** for folders of any depth. A source on the \
      web has the pages that were fetched for it without saying so.
      """),
    .optional("index", .list(index, atLeast: 1), "Pages whose links lead to reports."),
    .optional("feeds", .list(.text(.address), atLeast: 1), "RSS and Atom feeds."),
    .optional("sitemaps", .list(.text(.address), atLeast: 1), "Sitemaps, and indexes of sitemaps."),
    .optional(
      "urls", .list(.text(.any), atLeast: 1),
      "Files with the URL of a page a line, from the folder of this file; empty lines and those that begin with # are none."
    ),
    .optional(
      "warc", .list(.text(.any), atLeast: 1),
      "Patterns of WARC files (.warc, .warc.gz), from the folder of this file, whose pages are taken in."),
    .optional("filter", filter, "Which of the pages found are wanted; all where nothing is said."),
    .optional(
      "every", .integer(0...8_784), "Hours from one look to the next, 24 unless said; 0 for each run."),
    .optional("most", .integer(1...1_000_000), "The most new pages of a run; any number unless said."),
    .optional(
      "defaults", defaults, "Facts for pages that do not say them themselves, nor in a sidecar file."),
  ])

  private static let index: Shape = .object([
    .required("url", .text(.address), "The first page of the list."),
    .optional(
      "links", .list(.text(.any), atLeast: 1),
      """
      Patterns of the URLs that lead to reports: with :// of the whole URL, with / at the beginning of its path, else of \
      its end; * stands for anything but /.
      """),
    .optional(
      "selector", .text(.any),
      "Which links lead to reports, as CSS says it: .list li a, or the element around them."),
    .optional(
      "paging", .text(.any),
      """
      How the list goes on: auto (what the page says; unless said), none, addresses as https://example.org/p_{2..20}.html, \
      or the selector of the link to the next page.
      """),
    .optional("pages", .integer(1...10_000), "The most pages of lists that are read, 200 unless said."),
    .optional(
      "sections", .list(.text(.any), atLeast: 1), "Patterns of the URLs that lead to further lists."),
    .optional(
      "depth", .integer(1...8), "How many links away from the first list those may be, 1 unless said."),
  ])

  private static let filter: Shape = .object([
    .optional(
      "keywords", .list(.text(.any), atLeast: 1), "At least one of them stands in the title or the text."),
    .optional("since", .text(.day), "The first day of publication, YYYY-MM-DD."),
    .optional("until", .text(.day), "The last day of publication, YYYY-MM-DD."),
    .optional(
      "hosts", .list(.text(.any), atLeast: 1),
      "The hosts; *.example.org is example.org and every host below it."),
    .optional("not_hosts", .list(.text(.any), atLeast: 1), "Hosts that are not wanted, in the same form."),
  ])

  private static let fetching: Shape = .object([
    .optional("delay", .integer(0...3_600), "Seconds between two requests to a host, 2 unless said."),
    .optional("hosts", .integer(1...64), "How many hosts are asked at the same time, 8 unless said."),
    .optional(
      "daily_cap", .integer(1...1_000_000), "The most requests to a host and day (UTC), 5000 unless said."),
    .optional("requests", .integer(1...10_000_000), "The most requests of a run; any number unless said."),
    .optional(
      "megabytes", .integer(1...10_000_000), "The most megabytes that a run takes in; any number unless said."
    ),
    .optional(
      "local_hosts", .list(.text(.any), atLeast: 1),
      "Hosts (HOST or HOST:PORT) of your own network that may be asked; all others there are refused."),
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
