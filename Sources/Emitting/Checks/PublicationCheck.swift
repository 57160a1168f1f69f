internal import Records

/// A check that a version must pass before it is published, as `checks` of `pipeline.json` declares it.
public struct PublicationCheck: Sendable, Hashable {
  /// What is looked at.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// How many documents there are.
    case documents
    /// How many statistics there are.
    case statistics
    /// How many documents could not be read.
    case failed
    /// The share of statistics that are damaged, in percent.
    case damaged
    /// By how many percent there are fewer statistics than in the version before.
    case drop
    /// The values of an indicator, or of all below it.
    case values
    /// Shares: they lie within 0 and 100 percent, and no other bounds can be said.
    case shares
  }

  /// What comes of a check that does not hold.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// Nothing is published.
    case error
    /// It is published, and the run says so.
    case warning
  }

  /// What is looked at.
  public var subject: Subject
  /// The least that may be; nil where there is no bound.
  public var least: Int?
  /// The most that may be; nil where there is no bound.
  public var most: Int?
  /// The indicator whose values are looked at.
  public var indicator: String?
  /// What comes of it.
  public var level: Level

  /// A check.
  public init(
    _ subject: Subject, least: Int? = nil, most: Int? = nil, indicator: String? = nil, level: Level = .error
  ) {
    self.subject = subject
    self.least = least
    self.most = most
    self.indicator = indicator
    self.level = level
  }

  /// Refuses a check that could never fail, and one that says what it does not heed.
  func requireSound(_ lists: CodeLists) throws(EmitError) {
    if subject == .values {
      if !lists.indicators.contains(where: { $0.code == indicator }) {
        throw unsound("names \(indicator.map { "'\($0)', which is no indicator" } ?? "no indicator")")
      }
    } else if let indicator {
      throw unsound("names the indicator '\(indicator)', which only a check of values heeds")
    }
    let isBound = least != nil || most != nil
    if subject == .shares, isBound {
      throw unsound("has bounds: shares lie within 0 and 100, whatever is said")
    }
    if subject != .shares, !isBound { throw unsound("has neither 'least' nor 'most'") }
  }

  private func unsound(_ what: String) -> EmitError {
    EmitError(
      .unsoundCheck, what: what, place: "the check '\(subject.rawValue)'",
      remedy: "mend the checks of pipeline.json")
  }

  /// The bounds in words: `at least 1`, `0 to 100`.
  var bounds: String {
    switch (least, most) {
    case (let least?, let most?): "\(least) to \(most)"
    case (let least?, nil): "at least \(least)"
    case (nil, let most?): "at most \(most)"
    case (nil, nil): "anything"
    }
  }
}

/// A check that does not hold.
public struct CheckFinding: Sendable, Hashable, CustomStringConvertible {
  /// What comes of it.
  public var level: PublicationCheck.Level
  /// What was found and what is asked for, the rows behind it, one a line.
  public var description: String
}
