import Testing

@testable import Pipeline

@Suite("Days")
struct CalendarDayTests {
  @Test(
    "a moment's day in UTC",
    arguments: [
      (0, "1970-01-01"), (86_399, "1970-01-01"), (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"),
      (1_704_067_199, "2023-12-31"), (1_704_067_200, "2024-01-01"), (4_107_542_400, "2100-03-01"),
      (-5, "1970-01-01"),
    ])
  func moment(seconds: Int, day: String) { #expect(CalendarDay(secondsSince1970: seconds).text == day) }

  @Test("days that exist are read", arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func exists(text: String) { #expect(CalendarDay(text)?.text == text) }

  @Test(
    "days that do not exist, or are written otherwise, are none",
    arguments: [
      "2023-02-29", "2100-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01",
      "2024-1-1",
      "2024/01/01", "2024-01-01 ", "", "２０２４-01-01", "+024-01-01",
    ])
  func isNone(text: String) { #expect(CalendarDay(text) == nil) }
}
