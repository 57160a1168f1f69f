import Foundation
import Records
import TestSupport
import Testing

/// Python, pandas, DuckDB, SQLite, openpyxl and frictionless read the same counts and sums out of every form.
@Suite("Other programs' reading of a version")
struct OtherReadersTests {
  /// `TONGJI_PYTHON` names a Python that has the packages, where `python3` has not.
  static let python = ProcessInfo.processInfo.environment["TONGJI_PYTHON"] ?? "python3"
  static let hasPackages =
    (try? BuiltProgram.shell("'\(python)' -c 'import duckdb, frictionless, openpyxl, pandas'").status == 0)
    == true

  @Test(
    "agrees in every form",
    .enabled(
      if: hasPackages, "python3 lacks duckdb, frictionless, openpyxl or pandas: TONGJI_PYTHON names one"))
  func agree() throws {
    let press = try Press()
    let numbers = [
      "123456789012345", "1234567890123456", "0.123456789012345", "12345678901234.56", "-8.6", "0.1", "0.2",
    ]
    var documents = GoldenTests.documents + FormulaTests.hostile
    for (index, number) in numbers.enumerated() {
      var sample = Sample(source: "n\(index).html", publishedOn: "2024-02-29", body: "共有\(number)人_x0041_。")
      sample.figures = [Sample.Figure(text: "\(number)人", value: number, measure: "数_x0041_")]
      documents.append(sample.document)
    }
    try press.publish(documents)
    let script = Repository.file("Scripts/check-version.py").path
    let result = try BuiltProgram.shell("'\(Self.python)' '\(script)' '\(press.out)/1.0.0'")
    #expect(result.status == 0, "\(result.text)\(result.messages)")
    #expect(result.text.contains("statistics: 22 rows, 8 numeric columns"))
  }
}
