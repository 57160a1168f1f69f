internal import CXLSXWriter

/// One sheet of a workbook. Rows are written in order: once a later one is begun, an earlier one is done.
///
/// Text is always text: no program takes it for a formula, an address or a number.
@safe public final class Sheet {
  /// The rows that a sheet has room for.
  public static let capacity = 1_048_576

  private let handle: UnsafeMutablePointer<lxw_worksheet>
  private let workbook: Workbook
  private var scratch: [UInt8] = []
  /// Texts that were cut, since a cell holds no more than ``CellText/limit``.
  public private(set) var cutTexts = 0

  init(_ handle: UnsafeMutablePointer<lxw_worksheet>, of workbook: Workbook) {
    unsafe self.handle = handle
    self.workbook = workbook
  }

  private func call(_ body: () -> lxw_error) throws(WorkbookError) {
    try LibraryCall.run(workbook.path, body)
  }

  /// Writes the text that stands as UTF-8 in a part of `bytes`. Rows and columns count from 0.
  public func write(
    _ part: Range<Int>, of bytes: [UInt8], row: Int, column: Int, style: CellStyle = .plain
  ) throws(WorkbookError) {
    if CellText.fill(&scratch, with: bytes, part) { cutTexts += 1 }
    let format = unsafe workbook.format(style)
    try call {
      unsafe scratch.withUnsafeBytes { buffer in
        unsafe worksheet_write_string(
          handle, lxw_row_t(row), lxw_col_t(column), buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          format)
      }
    }
  }

  /// Writes a text.
  public func write(
    _ text: String, row: Int, column: Int, style: CellStyle = .plain
  ) throws(WorkbookError) {
    let bytes = Array(text.utf8)
    try write(0..<bytes.count, of: bytes, row: row, column: column, style: style)
  }

  /// Writes a number.
  public func write(
    _ number: Double, row: Int, column: Int, style: CellStyle = .plain
  ) throws(WorkbookError) {
    let format = unsafe workbook.format(style)
    try call { unsafe worksheet_write_number(handle, lxw_row_t(row), lxw_col_t(column), number, format) }
  }

  /// Makes the first row stay in sight.
  public func freezeHeader() { unsafe worksheet_freeze_panes(handle, 1, 0) }

  /// Adds filters to the first row, for the rows down to `lastRow`.
  public func addFilter(lastRow: Int, columns: Int) throws(WorkbookError) {
    try call { unsafe worksheet_autofilter(handle, 0, 0, lxw_row_t(max(lastRow, 1)), lxw_col_t(columns - 1)) }
  }

  /// Sets the width of a column in characters of the digits' width; Han characters take two.
  public func setWidth(_ width: Int, column: Int) throws(WorkbookError) {
    try call {
      unsafe worksheet_set_column(
        handle, lxw_col_t(column), lxw_col_t(column), Double(min(width, 255)), nil)
    }
  }

  /// Sets the height of a row that is next to be written, in lines of text.
  public func setHeight(lines: Int, row: Int) throws(WorkbookError) {
    try call { unsafe worksheet_set_row(handle, lxw_row_t(row), 15.75 * Double(lines), nil) }
  }

  /// Prepares it for paper: across, the first row on every page; all columns on one page where `fits` says so.
  public func setPaper(repeatsHeader: Bool, fits: Bool) throws(WorkbookError) {
    unsafe worksheet_set_paper(handle, 9)  // A4
    unsafe worksheet_set_landscape(handle)
    if fits { unsafe worksheet_fit_to_pages(handle, 1, 0) }
    if repeatsHeader { try call { unsafe worksheet_repeat_rows(handle, 0, 0) } }
  }

  /// Hides the lines between cells, on a sheet of words.
  public func hideLines() { unsafe worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
}
