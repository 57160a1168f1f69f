// What the files of a version are, and how cells stand in them.
extension VersionReadme {
  var content: String {
    (["## Files", "", "| file | what it is |", "| --- | --- |"] + fileLines + ["", forms]).joined(
      separator: "\n")
  }

  private var fileLines: [String] {
    var lines: [String] = []
    func line(_ file: String, _ meaning: String, if isThere: Bool = true) {
      if isThere { lines.append("| `\(file)` | \(meaning) |") }
    }
    line(
      ReportPage.name,
      "the dataset to look at in a browser: figures, charts, table, every text with its numbers marked",
      if: files.contains(ReportPage.name))
    line(ChangeReport.name, "what this version changed against the one before, to read")
    for table in schema.tables { line(table.fileName, "\(table.descriptionEn) / \(table.descriptionZh)") }
    line("dataset.json", jsonMeaning, if: dataset.forms.contains(.json))
    line(
      "statistics.jsonl", "statistics, one JSON object a line", if: dataset.forms.contains(.jsonLines))
    line(
      "text/", "the clean texts that `start` and `end` point into; none for a document without text",
      if: dataset.publishText)
    line(
      WorkbookFile.name,
      """
      every table as a sheet, for Excel, WPS and LibreOffice; a table of more than 1,048,575 rows goes on in further \
      sheets (`statistics 2`)
      """, if: dataset.forms.contains(.workbook))
    line(
      "spreadsheet/*.csv",
      "statistics and documents for Excel and WPS: text that would be a formula begins with `'`",
      if: dataset.forms.contains(.spreadsheet))
    line(
      DatabaseFile.name,
      "the same tables as a SQLite database, with keys and the views `latest_values` and `indicator_series`",
      if: dataset.forms.contains(.database))
    line("datapackage.json", "Data Package descriptor: types, keys, hashes")
    line(CitationFile.name, "how to cite this version, for programs")
    return lines
  }

  private var jsonMeaning: String {
    if files.contains("dataset.json") {
      return "documents, each with its statistics, as one JSON document"
    }
    let statistics = dataset.forms.contains(.jsonLines) ? "statistics.jsonl" : "statistics.csv"
    return "left out: it would be larger than 100 MB; `\(statistics)` and `documents.csv` hold the same"
  }

  private var forms: String {
    var text = """
      CSV files are UTF-8 with commas, LF and no byte order mark; an empty cell is unknown or does not apply. \
      In JSON an empty cell is null, and `value`, `lower`, `upper` and `resolution` are strings, since they are exact.
      """
    if dataset.forms.contains(.database) {
      text += """


        In `tongji.sqlite` an empty cell is null, and those four are exact text, too: `value_real` and its like hold the same \
        as binary numbers, to compare, sort and draw; `decimal_sum(value)` of the `sqlite3` shell adds up exactly.
        """
    }
    if dataset.forms.contains(.workbook) {
      text += dataset.forms.contains(.database) ? " " : "\n\n"
      text +=
        "In the workbook numbers of more than 15 digits are text, since a spreadsheet keeps no more of them."
    }
    return text
  }
}
