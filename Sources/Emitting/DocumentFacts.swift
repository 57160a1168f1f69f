internal import Records

/// What the tables say of one document as a whole, before duplicates are known.
struct DocumentFacts {
  var status: DocumentStatus
  var error: String?
  var title: String?
  var publisher: String?
  var site: String?
  var author: String?
  var organization: String?
  var region: Region?
  var period: Period?
  var publishedOn: String?
  var retrievedAt: String?
  var scalars: [Unicode.Scalar]
  /// The findings that are published: none of a failed document.
  var findings: Findings
  var repairs: [Repair]

  init(_ document: Document, codes: KnownCodes) {
    let defaults = document.page.defaults
    scalars = document.text.map { Array($0.text.unicodeScalars) } ?? []
    title = document.cleaned(document.article?.title, scalars: scalars) ?? defaults.title
    publisher = document.cleaned(document.article?.publisher, scalars: scalars) ?? defaults.publisher
    site = document.text?.site ?? document.article?.site ?? defaults.site
    author = document.cleaned(document.article?.author, scalars: scalars)
    organization = document.findings?.organization ?? defaults.organization
    region = document.findings?.region ?? defaults.region.flatMap(codes.region)
    period = document.findings?.period
    publishedOn = document.article?.publishedOn ?? defaults.publishedOn
    retrievedAt = document.page.retrievedAt
    findings = document.findings ?? Findings()
    repairs = document.text?.repairs ?? []
    status = .empty

    error = document.error.map { "\($0.stage): \($0.message)" } ?? brokenRecord(document, codes: codes)
    if error != nil {
      status = .failed
      dropFindings()
    } else if let text = document.text,
      DuplicateKey.hasBody(text, scalars: scalars) || !findings.statistics.isEmpty
    {
      status = text.isTruncated ? .truncated : .ok
    }
  }

  private func brokenRecord(_ document: Document, codes: KnownCodes) -> String? {
    let check = RecordCheck(codes: codes)
    var problem = check.problem(in: findings, scalars: scalars)
    problem = problem ?? check.dayProblem([("published_on", publishedOn)])
    if let retrievedAt, !ValueForm.isTime(retrievedAt) {
      problem = problem ?? "retrieved_at '\(retrievedAt)' is no time of RFC 3339"
    }
    if !ValueForm.isIdentifier(document.page.documentID, letter: "d") {
      problem = problem ?? "document_id '\(document.page.documentID)' is not d + 16 hex digits"
    }
    return problem.map { "emit: \($0): mend the stage or the lexicon that wrote it" }
  }

  /// What broke the contract is not published either.
  private mutating func dropFindings() {
    findings.mentions = []
    findings.statistics = []
    if let day = publishedOn, !ValueForm.isDay(day) { publishedOn = nil }
    if let time = retrievedAt, !ValueForm.isTime(time) { retrievedAt = nil }
    if let start = period?.start, !ValueForm.isDay(start) { period = nil }
    if let end = period?.end, !ValueForm.isDay(end) { period = nil }
  }
}
