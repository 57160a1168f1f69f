/// `README.md` of a version: what it is, how it was made, figures of its quality, what it does not know.
struct VersionReadme {
  let dataset: DatasetDescription
  let schema: DatasetSchema
  let version: VersionNumber
  let previous: VersionNumber?
  let fingerprints: InputFingerprints
  let figures: QualityFigures
  let changes: ChangeCounts
  /// The files of the version so far, by path.
  let files: Set<String>

  /// The text; no clock in it.
  var text: String {
    [
      head, content, quality, unknown, made, changed, licence, citation, columns,
    ].joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    """
    # \(dataset.title) \(version)

    `\(dataset.name)`, version \(version). \(dataset.description)

    Every row of `statistics.csv` is one number of one report, with its sentence, its place in the clean text \
    and, by `document_id`, the page it stands on and the SHA-256 of that page's bytes.
    """
  }

  private var quality: String {
    var lines = ["## Figures", "", "| | |", "| --- | ---: |"]
    func row(_ label: String, _ count: Int) { lines.append("| \(label) | \(count) |") }
    row("documents", figures.allDocuments)
    for status in DocumentStatus.allCases { row("… \(status.rawValue)", figures.documents[status] ?? 0) }
    row("statistics", figures.statistics)
    for status in allowed("statistics", "status") {
      row("… \(status)", figures.statisticStatuses[status] ?? 0)
    }
    row("… with an indicator", figures.withIndicator)
    row("… with a unit", figures.withUnit)
    row("… with a period", figures.withPeriod)
    row("… with a region", figures.withRegion)
    for check in allowed("statistics", "check") {
      row("… whose arithmetic is \(check)", figures.checks[check] ?? 0)
    }
    row("numbers in the texts (mentions)", figures.mentions)
    for name in allowed("mentions", "class") { row("… \(name)", figures.mentionClasses[name] ?? 0) }
    row("repairs", figures.repairs)
    return lines.joined(separator: "\n")
  }

  private func allowed(_ table: String, _ column: String) -> [String] {
    schema[table]?.columns.first { $0.name == column }?.allowed ?? []
  }

  private var unknown: String {
    let damaged = figures.statisticStatuses["damaged"] ?? 0
    let failed = figures.documents[.failed] ?? 0
    return """
      ## What it does not know

      - \(figures.statistics - figures.withIndicator) statistics fit no indicator of the code list; `measure` says what they count.
      - \(figures.statistics - figures.withUnit) have no unit, \(figures.statistics - figures.withPeriod) no period, \
      \(figures.statistics - figures.withRegion) no region: neither the report nor its source says.
      - \(damaged) numbers are damaged: there was one, and no value is given.
      - \(failed) documents could not be read; `error` in `documents.csv` says why and what to do.
      - Whether a report is true: the figures are the reports', not checked against anything but themselves (`check`).
      """
  }

  private var made: String {
    """
    ## How it was made

    By Tongji (program `\(fingerprints.program)`, lexicons `\(fingerprints.lexicons)`, configuration \
    `\(fingerprints.configuration)`): fetch, strip, clean, extract, emit. The same pages, configuration, lexicons, \
    program and version before give the same bytes. A report \
    that several pages show is published once; the others keep their rows in `documents` and `mentions`, with the \
    original in `duplicate_of`. Copies are found by content: the same letters and digits in the body (at least \
    \(DuplicateKey.leastLetters) letters), or nearly (at least \(Likeness.leastLetters) letters; mirrored, damaged, cut \
    short, with another lead), with no figure that differs between the same words: a report with a corrected figure \
    is another one. The original is the one with all figures, before one that lacks some; undamaged before damaged; \
    whole before cut off; the original of the version before; Simplified before Traditional; the earliest published; \
    the first by source.
    """
  }

  private var changed: String {
    guard let previous else {
      return """
        ## Changes

        This is the first version: there is nothing to compare it with, and `changes.csv` holds only its header.
        """
    }
    return """
      ## Changes

      Against \(previous): \(changes.added) added, \(changes.removed) removed, \(changes.revised) revised; `changes.csv` \
      names each with its cause. Rows of `mentions` and `repairs` have no identifier: they are named once a document, as \
      their number and the first 8 digits of their SHA-256. `retrieved_at` is not compared.
      """
  }

  private var licence: String {
    guard let licence = dataset.licence else {
      return "## Licence\n\nNone is given: ask the publisher before you use it."
    }
    return "## Licence\n\n\(licence.fullName)\(licence.path.map { ": <\($0)>" } ?? "")"
  }

  private var citation: String {
    """
    ## How to cite

    > \(dataset.citation(version))

    `CITATION.cff` says the same to programs.
    """
  }

  private var columns: String {
    var lines = ["## Columns"]
    for table in schema.tables {
      lines += [
        "", "### \(table.fileName)", "", "| column | type | meaning | 含义 |", "| --- | --- | --- | --- |",
      ]
      for column in table.columns {
        lines.append(
          "| `\(column.name)` | \(column.kind.rawValue) | \(column.meaning("`")) | \(column.descriptionZh) |")
      }
    }
    return lines.joined(separator: "\n")
  }
}
