public import Records

/// A figure as an indicator is looked for it: what is counted, in which unit, and the words around the number.
public struct Figure: Sendable, Hashable {
  /// What is counted.
  public var measure: String
  /// The code of the unit; nil for none.
  public var unit: String?
  /// What a rate is per: the code of a unit.
  public var per: String?
  /// What kind of observation the text makes of it; nil where nothing says.
  public var kind: Statistic.Kind?
  /// The words around the number; nil for a cell of a table, which has none.
  public var context: FigureContext?

  /// A figure of a measure and a unit, by default with nothing around it.
  public init(
    measure: String, unit: String?, per: String? = nil, kind: Statistic.Kind? = nil,
    context: FigureContext? = nil
  ) {
    self.measure = measure
    self.unit = unit
    self.per = per
    self.kind = kind
    self.context = context
  }
}

/// The words around a number, in places of its text: what speaks for an indicator stands before the number, what
/// speaks against it on either side.
public struct FigureContext: Sendable, Hashable {
  /// The text.
  public var text: [Unicode.Scalar]
  /// The four clauses before the number's own, and its own as far as the number, of one part of a sentence.
  public var before: Range<Int>
  /// The number's own clause as far as the number; the end of `before`.
  public var own: Range<Int>
  /// What stands behind the number and its unit in its own clause.
  public var behind: Range<Int>
  /// The same and the clause behind, of the same part of the sentence.
  public var after: Range<Int>

  /// Words around a number of a text.
  public init(
    text: [Unicode.Scalar], before: Range<Int>, own: Range<Int>, behind: Range<Int>, after: Range<Int>
  ) {
    self.text = text
    self.before = before
    self.own = own
    self.behind = behind
    self.after = after
  }

  /// The end of the own clause, behind the last number and the last joint of a list: 每户年均分红.
  var segment: Range<Int> {
    var start = own.upperBound
    while start > own.lowerBound, !Self.isJoint(text[start - 1]), !Self.isDigit(text[start - 1]) {
      start -= 1
    }
    return start..<own.upperBound
  }

  /// What stands behind the number as far as the next joint of a list, at most so many characters.
  func behind(atMost count: Int) -> Range<Int> {
    let limit = min(behind.upperBound, behind.lowerBound + count)
    var end = behind.lowerBound
    while end < limit, !Self.isJoint(text[end]) { end += 1 }
    return behind.lowerBound..<end
  }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "、" || scalar == "和" || scalar == "及"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
