import Glibc
import TestSupport
import Testing

@testable import Workbook

@Suite("What a workbook fails with")
struct WorkbookErrorTests {
  private func workbook(_ path: String, _ folder: String) throws -> Workbook {
    try Workbook(path, temporaryFolder: folder, properties: Workbook.Properties(title: "", comment: ""))
  }

  @Test("a full disk is told by the code of the system")
  func full() throws {
    let folder = try TemporaryFolder()
    let workbook = try workbook("/dev/full", folder.path)
    let sheet = try workbook.addSheet("a")
    // More than waits in buffers once it is packed.
    var state: UInt64 = 1
    for row in 0..<40_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      try sheet.write(String(state, radix: 36), row: row, column: 0)
    }
    let error = #expect(throws: WorkbookError.self) { try workbook.close() }
    #expect(error?.systemCode == ENOSPC)
    #expect(error?.path == "/dev/full")
  }

  @Test("what the library refuses has no code of the system")
  func refused() throws {
    let folder = try TemporaryFolder()
    let workbook = try workbook(folder.path("a.xlsx"), folder.path)
    let sheet = try workbook.addSheet("a")
    let error = #expect(throws: WorkbookError.self) {
      try sheet.write("x", row: Sheet.capacity, column: 0)
    }
    #expect(error?.systemCode == nil)
    #expect(error?.what.isEmpty == false)
  }

  @Test("a folder that is missing is told by the code of the system")
  func missing() throws {
    let folder = try TemporaryFolder()
    let workbook = try workbook(folder.path("none/a.xlsx"), folder.path)
    try workbook.addSheet("a").write("x", row: 0, column: 0)
    let error = #expect(throws: WorkbookError.self) { try workbook.close() }
    #expect(error?.systemCode == ENOENT)
  }
}
