/// What the report embeds of a dataset: the newest documents, as many as a browser handles with ease.
struct ReportSelection: Sendable, Hashable {
  /// The rows of `statistics.csv` that a report embeds at most.
  static let mostStatistics = 20_000
  /// The texts that it embeds at most.
  static let mostTexts = 200

  /// Positions in the ``GroupIndex``, the newest document first.
  var documents: [Int] = []
  /// How many of ``documents``, from the first on, have their text and its marks embedded.
  var texts = 0
  /// The rows of statistics that ``documents`` have.
  var statistics = 0

  /// Chooses from documents in the order of the tables, by their days of publication (one number each, greater for
  /// later days; `Int32.max` where unknown) and their numbers of statistics.
  init(
    days: [Int32], counts: [Int], mostStatistics: Int = Self.mostStatistics, mostTexts: Int = Self.mostTexts
  ) {
    func age(_ position: Int) -> Int32 { days[position] == .max ? .min : days[position] }
    let newest = days.indices.sorted { (age($1), $0) < (age($0), $1) }
    for position in newest {
      // A document comes whole or not at all, and so do all that are older.
      if statistics + counts[position] > mostStatistics { break }
      statistics += counts[position]
      // Rows are what the report is for: documents that have none come only among those with a text.
      if counts[position] > 0 || documents.count < mostTexts { documents.append(position) }
    }
    texts = min(documents.count, mostTexts)
  }
}
