/// The styles that cells of a workbook have, and the part of it that says how they look: `xl/styles.xml`.
struct StyleSheet: Sendable, Hashable {
  /// Those in use; a cell names one by its index.
  private var styles: [CellStyle] = [.plain]
  /// The index of each style, by its place.
  private var indices: [Int?] = [0]
  /// The number formats from here on are a workbook's own.
  private static let firstFormat = 164

  /// Those that ``CellStyle/font`` names: the usual one, and bold ones with their size.
  private static let fonts = ["", "11", "16", "13"]

  /// The index of a style.
  mutating func index(_ style: CellStyle) -> Int {
    let place = style.place
    while indices.count <= place { indices.append(nil) }
    if let index = indices[place] { return index }
    indices[place] = styles.count
    styles.append(style)
    return styles.count - 1
  }

  /// The part.
  var xml: String {
    let formats = styles.compactMap(\.numberFormat)
    return XML.head
      + #"<styleSheet xmlns="\#(XML.main)">"#
      + Self.list("numFmts", formats.enumerated().map { Self.format($0.offset, $0.element) })
      + Self.list("fonts", Self.fonts.map(Self.font))
      + Self.list(
        "fills",
        [
          #"<fill><patternFill patternType="none"/></fill>"#,
          #"<fill><patternFill patternType="gray125"/></fill>"#,
          #"<fill><patternFill patternType="solid"><fgColor rgb="FFE3EBF3"/><bgColor indexed="64"/></patternFill></fill>"#,
        ])
      + Self.list(
        "borders",
        [
          "<border><left/><right/><top/><bottom/><diagonal/></border>",
          #"<border><left/><right/><top/><bottom style="thin"><color rgb="FF7A8CA0"/></bottom><diagonal/></border>"#,
        ])
      + Self.list("cellStyleXfs", [#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#])
      + Self.list("cellXfs", cellFormats)
      + Self.list("cellStyles", [#"<cellStyle name="Normal" xfId="0" builtinId="0"/>"#])
      + "</styleSheet>"
  }

  private var cellFormats: [String] {
    var nextFormat = Self.firstFormat
    return styles.map { style in
      var format = 0
      if style.numberFormat != nil {
        format = nextFormat
        nextFormat += 1
      }
      let isHeader = style == .header
      let open =
        #"<xf numFmtId="\#(format)" fontId="\#(style.font)" fillId="\#(isHeader ? 2 : 0)" "#
        + #"borderId="\#(isHeader ? 1 : 0)" xfId="0""#
        + (format > 0 ? #" applyNumberFormat="1""# : "") + (style.font > 0 ? #" applyFont="1""# : "")
        + (isHeader ? #" applyFill="1" applyBorder="1""# : "")
      guard let alignment = style.alignment else { return open + "/>" }
      return open + #" applyAlignment="1"><alignment \#(alignment)/></xf>"#
    }
  }

  private static func format(_ index: Int, _ code: String) -> String {
    #"<numFmt numFmtId="\#(firstFormat + index)" formatCode="\#(code)"/>"#
  }

  private static func font(_ boldSize: String) -> String {
    let weight = boldSize.isEmpty ? "" : "<b/>"
    return
      #"<font>\#(weight)<sz val="\#(boldSize.isEmpty ? "11" : boldSize)"/><name val="Calibri"/><family val="2"/></font>"#
  }

  /// A list, with how many it has; none where it is empty.
  private static func list(_ name: String, _ members: [String]) -> String {
    members.isEmpty ? "" : #"<\#(name) count="\#(members.count)">\#(members.joined())</\#(name)>"#
  }
}
