internal import Caching
internal import Emitting
internal import Hashing
internal import Records

/// Takes a page through what is left of the line: from its bytes, from a stage's result, or from kept rows; to the next
/// program of one's own, or to its rows.
struct PageWorker: Sendable {
  /// Where the work on a page begins.
  enum Start: Sendable {
    /// At the page's bytes.
    case page
    /// After the stage of a place, with the record as it was then.
    case record([UInt8], after: Int)
    /// There is nothing left to do.
    case rows(DocumentRows)
  }

  /// A page, and where its work begins.
  struct Job: Sendable {
    /// Its turn in the plan.
    var turn: Int
    var page: PipelinePlan.Page
    var examination: KeptWork.Examination
    var start: Start
  }

  /// What came of a page.
  struct Finished: Sendable {
    /// Where it is now.
    enum Place: Sendable {
      /// At its end.
      case rows(DocumentRows)
      /// Before the program of a place.
      case waiting(at: Int, line: [UInt8], note: WaitingRecords.Note)
    }

    var path: String
    var record: String
    var failure: Failure?
    var reasons: [WorkReason]
    var place: Place
    /// What is to be kept of the page; nil where nothing is new.
    var kept: KeptPage?
    var results: [KeptResult] = []
  }

  let line: StageLine
  let codes: KnownCodes
  let marks: RunMarks
  /// Whether results are kept: else there is no need to encode them.
  let keeps: Bool

  /// What is to be done with a page, from the latest result that is kept.
  func job(_ turn: Int, _ page: PipelinePlan.Page, kept: KeptWork, root: String) -> Job {
    let examination = kept.examine(page, line: line, root: root)
    var job = Job(turn: turn, page: page, examination: examination, start: .page)
    guard examination.record != nil else { return job }
    if examination.reasons.isEmpty, let rows = kept.rows(examination) {
      job.start = .rows(rows)
      return job
    }
    if examination.reasons.isEmpty { job.examination.reasons = [.lost] }
    for place in line.steps.indices.reversed() where line.isKept(place) {
      if let record = kept.result(line.steps[place].name, examination) {
        job.start = .record(record, after: place)
        return job
      }
    }
    return job
  }

  /// Does what is left to do.
  func work(_ job: Job) -> Finished {
    switch job.start {
    case .rows(let rows):
      return Finished(
        path: job.page.path, record: job.examination.record ?? "", failure: job.examination.failure,
        reasons: [],
        place: .rows(rows))
    case .record(let bytes, let place):
      if let document = try? RecordCodec.decode(bytes) {
        return finish(job, document, record: job.examination.record ?? "", from: place + 1, bytes: nil)
      }
      return fromPage(job)
    case .page: return fromPage(job)
    }
  }

  private func fromPage(_ job: Job) -> Finished {
    let (document, bytes) = line.fetch(job.page)
    return finish(job, document, record: KeptWork.digest(of: document), from: 0, bytes: bytes)
  }

  private func finish(
    _ job: Job, _ begun: Document, record: String, from start: Int, bytes: [UInt8]?
  ) -> Finished {
    var document = begun
    var results: [KeptResult] = []
    let next = line.process(&document, from: start, bytes: bytes) { place, document in
      guard keeps, line.isKept(place) else { return }
      let stage = line.steps[place].name
      results.append(
        KeptResult(
          stage: stage, key: marks.key(of: stage, record: record), bytes: RecordCodec.encode(document)))
    }
    var finished = Finished(
      path: job.page.path, record: record, failure: document.error, reasons: job.examination.reasons,
      place: .rows(DocumentRows.render(document, codes: codes)))
    if let next {
      let note = WaitingRecords.Note(
        page: job.turn, documentID: document.page.documentID, record: record,
        stamp: job.examination.stamp.text,
        reasons: job.examination.reasons, pageDigest: Self.digest(of: document.page))
      finished.place = .waiting(at: next, line: RecordCodec.encode(document), note: note)
    } else if keeps, case .rows(let rows) = finished.place {
      results.append(
        KeptResult(
          stage: RunMarks.rows, key: marks.key(of: RunMarks.rows, record: record), bytes: rows.encoded))
    }
    guard keeps else { return finished }
    finished.results = results
    finished.kept = KeptPage(
      stamp: job.examination.stamp.text, record: record, bytes: document.page.sha256,
      defaults: RunMarks.digest(of: job.page.defaults), marks: marks.digests,
      failure: KeptWork.text(of: document.error))
    return finished
  }

  /// The digest of a record's first section.
  static func digest(of page: Page) -> String { KeptWork.digest(of: Document(page: page)) }
}
