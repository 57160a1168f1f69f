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

  /// Takes the wording that a sentence begins with: it leads the sentences behind it.
  ///
  /// One that lies within the time that leads already (五年来，…。2020年，…。) is of its own sentence only. Where section or
  /// document say a time, the paragraph's first leads only if it is longer than a month, and 截至 leads not at all; else
  /// 截至 says of what day the sentences behind are.
  mutating func take(_ sentence: [PeriodAssigner.Governing], turn: Int) {
    let isSaid = isElsewhereSaid || heading != nil
    guard let one = sentence.first, one.leads || (one.opens && turn == first && !isSaid) else { return }
    asOf = one.isOpen && !isSaid ? one : nil
    if one.isOpen {
      if !isSaid, turn == first || governing?.isOpen ?? true { governing = one }
    } else if turn == first {
      if one.isLong || !isSaid { governing = one }
    } else if let old = governing {
      if !one.lies(within: old) { governing = one }
    } else if !isSaid {
      governing = one
    }
  }
}
