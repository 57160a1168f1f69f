internal import Caching
internal import Emitting
internal import Records

/// All pages on their way down the line: through Tongji's own stages in tasks, through programs of one's own in
/// passes, each over the records that wait before it.
///
/// Used by one task.
final class LineRun {
  private let plan: PipelinePlan
  private let root: String
  private let jobs: Int
  private let worker: PageWorker
  private let kept: KeptWork
  private let columns: Set<String>
  /// The folder for records that wait.
  private let waitingFolder: String
  /// Records that wait before a program, by its place in the line.
  private var waiting: [Int: WaitingRecords] = [:]

  private var line: StageLine { worker.line }

  init(
    plan: PipelinePlan, configuration: PipelineConfiguration, jobs: Int, worker: PageWorker, kept: KeptWork,
    waitingFolder: String
  ) {
    self.plan = plan
    root = configuration.raw
    columns = Set(configuration.dataset.columns.map(\.name))
    self.jobs = jobs
    self.worker = worker
    self.kept = kept
    self.waitingFolder = waitingFolder
  }

  /// Takes every page to its end; `seen` is told the record of each in the order of the plan, `deliver` given the rows.
  func run(
    seen: (String) -> Void, deliver: (PageWorker.Finished, DocumentRows) throws -> Void
  ) async throws {
    try await OrderedWork(count: plan.count, jobs: jobs).run { turn in
      worker.job(turn, plan[turn], kept: kept, root: root)
    } work: { [worker] job in
      worker.work(job)
    } take: { finished in
      seen(finished.record)
      try take(finished, deliver)
    }
    for place in line.steps.indices {
      guard case .own(let stage) = line.steps[place], let records = waiting.removeValue(forKey: place) else {
        continue
      }
      try records.close()
      let results = try pass(records, through: stage, at: place)
      try await goOn(results, after: place, deliver)
    }
  }

  private func take(
    _ finished: PageWorker.Finished, _ deliver: (PageWorker.Finished, DocumentRows) throws -> Void
  ) throws {
    if let page = finished.kept { kept.keep(page, path: finished.path, results: finished.results) }
    switch finished.place {
    case .rows(let rows): try deliver(finished, rows)
    case .waiting(let place, let record, let note):
      if waiting[place] == nil {
        guard case .own(let stage) = line.steps[place] else { return }
        waiting[place] = try WaitingRecords(folder: waitingFolder, place: place, copies: stage.copies)
      }
      try waiting[place]?.append(record, note)
    }
  }

  /// Lets a program work on the records that wait before it; gives what it made of them.
  private func pass(_ records: WaitingRecords, through stage: OwnStage, at place: Int) throws
    -> WaitingRecords
  {
    var results = try WaitingRecords(folder: waitingFolder, place: place + line.steps.count, copies: 1)
    let files = records.files
    var order = try files.map { OwnStageOrder(notes: try records.readNotes($0.turn)) }
    var failure: (any Error)?
    try OwnStageRun(stage: stage).run(files: files.map(\.path)) { bytes, copy throws(OwnStageRun.Complaint) in
      guard failure == nil, !bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else {
        return
      }
      do {
        let note = try order[copy].next { [plan] in plan[$0].path }
        let returned = try ReturnedRecord(bytes, columns: columns, note: note)
        try order[copy].accept(returned.document.page.documentID, as: note) { [plan] in plan[$0].path }
        let record = RecordCodec.encode(returned.document)
        keep(record, note, place)
        try results.append(record, note)
      } catch let complaint as OwnStageRun.Complaint {
        throw complaint
      } catch {
        failure = error
        throw OwnStageRun.Complaint("\(error)")
      }
    } end: { copy throws(OwnStageRun.Complaint) in
      do {
        try order[copy].finish { [plan] in plan[$0].path }
      } catch let complaint as OwnStageRun.Complaint {
        throw complaint
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    try results.close()
    return results
  }

  private func keep(_ record: [UInt8], _ note: WaitingRecords.Note, _ place: Int) {
    guard worker.keeps else { return }
    let stage = line.steps[place].name
    kept.add(
      KeptResult(stage: stage, key: worker.marks.key(of: stage, record: note.record), bytes: record),
      path: plan[note.page].path)
  }

  /// Takes records on from behind a program.
  private func goOn(
    _ records: WaitingRecords, after place: Int,
    _ deliver: (PageWorker.Finished, DocumentRows) throws -> Void
  ) async throws {
    var lines = try records.readRecords(0)
    var notes = try records.readNotes(0)
    try await OrderedWork(count: records.count, jobs: jobs).run { _ in
      guard let line = try lines.next(), let note = try notes.next() else { throw LostRecords() }
      return PageWorker.Job(
        turn: note.page, page: plan[note.page],
        examination: KeptWork.Examination(
          record: note.record, stamp: FileStamp(text: note.stamp), reasons: note.reasons),
        start: .record(line, after: place))
    } work: { [worker] job in
      worker.work(job)
    } take: { finished in
      try take(finished, deliver)
    }
  }
}

/// A file of records in the staging folder that was changed by someone else.
private struct LostRecords: Error, CustomStringConvertible {
  var description: String { "the staging folder was changed while the run was under way: run again" }
}

/// Sees that a program gives each record that it was given once, in order.
struct OwnStageOrder {
  private var notes: NoteReader
  private var last: String?
  private var count = 0

  init(notes: NoteReader) { self.notes = notes }

  /// What the program is to give next.
  mutating func next(path: (Int) -> String) throws -> WaitingRecords.Note {
    guard let note = try notes.next() else {
      throw OwnStageRun.Complaint("gave more than the \(count) records that it was given: write one for each")
    }
    return note
  }

  /// Sees whether it is that one.
  mutating func accept(_ documentID: String, as note: WaitingRecords.Note, path: (Int) -> String) throws {
    defer { last = documentID }
    if documentID == note.documentID {
      count += 1
      return
    }
    let due = path(note.page)
    if documentID == last {
      throw OwnStageRun.Complaint("gave the record before \(due) twice: write one for each that is read")
    }
    let rule =
      "write one record for each that is read, in the same order; to drop a document, give its record an \"error\""
    if try notes.next()?.documentID == documentID {
      throw OwnStageRun.Complaint("left out the record of \(due): \(rule)")
    }
    throw OwnStageRun.Complaint("gave the record of document \(documentID) where \(due) was due: \(rule)")
  }

  /// Sees that nothing is left.
  mutating func finish(path: (Int) -> String) throws {
    guard let note = try notes.next() else { return }
    throw OwnStageRun.Complaint(
      "ended after \(count) records, and left out that of \(path(note.page)): "
        + "write one record for each that is read; to drop a document, give its record an \"error\"")
  }
}
