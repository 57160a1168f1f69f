import Foundation
import TestSupport
import Testing

@testable import Scheduling

@Suite("Times of schedules")
struct ScheduledTimeTests {
  @Test("what systemd and cron are told", arguments: CaseTable.rows("times.tsv", in: .module))
  func time(_ row: CaseTable.Row) throws {
    let interval = try #require(ScheduledTime.Interval(rawValue: row["interval"]))
    let time = ScheduledTime(row["text"], interval)
    #expect(time?.onCalendar ?? "-" == row["calendar"], "\(row["note"])")
    #expect(time?.cronFields ?? "-" == row["cron"], "\(row["note"])")
  }

  @Test(
    "systemd takes them all",
    .enabled(if: Systemd.analyze != nil, "systemd-analyze is not installed"))
  func calendar() throws {
    for row in CaseTable.rows("times.tsv", in: .module) where row["calendar"] != "-" {
      let result = try BuiltProgram.shell("systemd-analyze calendar '\(row["calendar"])'")
      #expect(result.status == 0 && result.text.contains("Normalized form: \(row["calendar"])"), "\(result)")
    }
  }
}

/// The program that checks units.
enum Systemd {
  static let analyze = (try? BuiltProgram.shell("command -v systemd-analyze")).flatMap {
    $0.status == 0 ? $0.text : nil
  }
}
