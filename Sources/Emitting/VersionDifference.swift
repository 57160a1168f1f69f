/// What changed between two published versions.
public enum VersionDifference {
  /// Visits every change from version `a` to version `b` of an output folder, in a fixed order, each with what its row
  /// says.
  ///
  /// Both versions are streamed: memory is about 100 bytes a document. The order is: the dataset and its columns,
  /// the documents of `a` in their order with their rows, the documents that came, the code lists. Throws where a
  /// version is not published or damaged.
  @discardableResult
  public static func between(
    out: String, _ a: String, _ b: String, _ visit: (Change) -> Void
  ) throws(EmitError) -> ChangeCounts {
    let catalog = try VersionCatalog.read(out: out)
    let old = try catalog.entry(a, out: out)
    let new = try catalog.entry(b, out: out)
    var comparison = VersionComparison(
      cause: ChangeCause(old: old.fingerprints, new: new.fingerprints),
      old: try VersionTables.open(published: "\(out)/\(a)"),
      new: try VersionTables.open(published: "\(out)/\(b)"), describes: true)
    try comparison.run { change throws(EmitError) in visit(change) }
    return comparison.counts
  }
}
