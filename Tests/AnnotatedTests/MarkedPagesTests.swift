import Fetching
import Foundation
import Records
import TestSupport
import Testing

/// Pages written to ask one thing of each number: when and where it is about.
@Suite("Marked pages")
struct MarkedPagesTests {
  @Test("say when and where their numbers are about")
  func floors() throws {
    let folder = Repository.file("Tests/AnnotatedTests/Marked")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasPrefix(".") }.sorted()
    let line = try ReadingLine.forUnions()
    let reader = PageReader(root: folder.path)
    var figures = Figures()
    for name in names {
      let page = MarkedPage(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      let document = line.read(reader.fetch(path: name), bytes: Array(page.text.utf8))
      let findings = try #require(document.findings, "\(name)")
      figures.add(Figures(page, name: name, statistics: findings.statistics))
    }
    print("marked: \(names.count) pages: \(figures.summary)")
    if ProcessInfo.processInfo.environment["TONGJI_DIFFERENCES"] == "1" {
      print(figures.differences.joined(separator: "\n"))
    }
    let table = try String(contentsOf: Repository.file("Tests/AnnotatedTests/floors.tsv"), encoding: .utf8)
    let floors = table.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
      .filter { $0[0] == "marked" }
    #expect(floors.map { $0[1] } == ["recall", "period", "region", "per", "place"])
    for cells in floors {
      let figure = try #require(Figures.Name(rawValue: cells[1]))
      let least = try #require(Int(cells[2]))
      let share = try #require(figures[figure].thousandths, "no mark says a \(figure)")
      #expect(share >= least, "\(figure) \(figures[figure].right) of \(figures[figure].all)")
    }
  }
}
