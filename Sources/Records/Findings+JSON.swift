// The findings as JSON. Fields are written in order of their names, and read in any.

extension Findings: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("mentions", mentions)
    json.field("organization", organization)
    json.field("period", period)
    json.field("region", region)
    json.field("statistics", statistics)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var mentions: [Mention]?
    var organization: String?
    var period: Period?
    var region: Region?
    var statistics: [Statistic]?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "mentions": mentions = try json.value()
      case "organization": organization = try json.value()
      case "period": period = try json.value()
      case "region": region = try json.value()
      case "statistics": statistics = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      organization: organization, region: region, period: period,
      mentions: try json.required(mentions, "mentions", in: start),
      statistics: try json.required(statistics, "statistics", in: start))
  }
}

extension Region: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("code", code)
    json.field("name", name)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var code: String?
    var name: String?
    let start = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "code": code = try json.value()
      case "name": name = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      code: try json.required(code, "code", in: start), name: try json.required(name, "name", in: start))
  }
}

extension Period: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("basis", basis)
    json.field("end", end)
    json.field("start", start)
    json.field("text", text)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var basis: Basis?
    var end: String?
    var start: String?
    var text: String?
    _ = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "basis": basis = try json.value()
      case "end": end = try json.value()
      case "start": start = try json.value()
      case "text": text = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      start: start, end: end, basis: basis, text: text)
  }
}

extension Mention: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("end", end)
    json.field("mentionClass", mentionClass)
    json.field("rule", rule)
    json.field("start", start)
    json.field("statisticID", statisticID)
    json.field("text", text)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    var end: Int?
    var mentionClass: MentionClass?
    var rule: String?
    var start: Int?
    var statisticID: String?
    var text: String?
    let object = try json.openObject()
    while let field = try json.nextName() {
      switch field {
      case "end": end = try json.value()
      case "mentionClass": mentionClass = try json.value()
      case "rule": rule = try json.value()
      case "start": start = try json.value()
      case "statisticID": statisticID = try json.value()
      case "text": text = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      start: try json.required(start, "start", in: object), end: try json.required(end, "end", in: object),
      text: try json.required(text, "text", in: object),
      mentionClass: try json.required(mentionClass, "mentionClass", in: object), statisticID: statisticID,
      rule: try json.required(rule, "rule", in: object))
  }
}
