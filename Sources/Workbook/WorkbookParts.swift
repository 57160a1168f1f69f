/// The parts of a workbook that tie its sheets together (ECMA-376, parts 1 and 2).
enum WorkbookParts {
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  private static let coreType = "application/vnd.openxmlformats-package.core-properties+xml"
  private static let programType =
    "application/vnd.openxmlformats-officedocument.extended-properties+xml"
  private static let coreTie =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

  /// `_rels/.rels`: where the workbook is.
  static let packageTies = Array(
    (XML.head + #"<Relationships xmlns="\#(XML.package)">"#
      + tie(1, "\(XML.relationships)/officeDocument", "xl/workbook.xml")
      + tie(2, coreTie, "docProps/core.xml")
      + tie(3, "\(XML.relationships)/extended-properties", "docProps/app.xml")
      + "</Relationships>").utf8)

  /// `docProps/core.xml`. Made on 1980-01-01, as all in the archive, for want of a clock.
  static func properties(_ properties: Workbook.Properties) -> [UInt8] {
    let names = [
      ("cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
      ("dc", "http://purl.org/dc/elements/1.1/"), ("dcterms", "http://purl.org/dc/terms/"),
      ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ]
    let day = #"xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:"#
    return Array(
      (XML.head + "<cp:coreProperties" + names.map { #" xmlns:\#($0)="\#($1)""# }.joined() + ">"
        + "<dc:title>\(XML.escaped(properties.title))</dc:title>"
        + "<dc:description>\(XML.escaped(properties.comment))</dc:description>"
        + "<dcterms:created \(day)created><dcterms:modified \(day)modified></cp:coreProperties>").utf8)
  }

  /// `docProps/app.xml`: what wrote it.
  static let program = Array(
    (XML.head
      + #"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#
      + "<Application>Tongji</Application></Properties>").utf8)

  /// `xl/workbook.xml`: the sheets in their order, and what is named in them.
  static func workbook(_ sheets: [SheetEntry]) -> [UInt8] {
    var list = ""
    var filters = ""
    var headers = ""
    for (index, sheet) in sheets.enumerated() {
      let name = XML.escaped(sheet.name)
      list += #"<sheet name="\#(name)" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
      let quoted = "'\(name.replacing("'", with: "''"))'"
      let place = #"localSheetId="\#(index)""#
      if let filter = sheet.filter {
        filters +=
          #"<definedName name="_xlnm._FilterDatabase" \#(place) hidden="1">\#(quoted)!\#(filter)</definedName>"#
      }
      if sheet.repeatsHeader {
        headers += #"<definedName name="_xlnm.Print_Titles" \#(place)>\#(quoted)!$1:$1</definedName>"#
      }
    }
    let names = filters + headers
    return Array(
      (XML.head + #"<workbook xmlns="\#(XML.main)" xmlns:r="\#(XML.relationships)">"#
        + #"<bookViews><workbookView xWindow="240" yWindow="15" windowWidth="16095" windowHeight="9660"/></bookViews>"#
        + "<sheets>\(list)</sheets>" + (names.isEmpty ? "" : "<definedNames>\(names)</definedNames>")
        + "</workbook>").utf8)
  }

  /// `xl/_rels/workbook.xml.rels`: where its parts are.
  static func ties(sheets: Int) -> [UInt8] {
    var ties = ""
    for sheet in 1...max(sheets, 1) {
      ties += tie(sheet, "\(XML.relationships)/worksheet", "worksheets/sheet\(sheet).xml")
    }
    ties += tie(sheets + 1, "\(XML.relationships)/styles", "styles.xml")
    return Array((XML.head + #"<Relationships xmlns="\#(XML.package)">\#(ties)</Relationships>"#).utf8)
  }

  /// `[Content_Types].xml`: what each part is.
  static func contentTypes(sheets: Int) -> [UInt8] {
    var parts = type("docProps/core", coreType) + type("docProps/app", programType)
    parts += type("xl/workbook", "\(types).sheet.main+xml") + type("xl/styles", "\(types).styles+xml")
    for sheet in 1...max(sheets, 1) { parts += type("xl/worksheets/sheet\(sheet)", "\(types).worksheet+xml") }
    return Array(
      (XML.head + #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
        + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        + #"<Default Extension="xml" ContentType="application/xml"/>\#(parts)</Types>"#).utf8)
  }

  private static func tie(_ number: Int, _ type: String, _ target: String) -> String {
    #"<Relationship Id="rId\#(number)" Type="\#(type)" Target="\#(target)"/>"#
  }

  private static func type(_ part: String, _ type: String) -> String {
    #"<Override PartName="/\#(part).xml" ContentType="\#(type)"/>"#
  }
}
