import Testing

@testable import StageCommand

@Suite("What people see")
struct ForPeopleTests {
  @Test("progress tells how far, how fast and what failed")
  func figures() {
    #expect(
      ProgressMeter.figures(done: 30, total: 100, failed: 0, elapsed: .seconds(2))
        == "30 of 100 documents, 15 a second")
    #expect(
      ProgressMeter.figures(done: 3, total: 100, failed: 2, elapsed: .milliseconds(1_500))
        == "3 of 100 documents, 2 a second, 2 failed")
    #expect(
      ProgressMeter.figures(done: 0, total: 100, failed: 0, elapsed: .zero) == "0 of 100 documents")
  }

  @Test("a bar fills as it goes, and is left out where there is no room")
  func bar() {
    #expect(ProgressMeter.bar(done: 0, total: 4, width: 12) == "[            ] ")
    #expect(ProgressMeter.bar(done: 3, total: 4, width: 12) == "[#########   ] ")
    #expect(ProgressMeter.bar(done: 4, total: 4, width: 12) == "[############] ")
    #expect(ProgressMeter.bar(done: 1, total: 4, width: 9) == "")
    #expect(ProgressMeter.bar(done: 0, total: 0, width: 12) == "")
  }
}
