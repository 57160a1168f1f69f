/// Reads days whose year stands last, or whose month is an English word: `Mar 5, 2024`, `5 March 2024 10:20`,
/// `Nov 17 Sun 2019`, `9/17/2004`; without the time, which such pages print for twelve hours. Numbers alone count where
/// only one of them can be the month: `03-05 2024` is no day.
enum WesternDate {
  /// The first day with an English month; nil where there is none that the calendar has.
  static func named(in line: Scalars, words: StripWords) -> PrintedDate? {
    let parts = parts(of: line)
    for index in parts.indices.dropLast(2) {
      // The day of the week may stand before the year.
      var last = index + 2
      if line[parts[last].lowerBound].isLatin, last + 1 < parts.count, parts[last].count >= 3 { last += 1 }
      guard let year = number(line[parts[last]], digits: 4...4) else { continue }
      let three = parts[index..<index + 3].map { line[$0] }
      for (month, day) in [(0, 1), (1, 0)] {
        guard let day = number(three[day], digits: 1...2), let month = words.month(Scalars(three[month])),
          let text = text(year, month, day)
        else { continue }
        return PrintedDate(
          day: text, time: nil, range: parts[index].lowerBound..<parts[last].upperBound)
      }
    }
    return nil
  }

  /// A day in numbers at the beginning of a value, behind blanks.
  static func numeric(in value: Scalars) -> PrintedDate? {
    let parts = parts(of: value)
    guard parts.count >= 3, value[..<parts[0].lowerBound].allSatisfy({ $0.isBlank }),
      parts[0].upperBound + 1 == parts[1].lowerBound, parts[1].upperBound + 1 == parts[2].lowerBound,
      value[parts[0].upperBound] == value[parts[1].upperBound], value[parts[0].upperBound] == "/",
      let first = number(value[parts[0]], digits: 1...2), let second = number(value[parts[1]], digits: 1...2),
      let year = number(value[parts[2]], digits: 4...4)
    else { return nil }
    let texts = Set([text(year, first, second), text(year, second, first)].compactMap { $0 })
    guard texts.count == 1, let text = texts.first else { return nil }
    return PrintedDate(day: text, time: nil, range: parts[0].lowerBound..<parts[2].upperBound)
  }

  /// A line that is a day with its year last, parted by full stops, and a time: `14.06.2014  11:51`. So written the day
  /// stands first.
  static func clocked(in line: Scalars) -> PrintedDate? {
    let parts = parts(of: line)
    guard parts.count == 5, parts.allSatisfy({ line[$0.lowerBound].isDigit }),
      line[parts[0].upperBound..<parts[1].lowerBound].elementsEqual(["."]),
      line[parts[1].upperBound..<parts[2].lowerBound].elementsEqual(["."]),
      line[parts[3].upperBound..<parts[4].lowerBound].elementsEqual([":"]),
      line[..<parts[0].lowerBound].allSatisfy({ $0.isBlank }),
      line[parts[2].upperBound..<parts[3].lowerBound].allSatisfy({ $0.isBlank }),
      line[parts[4].upperBound...].allSatisfy({ $0.isBlank }),
      let day = number(line[parts[0]], digits: 1...2), let month = number(line[parts[1]], digits: 1...2),
      let year = number(line[parts[2]], digits: 4...4), let text = text(year, month, day),
      number(line[parts[3]], digits: 1...2).map({ $0 < 24 }) ?? false,
      number(line[parts[4]], digits: 2...2).map({ $0 < 60 }) ?? false
    else { return nil }
    return PrintedDate(day: text, time: nil, range: parts[0].lowerBound..<parts[4].upperBound)
  }

  /// Runs of digits and of Latin letters.
  private static func parts(of line: Scalars) -> [Range<Int>] {
    var out: [Range<Int>] = []
    for (index, scalar) in line.enumerated() where scalar.isDigit || scalar.isLatin {
      if let last = out.last, last.upperBound == index, line[index - 1].isDigit == scalar.isDigit {
        out[out.count - 1] = last.lowerBound..<index + 1
      } else {
        out.append(index..<index + 1)
      }
    }
    return out
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>, digits count: ClosedRange<Int>) -> Int? {
    guard count.contains(digits.count), digits.allSatisfy({ $0.isDigit }) else { return nil }
    return digits.reduce(0) { $0 * 10 + $1.digitValue }
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1_990...2_099).contains(year), (1...12).contains(month),
      (1...DateScanner.days(in: month, of: year)).contains(day)
    else { return nil }
    return "\(year)-\(DateScanner.two(month))-\(DateScanner.two(day))"
  }
}

extension StripWords {
  /// The number of an English month, whole or of three letters (four for September).
  func month(_ word: Scalars) -> Int? {
    let word = word.folded
    guard word.count >= 3 else { return nil }
    return months.firstIndex {
      $0 == word || ($0.starts(with: word) && word.count <= ($0.first == "s" ? 4 : 3))
    }
    .map { $0 + 1 }
  }
}
