// A statistic as JSON. Fields are written in order of their names, and read in any.

extension Statistic: JSONWritable, JSONReadable {
  func write(to json: inout JSONWriter) {
    json.field("check", check)
    json.field("comparedWith", comparedWith)
    json.field("end", end)
    json.field("fields", fields)
    json.field("id", id)
    json.field("indicator", indicator)
    json.field("kind", kind)
    json.field("lower", lower)
    json.field("measure", measure)
    json.field("modality", modality)
    json.field("modifier", modifier)
    json.field("numberText", numberText)
    json.field("organization", organization)
    json.field("page", page)
    json.field("partOf", partOf)
    json.field("per", per)
    json.field("period", period)
    json.field("placeText", placeText)
    json.field("region", region)
    json.field("repeatOf", repeatOf)
    json.field("resolution", resolution)
    json.field("rules", rules)
    json.field("section", section)
    json.field("sentence", sentence)
    json.field("sequence", sequence)
    json.field("sourceText", sourceText)
    json.field("start", start)
    json.field("status", status)
    json.field("unit", unit)
    json.field("unitText", unitText)
    json.field("upper", upper)
    json.field("value", value)
  }

  init(from json: inout JSONReader) throws(JSONReader.Problem) {
    let object = try json.openObject()
    var check: Check?
    var comparedWith: String?
    var end: Int?
    var fields: [String: String]?
    var id: String?
    var indicator: String?
    var kind: Kind?
    var lower: String?
    var measure: String?
    var modality: Modality?
    var modifier: Modifier?
    var numberText: String?
    var organization: String?
    var page: Int?
    var partOf: String?
    var per: String?
    var period: Period?
    var placeText: String?
    var region: Region?
    var repeatOf: String?
    var resolution: String?
    var rules: [String]?
    var section: String?
    var sentence: String?
    var sequence: Int?
    var sourceText: String?
    var start: Int?
    var status: Status?
    var unit: String?
    var unitText: String?
    var upper: String?
    var value: String?
    while let field = try json.nextName() {
      switch field {
      case "check": check = try json.value()
      case "comparedWith": comparedWith = try json.value()
      case "end": end = try json.value()
      case "fields": fields = try json.value()
      case "id": id = try json.value()
      case "indicator": indicator = try json.value()
      case "kind": kind = try json.value()
      case "lower": lower = try json.value()
      case "measure": measure = try json.value()
      case "modality": modality = try json.value()
      case "modifier": modifier = try json.value()
      case "numberText": numberText = try json.value()
      case "organization": organization = try json.value()
      case "page": page = try json.value()
      case "partOf": partOf = try json.value()
      case "per": per = try json.value()
      case "period": period = try json.value()
      case "placeText": placeText = try json.value()
      case "region": region = try json.value()
      case "repeatOf": repeatOf = try json.value()
      case "resolution": resolution = try json.value()
      case "rules": rules = try json.value()
      case "section": section = try json.value()
      case "sentence": sentence = try json.value()
      case "sequence": sequence = try json.value()
      case "sourceText": sourceText = try json.value()
      case "start": start = try json.value()
      case "status": status = try json.value()
      case "unit": unit = try json.value()
      case "unitText": unitText = try json.value()
      case "upper": upper = try json.value()
      case "value": value = try json.value()
      default: try json.skip()
      }
    }
    self.init(
      id: try json.required(id, "id", in: object),
      sequence: try json.required(sequence, "sequence", in: object),
      measure: try json.required(measure, "measure", in: object),
      modifier: try json.required(modifier, "modifier", in: object),
      unitText: try json.required(unitText, "unitText", in: object),
      status: try json.required(status, "status", in: object),
      sentence: try json.required(sentence, "sentence", in: object),
      numberText: try json.required(numberText, "numberText", in: object),
      start: try json.required(start, "start", in: object), end: try json.required(end, "end", in: object))
    self.check = check
    self.comparedWith = comparedWith
    self.fields = fields
    self.indicator = indicator
    self.kind = kind
    self.lower = lower
    self.modality = try json.required(modality, "modality", in: object)
    self.organization = organization
    self.page = page
    self.partOf = partOf
    self.per = per
    self.period = try json.required(period, "period", in: object)
    self.placeText = placeText
    self.region = region
    self.repeatOf = repeatOf
    self.resolution = resolution
    self.rules = try json.required(rules, "rules", in: object)
    self.section = section
    self.sourceText = sourceText
    self.unit = unit
    self.upper = upper
    self.value = value
  }
}
