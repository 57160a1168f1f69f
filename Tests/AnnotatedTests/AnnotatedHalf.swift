import Cleaning
import Extracting
import Fetching
import Foundation
import Lexicons
import Records
import Stripping
import TestSupport
import Testing

/// Pages that a person annotated number by number.
enum AnnotatedHalf: String, CaseIterable, Sendable, CustomTestStringConvertible {
  /// Those that rules are built with.
  case development
  /// Those that nobody who writes rules has read: what a page not seen before fares like.
  case test
  /// Statistical communiqués and a government work report, read with their own pack of words.
  case communique

  var testDescription: String { rawValue }

  /// The words that the pages are read with.
  private var words: [LexiconSource] { self == .communique ? [.pack("communique")] : [] }

  /// The figures of all pages of the half, read by the whole line.
  func figures() throws -> (figures: Figures, pages: Int) {
    let pages = Repository.file("Tests/AnnotatedTests/Pages/\(rawValue)")
    let reader = PageReader(root: pages.path)
    let stripper = Stripper()
    let cleaner = try Cleaner()
    let extractor = try Extractor(lexicons: try Lexicons.load(words))
    var figures = Figures()
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path)
      .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".meta.json") }.sorted()
    for name in names {
      var document = reader.fetch(path: name)
      document = stripper.strip(document, bytes: try reader.bytes(of: document.page))
      document = extractor.extract(cleaner.clean(document))
      #expect(document.error == nil, "\(name)")
      let annotations = try annotations(of: name)
      figures.add(PageComparison(name: name, document: document, annotations: annotations).figures)
    }
    return (figures, names.count)
  }

  private func annotations(of page: String) throws -> [Annotation] {
    let stem = page.prefix { $0 != "." }
    let file = Repository.file("Tests/AnnotatedTests/Gold/\(rawValue)/\(stem).jsonl")
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
      .map { try JSONDecoder().decode(Annotation.self, from: $0) }
  }
}
