import Foundation
import TestSupport
import Testing

/// The report as a person uses it, in a real browser. `TONGJI_SCREENSHOTS=folder` keeps what was to be seen.
@Suite(
  "The report in a browser", .serialized,
  .enabled(if: Browser.program != nil, "no Chromium is installed: the report is not opened"))
struct ReportPageTests {
  private static let hostile = "<img src=x onerror=window.planted=1><script>window.planted=1</script>"

  /// A dataset with a page that plants script, a damaged number and a duplicate.
  private func report(in folder: TemporaryFolder) throws -> String {
    try SampleDataset.write(in: folder)
    let title = Self.hostile.replacing("<", with: "&lt;")
    try folder.write(
      SampleDataset.page("青岚市总工会\(title)", "全年慰问困难职工521人，发放慰问金11.12万元。\(title)获评奖章?2个。"),
      to: "raw/1.html")
    try folder.write(SampleDataset.page("白石市总工会工作总结", "全年走访企业320家，帮扶职工1.2万余人次。"), to: "raw/2.html")
    let result = try BuiltProgram("tongji").run(
      ["run"], environment: SampleDataset.environment, folder: folder.path)
    #expect(result.status == 0, "\(result.messages)")
    return folder.path("out/latest/report.html")
  }

  private func keep(_ browser: Browser, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["TONGJI_SCREENSHOTS"] else { return }
    try browser.screenshot(to: "\(folder)/\(name).png")
  }

  @Test("shows its figures, filters and sorts its table, opens a row, a document and a number")
  func use() throws {
    let folder = try TemporaryFolder()
    let path = try report(in: folder)
    let browser = try Browser()
    try browser.show(width: 1280, height: 900)
    try browser.open(path)
    try browser.wait("document.querySelectorAll('.cards li').length === 8")
    #expect(try browser.value("document.querySelector('.cards b').textContent") == "2")
    try keep(browser, "overview")

    // The table: search, sort by value, a row.
    _ = try browser.value("location.hash = 'table'")
    try browser.wait("document.querySelectorAll('#rows tbody tr').length === 5")
    _ = try browser.value(
      "(() => { const s = document.getElementById('filter-search'); s.value = '慰问'; s.dispatchEvent(new Event('input')); })()"
    )
    try browser.wait("document.querySelectorAll('#rows tbody tr').length === 2")
    for direction in ["ascending", "descending"] {
      _ = try browser.value("document.querySelectorAll('#rows th button')[1].click()")
      try browser.wait(
        "document.querySelectorAll('#rows th')[1].getAttribute('aria-sort') === '\(direction)'")
    }
    _ = try browser.value("document.querySelector('[data-sort=value]').focus()")
    for _ in 0..<2 { try browser.press("Enter", code: 13) }
    #expect(try browser.value("document.activeElement.dataset.sort") == "value")
    let first = "document.querySelector('#rows tbody tr')"
    #expect(try browser.value("\(first).cells[1].textContent").contains("111,200"))
    try keep(browser, "table")
    _ = try browser.value("\(first).querySelector('button').focus()")
    try browser.press("Enter", code: 13)
    try browser.wait("document.getElementById('detail').open")
    #expect(try browser.value("document.querySelector('#detail mark').textContent") == "11.12万")
    try keep(browser, "row")

    // From the row to its place in the text, and from a number there back to its row.
    _ = try browser.value("[...document.querySelectorAll('#detail button')].pop().click()")
    try browser.wait("document.querySelector('.text .mark[aria-current]')?.textContent === '11.12万'")
    try keep(browser, "document")
    #expect(try browser.value("document.querySelectorAll('.text .mark.damaged').length") == "1")
    _ = try browser.value("document.querySelector('.text .mark.damaged').click()")
    try browser.wait("document.getElementById('detail').open")
    try browser.press("Escape", code: 27)
    try browser.wait("!document.getElementById('detail').open")

    _ = try browser.value(
      "(() => { const s = document.getElementById('document-search'); s.value = '白石'; s.dispatchEvent(new Event('input')); })()"
    )
    try browser.wait("document.querySelectorAll('#doclist button').length === 1")

    #expect(try browser.value("typeof window.planted") == "undefined")
    #expect(try browser.value("document.querySelectorAll('img').length") == "0")
    #expect(browser.complaints == [])
  }

  @Test("draws an indicator along years or regions, and sums up more values than can be told apart")
  func series() throws {
    let folder = try TemporaryFolder()
    try SampleDataset.write(in: folder)
    let regions = ["甘肃省", "江苏省"]
    for (place, region) in regions.enumerated() {
      let sentences = (1...160).map { "\(2004 + $0 % 20)年，\(region)慰问困难职工\($0 * 7 + place)人。" }.joined()
      try folder.write(
        SampleDataset.page("\(region)总工会工作总结", sentences), to: "raw/\(place).html")
    }
    let result = try BuiltProgram("tongji").run(
      ["run"], environment: SampleDataset.environment, folder: folder.path)
    #expect(result.status == 0, "\(result.messages)")
    let browser = try Browser()
    try browser.show(width: 1280, height: 900)
    try browser.open(folder.path("out/latest/report.html"))
    let points = "document.querySelectorAll('#series .point').length"
    try browser.wait("\(points) === 20")
    #expect(try browser.value("document.querySelector('#series .point').ariaLabel").contains("16"))
    func choose(_ list: String, _ value: String) throws {
      _ = try browser.value(
        "(() => { const s = document.getElementById('\(list)'); s.value = '\(value)'; s.dispatchEvent(new Event('change')); })()"
      )
    }
    try choose("series-region", "620000")
    try browser.wait("\(points) === 160")
    try choose("series-by", "region")
    try browser.wait("\(points) === 2")
    try choose("series-year", "2010")
    try browser.wait("\(points) === 16")
    #expect(browser.complaints == [])
  }

  @Test("is in Chinese and English, light and dark, and fits a phone")
  func forms() throws {
    let folder = try TemporaryFolder()
    let path = try report(in: folder)
    let browser = try Browser()
    try browser.show(width: 390, height: 844, isDark: true)
    try browser.open(path)
    try browser.wait("document.querySelectorAll('.cards li').length === 8")
    let ground = "getComputedStyle(document.body).backgroundColor"
    let dark = try browser.value(ground)
    for view in ["overview", "table", "documents", "about"] {
      _ = try browser.value("location.hash = '\(view)'")
      try browser.wait("!document.getElementById('view-\(view)').hidden")
      #expect(try browser.value("document.documentElement.scrollWidth <= 390") == "true", "\(view)")
      try keep(browser, "phone-\(view)")
    }
    try browser.show(width: 390, height: 844)
    #expect(try browser.value(ground) != dark)
    for _ in 0..<2 { _ = try browser.value("document.getElementById('theme').click()") }
    try browser.wait("document.documentElement.dataset.theme === 'dark'")
    #expect(try browser.value(ground) == dark)
    let heading = "document.getElementById('heading-about').textContent"
    let before = try browser.value(heading)
    _ = try browser.value("document.getElementById('language').click()")
    #expect(Set([before, try browser.value(heading)]) == ["说明", "About"])
    #expect(browser.complaints == [])
  }
}
