// A record, its page and its failure as JSON. Fields stand in order of their names.

extension Document: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("article", article)
    json.field("error", error)
    json.field("findings", findings)
    json.field("page", page)
    json.field("schema", schema)
    json.field("text", text)
  }
}

extension Failure: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("kind", kind)
    json.field("message", message)
    json.field("stage", stage)
  }
}

extension Page: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("bytes", bytes)
    json.field("content", content)
    json.field("declaredCharset", declaredCharset)
    json.field("defaults", defaults)
    json.field("documentID", documentID)
    json.field("identity", identity)
    json.field("mediaType", mediaType)
    json.field("path", path)
    json.field("retrievedAt", retrievedAt)
    json.field("sha256", sha256)
    json.field("source", source)
  }
}

extension PageDefaults: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("organization", organization)
    json.field("publishedOn", publishedOn)
    json.field("publisher", publisher)
    json.field("region", region)
    json.field("site", site)
    json.field("title", title)
  }
}
