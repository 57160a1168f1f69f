import Foundation
import TestSupport
import Testing

@testable import Emitting

/// A cell and what each form makes of it: a row of `Cases/cells.jsonl`.
struct CellCase: Decodable, Sendable, CustomTestStringConvertible {
  var label: String
  var kind: String
  var cell: String
  var program: String
  var spreadsheet: String
  var json: String
  var testDescription: String { label }

  static var all: [CellCase] { get throws { try Cases.lines("cells.jsonl") } }
}

/// The tables of cases of these tests.
enum Cases {
  static func lines<Case: Decodable>(_ name: String) throws -> [Case] {
    let url = Repository.file("Tests/EmittingTests/Cases/\(name)")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      try JSONDecoder().decode(Case.self, from: Data(line.utf8))
    }
  }
}

@Suite("Forms of a cell")
struct CellFormTests {
  private func column(_ kind: String) throws -> ColumnSchema {
    ColumnSchema(
      name: "c", kind: try #require(ColumnSchema.Kind(rawValue: kind)), isRequired: false, isUnique: false,
      allowed: [], pattern: nil, reference: nil, descriptionZh: "", descriptionEn: "")
  }

  @Test("CSV for programs holds the text as it is", arguments: try CellCase.all)
  func program(_ test: CellCase) throws {
    var out: [UInt8] = []
    CSVForm.program.append(
      [test.cell, "x"], columns: [try column(test.kind), try column("string")], to: &out)
    #expect(String(decoding: out, as: UTF8.self) == test.program + ",x\n")
    #expect(CSVRecord.cells(of: out) == [test.cell, "x"])
  }

  @Test("CSV for spreadsheets holds no formula", arguments: try CellCase.all)
  func spreadsheet(_ test: CellCase) throws {
    var out: [UInt8] = []
    CSVForm.spreadsheet.append([test.cell], columns: [try column(test.kind)], to: &out)
    #expect(Array(out) == Array((test.spreadsheet + "\r\n").utf8))
  }

  @Test("JSON holds figures as strings and empty cells as null", arguments: try CellCase.all)
  func json(_ test: CellCase) throws {
    let columns = [try column(test.kind)]
    let bytes = Array(test.cell.utf8)
    var out: [UInt8] = []
    JSONForm.appendOpen(
      [0..<bytes.count], of: bytes, keys: JSONForm.keys(columns), columns: columns, to: &out)
    #expect(Array(out) == Array("{\"c\":\(test.json)".utf8))
  }
}

@Suite("Reading CSV")
struct CSVReaderTests {
  @Test("records longer than the buffer, with line feeds and quotation marks, come back as they were")
  func longRecords() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "甲\"乙\n,", count: 150_000)
    let rows = [["id", "text"], ["1", long], ["2", ""], ["", "\n"], ["3", long + "x"]]
    var bytes: [UInt8] = []
    let schema = try DatasetSchema.load()
    let columns = Array(try #require(schema["repairs"]).columns.prefix(2))
    for row in rows { CSVForm.program.append(row, columns: columns, to: &bytes) }
    try folder.write(bytes, to: "table.csv")

    var reader = try CSVReader.open(folder.path("table.csv"))
    #expect(reader.header == rows[0])
    var record: [UInt8] = []
    var read: [[String]] = []
    var offsets: [Int] = []
    while try reader.next(&record) {
      read.append(CSVRecord.cells(of: record))
      offsets.append(reader.recordOffset)
    }
    #expect(read == Array(rows.dropFirst()))
    #expect(offsets.first == 8)
    #expect(CSVRecord.records(in: bytes).map(CSVRecord.cells) == rows)
  }

  @Test("a last record without line end, and CRLF, are read")
  func lineEnds() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\r\n1,2\r\n3,4", to: "table.csv")
    var reader = try CSVReader.open(folder.path("table.csv"))
    #expect(reader.header == ["a", "b"])
    var record: [UInt8] = []
    #expect(try reader.next(&record))
    #expect(CSVRecord.cells(of: record) == ["1", "2"])
    #expect(try reader.next(&record))
    #expect(CSVRecord.cells(of: record) == ["3", "4"])
    #expect(try !reader.next(&record))
  }
}
