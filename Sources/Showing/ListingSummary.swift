public import Emitting
internal import Terminal

/// The last line of a list: how much there is, and how to see the rest.
public enum ListingSummary {
  /// `12 of 596 statistics · 我的工会统计 1.0.0`.
  public static func text(
    _ counts: StatisticListing.Counts, of things: String, _ version: PublishedVersion
  ) -> String {
    let of =
      "\(FigureText.grouped(String(counts.all))) \(things) · \(VisibleText.line(version.title)) \(version.number)\n"
    if counts.matching == 0 { return "none of \(of)" }
    let matching = FigureText.grouped(String(counts.matching))
    if counts.shown == counts.matching { return "\(matching) of \(of)" }
    return
      "\(matching) of \(of)the first \(FigureText.grouped(String(counts.shown))) are shown: --limit 0 shows all\n"
  }
}
