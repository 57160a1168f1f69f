import Glibc
import TestSupport
import Testing

@testable import Workbook

@Suite("What a workbook fails with")
struct WorkbookErrorTests {
  private func workbook(_ path: String) throws -> Workbook {
    try Workbook(path, properties: Workbook.Properties(title: "", comment: ""))
  }

  @Test("a full disk is told by the code of the system")
  func full() throws {
    let error = #expect(throws: WorkbookError.self) {
      let workbook = try workbook("/dev/full")
      let sheet = try workbook.addSheet("a", columns: 1)
      try sheet.write("x", row: 0, column: 0)
      try sheet.close()
      try workbook.close()
    }
    #expect(error?.systemCode == ENOSPC)
    #expect(error?.path == "/dev/full")
  }

  @Test("a folder that is missing is told by the code of the system")
  func missing() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: WorkbookError.self) { _ = try workbook(folder.path("none/a.xlsx")) }
    #expect(error?.systemCode == ENOENT)
  }

  @Test(
    "a cell that has no room, or comes after a later one, is refused",
    arguments: [(Sheet.capacity, 0), (0, 2), (1, 0), (1, 1), (0, 1)])
  func refusedCell(_ row: Int, _ column: Int) throws {
    let folder = try TemporaryFolder()
    let sheet = try workbook(folder.path("a.xlsx")).addSheet("a", columns: 2)
    try sheet.write("x", row: 1, column: 1)
    try refuses { try sheet.write("y", row: row, column: column) }
  }

  @Test("a name that programs refuse, or another sheet has, is refused")
  func refusedName() throws {
    let folder = try TemporaryFolder()
    let workbook = try workbook(folder.path("a.xlsx"))
    _ = try workbook.addSheet("a", columns: 1)
    for name in ["A", "", "a:b", String(repeating: "统", count: 32)] {
      try refuses { _ = try workbook.addSheet(name, columns: 1) }
    }
  }

  @Test("two sheets are not filled at a time, and none is left open")
  func oneAtATime() throws {
    let folder = try TemporaryFolder()
    let workbook = try workbook(folder.path("a.xlsx"))
    let first = try workbook.addSheet("a", columns: 1)
    let second = try workbook.addSheet("b", columns: 1)
    try second.write("x", row: 0, column: 0)
    try refuses { try first.write("x", row: 0, column: 0) }
    try refuses { try workbook.close() }
    try second.close()
    try first.write("x", row: 0, column: 0)
    try first.close()
    try workbook.close()
  }

  private func refuses(_ body: () throws -> Void) throws {
    let error = #expect(throws: WorkbookError.self) { try body() }
    #expect(error?.systemCode == nil)
    #expect(error?.what.isEmpty == false)
  }
}
