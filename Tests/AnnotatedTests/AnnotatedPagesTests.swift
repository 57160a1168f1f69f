import Foundation
import TestSupport
import Testing

/// Floors of what is read from pages annotated by hand; `floors.tsv` has them, and they never fall unasked.
@Suite("Annotated pages")
struct AnnotatedPagesTests {
  @Test("are read as a person reads them", arguments: AnnotatedHalf.allCases)
  func floors(half: AnnotatedHalf) throws {
    let (figures, pages) = try half.figures()
    print("\(half.rawValue): \(pages) pages: \(figures.summary)")
    if ProcessInfo.processInfo.environment["TONGJI_DIFFERENCES"] == half.rawValue {
      print(figures.differences.joined(separator: "\n"))
    }
    var held: [Figures.Name] = []
    let table = try String(contentsOf: Repository.file("Tests/AnnotatedTests/floors.tsv"), encoding: .utf8)
    for line in table.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells[0] == half.rawValue else { continue }
      let name = try #require(Figures.Name(rawValue: cells[1]), "floors.tsv has a figure \(cells[1])")
      let least = try #require(Int(cells[2]), "floors.tsv: \(cells[2]) is no number of thousandths")
      let share = try #require(figures[name].thousandths, "nothing of \(half.rawValue) is judged by \(name)")
      #expect(share >= least, "\(half.rawValue): \(name) \(figures[name].right) of \(figures[name].all)")
      held.append(name)
    }
    #expect(held == Figures.Name.allCases, "floors.tsv has one floor a figure, in their order")
  }
}
