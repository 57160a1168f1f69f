/// A part of the line that takes bytes from outside, and what must hold of it whatever these are.
///
/// Each check is a function of its input: run by libFuzzer over inputs of its making, and by the tests over the corpus.
public enum FuzzTarget: String, Sendable, Hashable, CaseIterable {
  /// Bytes to text. The first byte chooses the declared charset and the kind of page.
  case decode
  /// Bytes of a page to its article.
  case markup
  /// A text to its clean text. The first byte chooses the kind of page; a mark at a line's beginning its kind.
  case clean
  /// Numerals at each place of a text.
  case numerals
  /// A clean text to its findings, with the same marks as ``clean``.
  case extract
  /// A line of JSON to a record and on down the line, as from a program of someone else's.
  case record
  /// `pipeline.json`.
  case configuration
  /// A page through the whole line.
  case line
  /// The header lines of a response, as libcurl hands them over.
  case headers
  /// A web address as a page writes it, on the first line; on the second one, a reference on the page that is there.
  case address

  /// Loads tables and lexicons, so that the first input does not pay for it. Throws what cannot be loaded.
  public static func prepare() throws { _ = try Line.shared.get() }

  /// Throws what does not hold of this input.
  public func check(_ bytes: [UInt8]) throws(Violation) {
    switch self {
    case .decode: try Self.checkDecode(bytes)
    case .markup: try Self.checkMarkup(bytes)
    case .clean: try Self.checkClean(bytes)
    case .numerals: try Self.checkNumerals(bytes)
    case .extract: try Self.checkExtract(bytes)
    case .record: try Self.checkRecord(bytes)
    case .configuration: try Self.checkConfiguration(bytes)
    case .line: try Self.checkLine(bytes)
    case .headers: try Self.checkHeaders(bytes)
    case .address: try Self.checkAddress(bytes)
    }
  }
}
