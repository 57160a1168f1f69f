import Fetching
import Foundation
import Records
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

  /// The figures of all pages of the half, read by the whole line.
  func figures() throws -> (figures: Figures, pages: Int) {
    let pages = Repository.file("Tests/AnnotatedTests/Pages/\(rawValue)")
    let reader = PageReader(root: pages.path)
    let line = self == .communique ? try ReadingLine.forCommuniques() : try .forUnions()
    var figures = Figures()
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.path)
      .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".meta.json") }.sorted()
    for name in names {
      let page = reader.fetch(path: name)
      let document = line.read(page, bytes: try reader.bytes(of: page.page))
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
