internal import Records

/// A line that a program of one's own wrote, held against the record that it was given.
struct ReturnedRecord {
  /// The record.
  let document: Document

  /// Reads a line: the fields of a statistic may have the names of `columns`; `note` says what was given to the
  /// program. Throws what is wrong with it, in words.
  init(
    _ line: [UInt8], columns: Set<String>, note: WaitingRecords.Note
  ) throws(OwnStageRun.Complaint) {
    do throws(RecordError) {
      document = try RecordCodec.decode(line)
    } catch {
      throw OwnStageRun.Complaint(
        "wrote a line that is no record: \(error): \"\(Self.beginning(of: line))\"")
    }
    guard document.page.documentID == note.documentID else { return }
    guard PageWorker.digest(of: document.page) == note.pageDigest else {
      throw OwnStageRun.Complaint(
        "changed the section 'page' of \(document.page.path): a stage adds to a record, and leaves that as it is"
      )
    }
    if let path = try Self.unknownField(line, document) {
      throw OwnStageRun.Complaint(
        "gave \(document.page.path) the field \(path), which records do not have: "
          + "what it adds to a statistic belongs into its \"fields\"")
    }
    for statistic in document.findings?.statistics ?? [] {
      for name in (statistic.fields ?? [:]).keys.sorted() where !columns.contains(name) {
        throw OwnStageRun.Complaint(
          "gave a statistic of \(document.page.path) the field '\(name)', "
            + "which is not among the \"columns\" of stages.own in pipeline.json: declare it there")
      }
    }
  }

  /// The first field of the line that the record does not have, and that would be lost.
  private static func unknownField(
    _ line: [UInt8], _ document: Document
  ) throws(OwnStageRun.Complaint) -> String? {
    do throws(JSONSyntaxError) {
      let given = try JSONParser.parse(String(decoding: line, as: UTF8.self))
      let taken = try JSONParser.parse(String(decoding: RecordCodec.encode(document), as: UTF8.self))
      return difference(given, taken, path: "")
    } catch {
      throw OwnStageRun.Complaint("wrote a line that is no record: \(error.message)")
    }
  }

  private static func difference(_ given: JSONNode, _ taken: JSONNode, path: String) -> String? {
    switch given.value {
    case .object(let members):
      for member in members where member.node.value != .null {
        let place = path.isEmpty ? member.key : "\(path).\(member.key)"
        guard let other = taken[member.key] else { return place }
        if let found = difference(member.node, other, path: place) { return found }
      }
    case .list(let elements):
      for (index, (element, other)) in zip(elements, taken.elements).enumerated() {
        if let found = difference(element, other, path: "\(path)[\(index)]") { return found }
      }
    default: break
    }
    return nil
  }

  private static func beginning(of line: [UInt8]) -> String {
    var tail = LineTail()
    tail.append(line.prefix(80))
    return (tail.texts.first ?? "") + (line.count > 80 ? "…" : "")
  }
}
