// The article's section as JSON. Fields are written in order of their names, and read in any.

extension Article: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("author", author)
    json.field("blocks", blocks)
    json.field("charset", charset)
    json.field("cuts", cuts)
    json.field("editor", editor)
    json.field("isPart", isPart)
    json.field("misreadAs", misreadAs)
    json.field("publishedAt", publishedAt)
    json.field("publishedOn", publishedOn)
    json.field("publisher", publisher)
    json.field("site", site)
    json.field("title", title)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var author: String?
    var blocks: [Block]?
    var charset: String?
    var cuts: [Cut]?
    var editor: String?
    var isPart: Bool?
    var misreadAs: String?
    var publishedAt: String?
    var publishedOn: String?
    var publisher: String?
    var site: String?
    var title: String?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "author": author = try json.value()
      case "blocks": blocks = try json.value()
      case "charset": charset = try json.value()
      case "cuts": cuts = try json.value()
      case "editor": editor = try json.value()
      case "isPart": isPart = try json.value()
      case "misreadAs": misreadAs = try json.value()
      case "publishedAt": publishedAt = try json.value()
      case "publishedOn": publishedOn = try json.value()
      case "publisher": publisher = try json.value()
      case "site": site = try json.value()
      case "title": title = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      charset: try json.required(charset, "charset", in: start),
      blocks: try json.required(blocks, "blocks", in: start))
    self.author = author
    self.cuts = cuts
    self.editor = editor
    self.isPart = isPart
    self.misreadAs = misreadAs
    self.publishedAt = publishedAt
    self.publishedOn = publishedOn
    self.publisher = publisher
    self.site = site
    self.title = title
  }
}

extension Block: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("cell", cell)
    json.field("kind", kind)
    json.field("level", level)
    json.field("text", text)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var cell: Cell?
    var kind: BlockKind?
    var level: Int?
    var text: String?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "cell": cell = try json.value()
      case "kind": kind = try json.value()
      case "level": level = try json.value()
      case "text": text = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      kind: try json.required(kind, "kind", in: start), text: try json.required(text, "text", in: start),
      level: level, cell: cell)
  }
}

extension Cell: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("caption", caption)
    json.field("column", column)
    json.field("columnHeading", columnHeading)
    json.field("isHeading", isHeading)
    json.field("row", row)
    json.field("rowHeading", rowHeading)
    json.field("table", table)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var caption: String?
    var column: Int?
    var columnHeading: String?
    var isHeading: Bool?
    var row: Int?
    var rowHeading: String?
    var table: Int?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "caption": caption = try json.value()
      case "column": column = try json.value()
      case "columnHeading": columnHeading = try json.value()
      case "isHeading": isHeading = try json.value()
      case "row": row = try json.value()
      case "rowHeading": rowHeading = try json.value()
      case "table": table = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      table: try json.required(table, "table", in: start), row: try json.required(row, "row", in: start),
      column: try json.required(column, "column", in: start),
      isHeading: try json.required(isHeading, "isHeading", in: start),
      columnHeading: try json.required(columnHeading, "columnHeading", in: start),
      rowHeading: try json.required(rowHeading, "rowHeading", in: start),
      caption: try json.required(caption, "caption", in: start))
  }
}

extension Cut: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("block", block)
    json.field("letters", letters)
    json.field("pieces", pieces)
    json.field("reason", reason)
    json.field("rule", rule)
    json.field("text", text)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var block: Int?
    var letters: Int?
    var pieces: Int?
    var reason: CutReason?
    var rule: String?
    var text: String?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "block": block = try json.value()
      case "letters": letters = try json.value()
      case "pieces": pieces = try json.value()
      case "reason": reason = try json.value()
      case "rule": rule = try json.value()
      case "text": text = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      reason: try json.required(reason, "reason", in: start),
      rule: try json.required(rule, "rule", in: start), text: try json.required(text, "text", in: start),
      letters: try json.required(letters, "letters", in: start),
      pieces: try json.required(pieces, "pieces", in: start),
      block: try json.required(block, "block", in: start))
  }
}
