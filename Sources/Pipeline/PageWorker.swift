internal import Caching
internal import Emitting
internal import Records

/// Takes a page through what is left of the line: from its bytes, from a stage's kept result, or from kept rows.
struct PageWorker: Sendable {
  /// Where the work on a page begins.
  enum Start: Sendable {
    /// At the page's bytes.
    case page
    /// After a stage, with the document as it was then.
    case document(Document, after: StageLine.Step)
    /// There is nothing left to do.
    case rows(DocumentRows)
  }

  /// A page, and where its work begins.
  struct Job: Sendable {
    var page: PipelinePlan.Page
    var examination: KeptWork.Examination
    var start: Start

    /// Finds the latest result that is kept.
    init(_ page: PipelinePlan.Page, _ examination: KeptWork.Examination, kept: KeptWork, line: StageLine) {
      self.page = page
      self.examination = examination
      start = .page
      guard examination.record != nil else { return }
      if examination.reasons.isEmpty, let rows = kept.rows(examination) {
        start = .rows(rows)
        return
      }
      if examination.reasons.isEmpty { self.examination.reasons = [.lost] }
      for step in line.steps.reversed() where line.isKept(step) {
        if let document = kept.document(after: step.rawValue, examination) {
          start = .document(document, after: step)
          return
        }
      }
    }
  }

  /// What came of a page.
  struct Finished: Sendable {
    var path: String
    var record: String
    var failure: Failure?
    var reasons: [WorkReason]
    var rows: DocumentRows
    /// What is to be kept of the page; nil where nothing is new.
    var kept: KeptPage?
    var results: [KeptResult] = []
  }

  let line: StageLine
  let codes: KnownCodes
  let marks: RunMarks
  /// Whether results are kept: else there is no need to encode them.
  let keeps: Bool

  /// Does what is left to do.
  func work(_ job: Job) -> Finished {
    switch job.start {
    case .rows(let rows):
      return Finished(
        path: job.page.path, record: job.examination.record ?? "", failure: job.examination.failure,
        reasons: [],
        rows: rows)
    case .document(let document, let step):
      let record = job.examination.record ?? ""
      return finish(job, document, record: record, after: step, bytes: nil)
    case .page:
      let (document, bytes) = line.fetch(job.page)
      let record = keeps ? KeptWork.digest(of: document) : ""
      return finish(job, document, record: record, after: nil, bytes: bytes)
    }
  }

  private func finish(
    _ job: Job, _ begun: Document, record: String, after last: StageLine.Step?, bytes: [UInt8]?
  ) -> Finished {
    var document = begun
    var results: [KeptResult] = []
    let next = last.flatMap(line.steps.firstIndex(of:)).map { $0 + 1 } ?? 0
    for step in line.steps[next...] {
      document = line.process(document, step, bytes: bytes)
      if keeps, document.error == nil, line.isKept(step) {
        let key = marks.key(of: step.rawValue, record: record)
        results.append(KeptResult(stage: step.rawValue, key: key, bytes: RecordCodec.encode(document)))
      }
    }
    let rows = DocumentRows.render(document, codes: codes)
    var finished = Finished(
      path: job.page.path, record: record, failure: document.error, reasons: job.examination.reasons,
      rows: rows)
    guard keeps else { return finished }
    results.append(
      KeptResult(
        stage: RunMarks.rows, key: marks.key(of: RunMarks.rows, record: record), bytes: rows.encoded))
    finished.results = results
    finished.kept = KeptPage(
      stamp: job.examination.stamp.text, record: record, bytes: document.page.sha256,
      defaults: RunMarks.digest(of: job.page.defaults), marks: marks.digests,
      failure: KeptWork.text(of: document.error))
    return finished
  }
}
