internal import Foundation

/// How many columns of a terminal characters take: two for East Asian wide ones, none for marks that stand on another,
/// one for all others.
///
/// From `Resources/widths.tsv`, made of the Unicode Character Database by UAX #11. Ambiguous characters, such as the
/// quotation marks and the dash that Chinese shares with other scripts, take one, as terminals are set unless told.
public struct DisplayWidth: Sendable {
  /// Below it every character that is shown takes one column.
  private static let firstOther: UInt32 = 0x300

  private struct Span: Sendable {
    var first: UInt32
    var last: UInt32
    var columns: Int
  }

  private static let loaded = Result { () throws(TerminalError) in try load() }

  /// In order, without overlap.
  private let spans: [Span]

  /// The table that the program brings with it.
  public static func standard() throws(TerminalError) -> DisplayWidth { try loaded.get() }

  /// Columns of one character.
  public func columns(of scalar: Unicode.Scalar) -> Int {
    let code = scalar.value
    if code < Self.firstOther { return 1 }
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].last < code { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].first <= code ? spans[low].columns : 1
  }

  /// Columns of a text.
  public func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  private static func load() throws(TerminalError) -> DisplayWidth {
    let name = "widths.tsv"
    guard
      let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Resources"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { throw TerminalError(place: name, what: "the resource is missing") }
    var spans: [Span] = []
    var hasHeader = false
    for (index, line) in text.split(separator: "\n").enumerated() where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t").map(String.init)
      if !hasHeader, cells == ["first", "last", "columns", "note"] {
        hasHeader = true
        continue
      }
      guard hasHeader, cells.count == 4, let first = UInt32(cells[0], radix: 16),
        let last = UInt32(cells[1], radix: 16), let columns = Int(cells[2]),
        max(Self.firstOther, spans.last.map { $0.last + 1 } ?? 0) <= first, first <= last
      else {
        throw TerminalError(place: "\(name):\(index + 1)", what: "expected the next span of characters")
      }
      spans.append(Span(first: first, last: last, columns: columns))
    }
    return DisplayWidth(spans: spans)
  }
}

/// A table of the program itself that is missing or damaged.
public struct TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, with the line where there is one.
  public var place: String
  /// What is wrong.
  public var what: String

  /// Place, what is wrong and what to do, in one line.
  public var description: String { "\(place): \(what): install Tongji again" }
}
