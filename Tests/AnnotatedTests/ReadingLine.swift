import Cleaning
import Extracting
import Lexicons
import Records
import Stripping

/// The line that pages go down, made once for each pack of words: to load words takes longer than to read ten pages.
struct ReadingLine: Sendable {
  private let stripper = Stripper()
  private let cleaner: Cleaner
  private let extractor: Extractor

  private init(_ words: [LexiconSource]) throws {
    cleaner = try Cleaner()
    extractor = try Extractor(lexicons: try Lexicons.load(words))
  }

  private static let union = Result { try ReadingLine([]) }
  private static let communique = Result { try ReadingLine([.pack("communique")]) }

  /// With the words for reports of trade unions.
  static func forUnions() throws -> ReadingLine { try union.get() }

  /// With the words for statistical communiqués.
  static func forCommuniques() throws -> ReadingLine { try communique.get() }

  /// Reads a page from end to end.
  func read(_ document: Document, bytes: [UInt8]) -> Document {
    extractor.extract(cleaner.clean(stripper.strip(document, bytes: bytes)))
  }
}
