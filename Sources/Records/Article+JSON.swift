// The article's section as JSON. Fields stand in order of their names.

extension Article: JSONWritable {
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
}

extension Block: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("cell", cell)
    json.field("kind", kind)
    json.field("level", level)
    json.field("text", text)
  }
}

extension Cell: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("caption", caption)
    json.field("column", column)
    json.field("columnHeading", columnHeading)
    json.field("isHeading", isHeading)
    json.field("row", row)
    json.field("rowHeading", rowHeading)
    json.field("table", table)
  }
}

extension Cut: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("block", block)
    json.field("letters", letters)
    json.field("pieces", pieces)
    json.field("reason", reason)
    json.field("rule", rule)
    json.field("text", text)
  }
}
