internal import Records

/// The period of a number, by the wordings that govern its sentence.
extension PeriodAssigner {
  /// The period that a sentence itself states for a number at `position`.
  ///
  /// A wording in the middle reaches to the next semicolon; one of the first clause to the end of the sentence. How
  /// many there are is as of 截至, even where a wording of a span stands nearer.
  func stated(_ governing: [Governing], at position: Int, isStock: Bool) -> Period? {
    let reaching = governing.filter {
      !$0.isAttribute && $0.range.upperBound <= position && position < ($0.limit ?? $0.bracketEnd ?? Int.max)
    }
    guard let last = reaching.last else {
      return governing.first.flatMap { isExplained(position, by: $0) ? period($0, basis: .stated) : nil }
    }
    // 2019年成立的工作室，现有成员18人: as of now, where what was named is the time of one thing.
    if isStock, last.limit == nil, !last.isOpen, !last.leads,
      tools.lexicon.contextWords.stands(.now, text, in: last.range.upperBound..<position)
    {
      return nil
    }
    // 教学点去年9月启用，有教室5间: how many there are is not of when it began.
    if isStock, last.isOfBeginning, !last.isOpen, last.limit == nil { return nil }
    func reaches(_ one: Governing) -> Bool {
      one.reachesEnd || one.limit != nil
        || !text[one.range.upperBound..<position].contains(where: { $0 == "；" || $0 == ";" })
    }
    if isStock, last.limit == nil, !last.isOpen, let open = reaching.last(where: { $0.isOpen && reaches($0) })
    {
      return period(open, basis: .stated)
    }
    if reaches(last) { return period(last, basis: .stated) }
    guard let lead = reaching.last(where: reaches) else { return nil }
    // 2021年4月，…，3年来，…；: what follows goes on about the longer time.
    return period(!lead.isLong && !lead.isOpen && last.isLong ? last : lead, basis: .stated)
  }

  /// 5年来培训3万人；举办讲座1900场: the years that the part of the sentence before a semicolon is about.
  func carriedOn(_ governing: [Governing], to position: Int) -> Period? {
    governing.last {
      !$0.isAttribute && $0.limit == nil && $0.bracketEnd == nil && $0.range.upperBound <= position
        && ($0.span.years ?? 1) > 1
    }.map { period($0, basis: .inherited) }
  }

  /// 176万元：今年发放的救助金: what stands behind a number and a colon says of what time it is.
  private func isExplained(_ position: Int, by one: Governing) -> Bool {
    guard one.limit == nil, one.range.lowerBound > position else { return false }
    let between = text[position..<one.range.lowerBound]
    guard let colon = between.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
    return one.range.lowerBound - colon <= 4 && !between.contains { $0 == "，" || $0 == "；" }
  }

  /// The year of the thing that a clause counts, where nothing else says when: 2023年度先进集体15个.
  func attributed(_ governing: [Governing], in clause: Range<Int>, at position: Int) -> Period? {
    governing.last {
      $0.isAttribute && clause.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= position
    }.map { period($0, basis: .inherited) }
  }

  /// The period of a wording; of 成立以来 and 目前 only the document may say which days they mean.
  func period(_ governing: Governing, basis: Period.Basis) -> Period {
    period(
      governing.span, basis: governing.span.isVague ? .document : basis, text: text.string(governing.range))
  }

  func period(_ span: TimeContext.Span, basis: Period.Basis, text: String?) -> Period {
    Period(start: span.start?.iso, end: span.end?.iso, basis: basis, text: text)
  }

  /// The wording before a number that says when, where no day of publication tells what it means: 五年来.
  func worded(_ sentence: Range<Int>, before position: Int, finder: ClauseFinder) -> Period? {
    guard context.published == nil else { return nil }
    guard sentence.lowerBound < position else { return nil }
    let time = tools.times(beginningIn: sentence.lowerBound..<position).last { time in
      guard time.range.upperBound <= position else { return false }
      switch time.meaning {
      case .none, .ofYear: return false
      default: return time.resolved(in: context) == nil
      }
    }
    guard let time, TimeReach(context: context, tools: tools).reach(of: time, finder: finder) == .clause
    else {
      return nil
    }
    return Period(start: nil, end: nil, basis: .inherited, text: text.string(time.range))
  }

  /// What a stock's period is: open before, to the reference day; a day yet to come is what is aimed at.
  func asStock(_ period: Period?) -> Period? {
    guard let period else {
      guard let day = context.referenceDay else { return nil }
      return Period(start: nil, end: day.iso, basis: .document, text: nil)
    }
    var stock = period
    stock.start = nil
    if let end = period.end.flatMap({ Day(iso: $0) }), let today = context.published, end > today {
      guard let start = period.start.flatMap({ Day(iso: $0) }), start <= today else { return period }
      stock.end = today.iso
    }
    return stock
  }
}
