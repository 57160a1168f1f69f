/// How far a run is, on standard error: a bar on a terminal, a line every few seconds in a log.
public struct ProgressMeter {
  /// How often a terminal's bar is drawn anew, and how often a log gets a line.
  private static let barInterval = Duration.milliseconds(100)
  private static let lineInterval = Duration.seconds(5)

  private let total: Int
  private let isTerminal: Bool
  private let columns: Int
  private let messages: Messages
  private let clock = ContinuousClock()
  private let begun: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant
  private var done = 0
  private var failed = 0
  private var hasBar = false

  /// A meter for so many documents.
  public init(total: Int, messages: Messages) {
    self.total = total
    self.messages = messages
    isTerminal = StandardStream.error.isTerminal
    columns = StandardStream.error.columns
    begun = clock.now
    shown = begun
  }

  /// Counts a document that came off the line.
  public mutating func count(failed isFailed: Bool) {
    done += 1
    if isFailed { failed += 1 }
    let now = clock.now
    guard now - shown >= (isTerminal ? Self.barInterval : Self.lineInterval) else { return }
    shown = now
    show(now)
  }

  /// Says something on a line of its own, the bar out of the way.
  public mutating func say(_ text: String) {
    clear()
    messages.say(text)
  }

  /// Takes the bar away.
  public mutating func clear() {
    guard hasBar else { return }
    hasBar = false
    put("\r\u{1B}[K")
  }

  private mutating func show(_ now: ContinuousClock.Instant) {
    let figures = Self.figures(done: done, total: total, failed: failed, elapsed: now - begun)
    if isTerminal {
      hasBar = true
      put(
        "\r\(Self.bar(done: done, total: total, width: min(columns - figures.count - 4, 40)))\(figures)\u{1B}[K"
      )
    } else {
      messages.show(figures)
    }
  }

  private func put(_ text: String) { try? StandardStream.error.send(Array(text.utf8)) }

  /// `1234 of 20000 documents, 312 a second, 3 failed`.
  static func figures(done: Int, total: Int, failed: Int, elapsed: Duration) -> String {
    let milliseconds =
      elapsed.components.seconds * 1_000 + elapsed.components.attoseconds / 1_000_000_000_000_000
    var text = "\(done) of \(total) documents"
    if milliseconds > 0 { text += ", \(Int64(done) * 1_000 / milliseconds) a second" }
    if failed > 0 { text += ", \(failed) failed" }
    return text
  }

  /// `[#####     ] `; nothing where there is no room.
  static func bar(done: Int, total: Int, width: Int) -> String {
    guard width >= 10, total > 0 else { return "" }
    let filled = min(width * done / total, width)
    return "[\(String(repeating: "#", count: filled))\(String(repeating: " ", count: width - filled))] "
  }
}
