import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Emitting

@Suite("tongji.sqlite")
struct DatabaseFileTests {
  private func column(_ name: String) -> OwnColumn {
    OwnColumn(name: name, isNumber: true, description: "two\nlines")
  }

  @Test("holds the cells of every table, an empty one as null")
  func cells() throws {
    let press = try Press()
    try press.publish(GoldenTests.documents)
    let database = try Database("\(press.out)/1.0.0/tongji.sqlite")
    for table in try DatasetSchema.load().tables {
      let rows = try press.rows("1.0.0/\(table.fileName)")
      let names = table.columns.map { DatabaseSchema.quoted($0.name) }.joined(separator: ", ")
      let get = try database.prepare(
        "SELECT \(names) FROM \(DatabaseSchema.quoted(table.name)) ORDER BY rowid")
      for row in rows {
        #expect(try get.step())
        for (place, column) in table.columns.enumerated() {
          #expect(get.text(Int32(place)) == row[column.name], "\(table.name).\(column.name)")
        }
      }
      #expect(try !get.step(), "\(table.name) has more rows")
    }
    #expect(
      try database.number("SELECT count(*) FROM statistics WHERE value IS NULL AND status = 'damaged'") == 1)
    #expect(try database.number("SELECT count(*) FROM statistics WHERE typeof(value) = 'text'") == 4)
    #expect(try database.number("SELECT count(*) FROM statistics WHERE value_real > 1000") == 1)
    #expect(try database.number("SELECT count(*) FROM about WHERE name = 'version' AND value = '1.0.0'") == 1)
  }

  @Test("its keys hold, and nothing in it is broken")
  func keys() throws {
    let press = try Press()
    try press.publish(GoldenTests.documents)
    let database = try Database("\(press.out)/1.0.0/tongji.sqlite")
    let check = try database.prepare("PRAGMA integrity_check")
    #expect(try check.step())
    #expect(check.text(0) == "ok")
    #expect(try !database.prepare("PRAGMA foreign_key_check").step())
    #expect(
      try database.number(
        "SELECT count(*) FROM pragma_foreign_key_list('statistics') WHERE \"table\" = 'documents'") == 1)
    let again = #expect(throws: DatabaseError.self) {
      try database.run("INSERT INTO statistics SELECT * FROM statistics")
    }
    #expect(again?.kind == .damaged || again?.kind == .other)
  }

  @Test("the series and the latest values are of what was, stated once, of the region as a whole")
  func views() throws {
    func statistic(
      _ source: String, _ day: String, _ value: String, _ change: (inout Statistic) -> Void = { _ in }
    )
      -> Document
    {
      var sample = Sample(source: source, publishedOn: day, body: "慰问职工\(value)人，\(source)。")
      sample.figures = [Sample.Figure(text: "\(value)人", value: value, measure: "慰问职工")]
      var document = sample.document
      document.findings?.statistics[0].indicator = "relief.visited"
      document.findings?.statistics[0].period.end = day
      if document.findings != nil { change(&document.findings!.statistics[0]) }
      return document
    }
    let press = try Press()
    try press.publish([
      statistic("a.html", "2022-12-31", "10"), statistic("b.html", "2023-12-31", "9"),
      statistic("c.html", "2024-12-31", "800") { $0.modality = .planned },
      statistic("d.html", "2024-12-31", "700") { $0.placeText = "某村" },
      statistic("e.html", "2021-12-31", "12") { $0.unit = "CNY" },
    ])
    let database = try Database("\(press.out)/1.0.0/tongji.sqlite")
    let series = try database.prepare("SELECT year, value FROM indicator_series")
    var found: [String] = []
    while try series.step() { found.append("\(series.text(0)) \(series.text(1))") }
    #expect(found == ["2021 12", "2022 10", "2023 9"])
    let latest = try database.prepare("SELECT unit, value, indicator_zh FROM latest_values ORDER BY unit")
    found = []
    while try latest.step() { found.append("\(latest.text(0)) \(latest.text(1)) \(latest.text(2))") }
    #expect(found == ["CNY 12 慰问职工", "person 9 慰问职工"])
  }

  @Test("columns of one's own have a number to compare unless its name is taken")
  func ownColumns() throws {
    var press = try Press()
    press.dataset.columns = [column("count"), column("count_real"), column("share")]
    var document = Sample(source: "a.html").document
    document.findings?.statistics[0].fields = ["count": "5", "count_real": "7", "share": "0.30"]
    try press.publish([document])
    let database = try Database("\(press.out)/1.0.0/tongji.sqlite")
    #expect(
      try database.number(
        """
        SELECT count(*) FROM statistics
        WHERE count = '5' AND count_real = '7' AND share = '0.30' AND share_real = 0.3 AND count_real_real = 7
        """) == 1)
  }
}
