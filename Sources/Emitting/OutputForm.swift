internal import Workbook

/// A form in which a version holds its tables beside the CSV files, which it always has.
public enum OutputForm: String, Sendable, Hashable, CaseIterable {
  /// `report.html`.
  case report
  /// `spreadsheet/tongji.xlsx`.
  case workbook
  /// `spreadsheet/statistics.csv` and `spreadsheet/documents.csv`.
  case spreadsheet
  /// `tongji.sqlite`.
  case database
  /// `dataset.json`.
  case json
  /// `statistics.jsonl`.
  case jsonLines = "json_lines"

  /// The files that it is sure to have; `dataset.json` may be left out for its size.
  var files: [String] {
    switch self {
    case .report: [ReportPage.name]
    case .workbook: [WorkbookFile.name]
    case .spreadsheet: ["spreadsheet/documents.csv", "spreadsheet/statistics.csv"]
    case .database: [DatabaseFile.name]
    case .json: []
    case .jsonLines: ["statistics.jsonl"]
    }
  }
}

/// How large a form may become.
struct OutputLimits: Sendable, Hashable {
  /// The bytes of `dataset.json`: beyond them programs that read a whole document into memory suffer.
  var json = 100_000_000
  /// The rows that a sheet of the workbook takes below its header.
  var rowsPerSheet = Sheet.capacity - 1
}
