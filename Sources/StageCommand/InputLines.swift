/// The lines of standard input, one at a time, without their line feeds; a last line needs none.
struct InputLines {
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false
  private let stream: StandardStream

  init(_ stream: StandardStream = .input) { self.stream = stream }

  /// The next line; nil at the end.
  mutating func next() throws(StreamError) -> [UInt8]? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffer[start..<end])
        start = end + 1
        searched = start
        return line
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        let line = Array(buffer[start...])
        start = buffer.count
        return line
      }
      if start > 0 {
        buffer.removeFirst(start)
        searched -= start
        start = 0
      }
      isAtEnd = try !stream.fill(&buffer)
    }
  }
}
