/// A day as a cell holds it: the number of days by which spreadsheets count.
public struct CellDay: Sendable, Hashable {
  /// Days from 1899-12-30, so that 1900-03-01 is 61.
  public var number: Int

  /// The day `YYYY-MM-DD` in a part of `bytes`; nil where it is none, or before 1900-03-01: spreadsheets do not agree
  /// on those.
  public init?(_ part: Range<Int>, of bytes: [UInt8]) {
    guard part.count == 10 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for index in range {
        let byte = bytes[part.lowerBound + index]
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      return number
    }
    guard bytes[part.lowerBound + 4] == 0x2D, bytes[part.lowerBound + 7] == 0x2D,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // Years from March on, so that a leap day is the last one; 400 years have 146,097 days.
    let shifted = month > 2 ? year : year - 1
    let turn = (month + 9) % 12
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * turn + 2) / 5 + day - 1
    // 1899-12-30, counted so, is day 693,899.
    self.number = days - 693_899
    guard self.number >= 61 else { return nil }
  }
}
