// The clean text's section as JSON. Fields are written in order of their names, and read in any.

extension CleanText: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("blocks", blocks)
    json.field("damage", damage)
    json.field("facts", facts)
    json.field("isTruncated", isTruncated)
    json.field("map", map)
    json.field("repairs", repairs)
    json.field("script", script)
    json.field("text", text)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var blocks: [TextBlock]?
    var damage: [Damage]?
    var facts: CleanFacts?
    var isTruncated: Bool?
    var map: PositionMap?
    var repairs: [Repair]?
    var script: Script?
    var text: String?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "blocks": blocks = try json.value()
      case "damage": damage = try json.value()
      case "facts": facts = try json.value()
      case "isTruncated": isTruncated = try json.value()
      case "map": map = try json.value()
      case "repairs": repairs = try json.value()
      case "script": script = try json.value()
      case "text": text = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      text: try json.required(text, "text", in: start),
      script: try json.required(script, "script", in: start),
      isTruncated: try json.required(isTruncated, "isTruncated", in: start),
      blocks: try json.required(blocks, "blocks", in: start), map: try json.required(map, "map", in: start),
      repairs: try json.required(repairs, "repairs", in: start),
      damage: try json.required(damage, "damage", in: start), facts: facts)
  }
}

extension CleanFacts: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("author", author)
    json.field("editor", editor)
    json.field("publisher", publisher)
    json.field("site", site)
    json.field("title", title)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var author: String?
    var editor: String?
    var publisher: String?
    var site: String?
    var title: String?
    _ = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "author": author = try json.value()
      case "editor": editor = try json.value()
      case "publisher": publisher = try json.value()
      case "site": site = try json.value()
      case "title": title = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      title: title, publisher: publisher, site: site, author: author, editor: editor)
  }
}

extension TextBlock: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("cell", cell)
    json.field("end", end)
    json.field("kind", kind)
    json.field("level", level)
    json.field("page", page)
    json.field("start", start)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var cell: Cell?
    var end: Int?
    var kind: BlockKind?
    var level: Int?
    var page: Int?
    var start: Int?
    let object = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "cell": cell = try json.value()
      case "end": end = try json.value()
      case "kind": kind = try json.value()
      case "level": level = try json.value()
      case "page": page = try json.value()
      case "start": start = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      kind: try json.required(kind, "kind", in: object), level: level,
      start: try json.required(start, "start", in: object), end: try json.required(end, "end", in: object),
      page: page, cell: cell)
  }
}

extension PositionMap: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("runs", runs)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var runs: [Run]?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "runs": runs = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      runs: try json.required(runs, "runs", in: start))
  }
}

extension PositionMap.Run: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("clean", clean)
    json.field("decoded", decoded)
    json.field("length", length)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var clean: Int?
    var decoded: Int?
    var length: Int?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "clean": clean = try json.value()
      case "decoded": decoded = try json.value()
      case "length": length = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      clean: try json.required(clean, "clean", in: start),
      decoded: try json.required(decoded, "decoded", in: start),
      length: try json.required(length, "length", in: start))
  }
}

extension Repair: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("after", after)
    json.field("before", before)
    json.field("certainty", certainty)
    json.field("end", end)
    json.field("fact", fact)
    json.field("rule", rule)
    json.field("start", start)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var after: String?
    var before: String?
    var certainty: Certainty?
    var end: Int?
    var fact: String?
    var rule: String?
    var start: Int?
    let object = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "after": after = try json.value()
      case "before": before = try json.value()
      case "certainty": certainty = try json.value()
      case "end": end = try json.value()
      case "fact": fact = try json.value()
      case "rule": rule = try json.value()
      case "start": start = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      start: try json.required(start, "start", in: object), end: try json.required(end, "end", in: object),
      before: try json.required(before, "before", in: object),
      after: try json.required(after, "after", in: object), rule: try json.required(rule, "rule", in: object),
      certainty: try json.required(certainty, "certainty", in: object), fact: fact)
  }
}

extension Damage: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("end", end)
    json.field("kind", kind)
    json.field("rule", rule)
    json.field("start", start)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var end: Int?
    var kind: Kind?
    var rule: String?
    var start: Int?
    let object = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "end": end = try json.value()
      case "kind": kind = try json.value()
      case "rule": rule = try json.value()
      case "start": start = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      start: try json.required(start, "start", in: object), end: try json.required(end, "end", in: object),
      kind: try json.required(kind, "kind", in: object), rule: try json.required(rule, "rule", in: object))
  }
}
