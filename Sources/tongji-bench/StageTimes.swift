internal import Glibc
internal import Terminal

/// What each part of the line has taken, in processor time, beside the bare parse of the same pages.
///
/// Parts take turns over a few pages at a time, so that whatever else the machine does slows all of them alike: the
/// ratios of one run hold where its seconds do not.
struct StageTimes {
  /// A part of the line.
  enum Part: String, CaseIterable {
    case bareParse = "bare libxml2 parse"
    case fetch
    case decode = "decode alone"
    case strip
    case clean
    case extract
    case rows
    /// A version with its CSV files alone.
    case emitTables = "emit, CSV alone"
    /// One with all forms but the workbook, which a library writes that is slow.
    case emitWithoutWorkbook = "emit, no workbook"
    /// One with all of its forms.
    case emit = "emit, all forms"
  }

  /// The parts that a page goes through before it is emitted, each once: ``Part/decode`` is in ``Part/strip``, too.
  static let line: [Part] = [.fetch, .strip, .clean, .extract, .rows]

  /// Microseconds of each part.
  private var taken: [Part: Int] = [:]

  /// The processor time that this program has had, in microseconds (POSIX: a million `clock` units make a second).
  static var processorTime: Int { clock() }

  /// Does the work of a part, and counts its time.
  mutating func measure<Result>(_ part: Part, _ work: () throws -> Result) rethrows -> Result {
    let begun = Self.processorTime
    let result = try work()
    taken[part, default: 0] += Self.processorTime - begun
    return result
  }

  /// Takes the time of some work off that of a part: that of an empty version off that of emitting, so that few pages
  /// cost each what many do.
  mutating func discount<Result>(_ part: Part, _ work: () throws -> Result) rethrows -> Result {
    let begun = Self.processorTime
    let result = try work()
    taken[part, default: 0] -= Self.processorTime - begun
    return result
  }

  /// Microseconds of some parts.
  func time(_ parts: [Part]) -> Int { max(parts.reduce(0) { $0 + taken[$1, default: 0] }, 1) }

  /// How many bare parses some parts cost, in hundredths.
  func parses(_ parts: [Part]) -> Int { time(parts) * 100 / time([.bareParse]) }

  /// A line for each part.
  func table(bytes: Int, textBytes: Int) throws -> String {
    var table = try TextTable(headings: ["part", "seconds", "MB of page/s", "MB of text/s", "bare parses"])
    func add(_ name: String, _ parts: [Part]) {
      let microseconds = time(parts)
      table.add([
        name, Figures.decimal(microseconds / 1_000, places: 3),
        Figures.decimal(bytes * 10 / microseconds, places: 1),
        Figures.decimal(textBytes * 10 / microseconds, places: 1), Figures.decimal(parses(parts), places: 2),
      ])
    }
    for part in Part.allCases { add(part.rawValue, [part]) }
    add("fetch to emit, CSV alone", Self.line + [.emitTables])
    add("fetch to emit, no workbook", Self.line + [.emitWithoutWorkbook])
    add("fetch to emit, all forms", Self.line + [.emit])
    return table.finish()
  }
}

/// Figures as they are printed.
enum Figures {
  /// A number of tenths, hundredths and so on with its point.
  static func decimal(_ number: Int, places: Int) -> String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    return "\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
