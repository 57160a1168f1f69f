// A record, its page and its failure as JSON. Fields are written in order of their names, and read in any.

extension Document: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("article", article)
    json.field("error", error)
    json.field("findings", findings)
    json.field("page", page)
    json.field("schema", schema)
    json.field("text", text)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var article: Article?
    var error: Failure?
    var findings: Findings?
    var page: Page?
    var schema: Int?
    var text: CleanText?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "article": article = try json.value()
      case "error": error = try json.value()
      case "findings": findings = try json.value()
      case "page": page = try json.value()
      case "schema": schema = try json.value()
      case "text": text = try json.value()
      default: try json.skip()
      }
    }
    let version = try json.required(schema, "schema", in: start)
    self.init(page: try json.required(page, "page", in: start))
    self.schema = version
    self.article = article
    self.error = error
    self.findings = findings
    self.text = text
  }
}

extension Failure: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("kind", kind)
    json.field("message", message)
    json.field("stage", stage)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var kind: String?
    var message: String?
    var stage: String?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "kind": kind = try json.value()
      case "message": message = try json.value()
      case "stage": stage = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      stage: try json.required(stage, "stage", in: start), kind: try json.required(kind, "kind", in: start),
      message: try json.required(message, "message", in: start))
  }
}

extension Page: JSONWritable, JSONReadable {
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

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var bytes: Int?
    var content: String?
    var declaredCharset: String?
    var defaults: PageDefaults?
    var documentID: String?
    var identity: String?
    var mediaType: String?
    var path: String?
    var retrievedAt: String?
    var sha256: String?
    var source: String?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "bytes": bytes = try json.value()
      case "content": content = try json.value()
      case "declaredCharset": declaredCharset = try json.value()
      case "defaults": defaults = try json.value()
      case "documentID": documentID = try json.value()
      case "identity": identity = try json.value()
      case "mediaType": mediaType = try json.value()
      case "path": path = try json.value()
      case "retrievedAt": retrievedAt = try json.value()
      case "sha256": sha256 = try json.value()
      case "source": source = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      documentID: try json.required(documentID, "documentID", in: start),
      identity: try json.required(identity, "identity", in: start),
      source: try json.required(source, "source", in: start),
      path: try json.required(path, "path", in: start),
      sha256: try json.required(sha256, "sha256", in: start),
      bytes: try json.required(bytes, "bytes", in: start),
      mediaType: try json.required(mediaType, "mediaType", in: start),
      defaults: try json.required(defaults, "defaults", in: start))
    self.declaredCharset = declaredCharset
    self.retrievedAt = retrievedAt
    self.content = content
  }
}

extension PageDefaults: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("organization", organization)
    json.field("publishedOn", publishedOn)
    json.field("publisher", publisher)
    json.field("region", region)
    json.field("site", site)
    json.field("title", title)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var organization: String?
    var publishedOn: String?
    var publisher: String?
    var region: String?
    var site: String?
    var title: String?
    _ = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "organization": organization = try json.value()
      case "publishedOn": publishedOn = try json.value()
      case "publisher": publisher = try json.value()
      case "region": region = try json.value()
      case "site": site = try json.value()
      case "title": title = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      region: region, organization: organization, publishedOn: publishedOn, publisher: publisher, site: site,
      title: title)
  }
}
