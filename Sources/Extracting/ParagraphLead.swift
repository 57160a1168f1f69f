internal import Records

/// The wording of time that leads a paragraph: its sentences without one of their own are about that time.
struct ParagraphLead {
  /// What a short sentence without figures says that heads the paragraph.
  var heading: Period?
  /// The turn of the sentence that leads: 0, or 1 behind such a heading.
  let first: Int
  /// Whether the section or document says a time.
  let isElsewhereSaid: Bool
  private(set) var governing: PeriodAssigner.Governing?
  /// 截至 of the last sentence that a time leads: how many there are behind it is as of that day.
  private(set) var asOf: PeriodAssigner.Governing?

  init(heading: Period?, first: Int, isElsewhereSaid: Bool) {
    self.heading = heading
    self.first = first
    self.isElsewhereSaid = isElsewhereSaid
  }

  /// Takes the wording that a sentence begins with.
  ///
  /// The first sentence's leads where it is longer than a month, or nothing else says a time. A later sentence's takes its place where both are of
  /// one year (2021年,…。2022年,…。), and leads where neither paragraph, section nor document has said a time; so does
  /// 截至, which says of what day the sentences behind are.
  mutating func take(_ sentence: [PeriodAssigner.Governing], turn: Int) {
    let isSaid = isElsewhereSaid || heading != nil
    guard let one = sentence.first, one.leads || (one.opens && turn == first && !isSaid) else { return }
    asOf = one.isOpen && !isSaid ? one : nil
    if turn == first, one.isLong || (!isSaid && !one.isOpen) {
      governing = one
    } else if one.isOpen {
      if !isSaid, governing?.isOpen ?? true { governing = one }
    } else if turn > first, one.isLong {
      if let old = governing, !old.isOpen {
        if old.span.year != nil, one.span.year != nil { governing = one }
      } else if !isSaid {
        governing = one
      }
    }
  }
}
