internal import CXLSXWriter

/// How a cell looks.
public enum CellStyle: Sendable, Hashable {
  /// As it is.
  case plain
  /// The name of a column.
  case header
  /// The title of a sheet of words.
  case title
  /// The heading of a part.
  case heading
  /// A name before a text.
  case label
  /// A number among words, to the left as they are.
  case count
  /// A text over several lines.
  case wrapped
  /// A day, `yyyy-mm-dd`.
  case date
  /// A number as programs show it, a little off the text of the next column.
  case number
  /// A number with all of so many decimals; programs would round it, or show it as a power of ten.
  case fixed(decimals: Int)

  /// A small number of its own, for tables by style.
  var place: Int {
    switch self {
    case .plain: 0
    case .header: 1
    case .title: 2
    case .heading: 3
    case .label: 4
    case .count: 5
    case .wrapped: 6
    case .date: 7
    case .number: 8
    case .fixed(let decimals): 9 + decimals
    }
  }

  func apply(to format: UnsafeMutablePointer<lxw_format>?) {
    switch self {
    case .plain: break
    case .header:
      unsafe format_set_bold(format)
      unsafe format_set_bg_color(format, 0xE3EBF3)
      unsafe format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_bottom_color(format, 0x7A8CA0)
    case .title:
      unsafe format_set_bold(format)
      unsafe format_set_font_size(format, 16)
    case .heading:
      unsafe format_set_bold(format)
      unsafe format_set_font_size(format, 13)
    case .label:
      unsafe format_set_bold(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .count:
      unsafe format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .wrapped:
      unsafe format_set_text_wrap(format)
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .date: unsafe format_set_num_format(format, "yyyy\\-mm\\-dd")
    case .fixed(let decimals):
      let digits = decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0"
      unsafe format_set_num_format(format, digits)
      unsafe Self.number.apply(to: format)
    case .number:
      unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
      unsafe format_set_indent(format, 1)
    }
  }
}
