/// Why cells changed, from what two versions were made by.
struct ChangeCause: Sendable, Hashable {
  let old: InputFingerprints
  let new: InputFingerprints

  /// The cause of a change in a document whose page is the same, or is not.
  ///
  /// The same page gives other rows where a lexicon, the configuration or the program changed; where none did, a
  /// sidecar changed, or another page of which this one is a duplicate: a source, too.
  func of(samePage: Bool) -> Change.Cause {
    if !samePage { return .source }
    if old.lexicons != new.lexicons { return .lexicon }
    if old.configuration != new.configuration { return .configuration }
    return old.program != new.program ? .rule : .source
  }
}
