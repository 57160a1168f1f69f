// The clean text's section as JSON. Fields stand in order of their names.

extension CleanText: JSONWritable {
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
}

extension CleanFacts: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("author", author)
    json.field("editor", editor)
    json.field("publisher", publisher)
    json.field("site", site)
    json.field("title", title)
  }
}

extension TextBlock: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("cell", cell)
    json.field("end", end)
    json.field("kind", kind)
    json.field("level", level)
    json.field("page", page)
    json.field("start", start)
  }
}

extension PositionMap: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("runs", runs)
  }
}

extension PositionMap.Run: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("clean", clean)
    json.field("decoded", decoded)
    json.field("length", length)
  }
}

extension Repair: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("after", after)
    json.field("before", before)
    json.field("certainty", certainty)
    json.field("end", end)
    json.field("fact", fact)
    json.field("rule", rule)
    json.field("start", start)
  }
}

extension Damage: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("end", end)
    json.field("kind", kind)
    json.field("rule", rule)
    json.field("start", start)
  }
}
