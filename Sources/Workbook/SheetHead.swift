/// What a sheet's part says before its rows, and after them. It is known only behind them, and has the same size
/// whatever it says, so that its place can be kept free.
struct SheetHead: Sendable, Hashable {
  private static let fixedSize = 1_024
  private static let columnSize = 80

  private let columns: Int
  private let isFirst: Bool
  /// The widths of columns, in characters; nil for the usual one.
  var widths: [Int?]
  /// Whether the first row stays in sight.
  var isFrozen = false
  /// Whether the lines between cells are hidden.
  var hidesLines = false
  /// Whether paper takes all columns on one page.
  var fitsPaper = false

  init(columns: Int, isFirst: Bool) {
    self.columns = columns
    self.isFirst = isFirst
    widths = Array(repeating: nil, count: columns)
  }

  /// The bytes that it takes.
  var size: Int { Self.fixedSize + Self.columnSize * columns }

  /// The head of a sheet whose last row is that one, filled up with blanks before its first element.
  func bytes(lastRow: Int) -> [UInt8] {
    let fits = fitsPaper ? #"<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"# : ""
    let body = Array(
      (#"<worksheet xmlns="\#(XML.main)" xmlns:r="\#(XML.relationships)">"# + fits
        + #"<dimension ref="\#(area(lastRow: lastRow))"/><sheetViews>\#(view)</sheetViews>"#
        + #"<sheetFormatPr defaultRowHeight="15"/>\#(columnWidths)<sheetData>"#).utf8)
    let head = Array(XML.head.utf8)
    return head + repeatElement(UInt8(ascii: " "), count: max(size - head.count - body.count, 0)) + body
  }

  private var view: String {
    let open =
      "<sheetView" + (hidesLines ? #" showGridLines="0""# : "") + (isFirst ? #" tabSelected="1""# : "")
      + #" workbookViewId="0""#
    guard isFrozen else { return open + "/>" }
    return open
      + #"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#
      + #"<selection pane="bottomLeft"/></sheetView>"#
  }

  /// Programs count five pixels of margin to a width; a character of the usual font has seven.
  private var columnWidths: String {
    var list = ""
    for (index, width) in widths.enumerated() {
      guard let width else { continue }
      list += #"<col min="\#(index + 1)" max="\#(index + 1)" width="\#(width).7109375" customWidth="1"/>"#
    }
    return list.isEmpty ? "" : "<cols>\(list)</cols>"
  }

  /// What follows the rows: A4 paper, across.
  var paper: String {
    #"<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>"#
      + #"<pageSetup paperSize="9"\#(fitsPaper ? #" fitToHeight="0""# : "") orientation="landscape"/></worksheet>"#
  }

  /// The cells from the first one to the last column of a row, with a sign before each half of an address.
  func area(lastRow: Int, sign: String = "") -> String {
    "\(sign)A\(sign)1:\(sign)\(Self.letters(columns - 1))\(sign)\(lastRow + 1)"
  }

  /// The name of a column that counts from 0: A to Z, AA and so on.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
