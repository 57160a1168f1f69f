// The findings as JSON. Fields stand in order of their names.

extension Findings: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("mentions", mentions)
    json.field("organization", organization)
    json.field("period", period)
    json.field("region", region)
    json.field("statistics", statistics)
  }
}

extension Region: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("code", code)
    json.field("name", name)
  }
}

extension Period: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("basis", basis)
    json.field("end", end)
    json.field("start", start)
    json.field("text", text)
  }
}

extension Mention: JSONWritable {
  func write(to json: inout JSONWriter) {
    json.field("end", end)
    json.field("mentionClass", mentionClass)
    json.field("rule", rule)
    json.field("start", start)
    json.field("statisticID", statisticID)
    json.field("text", text)
  }
}

extension Statistic: JSONWritable {
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
}
