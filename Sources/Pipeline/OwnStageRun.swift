internal import Glibc

/// Lets a program of one's own work on records that wait in files, a file a copy, and hands over its lines.
struct OwnStageRun {
  /// The most that it may write to standard error.
  private static let errorCap = 16 << 20
  /// The longest line that it may write.
  private static let lineCap = 256 << 20

  let stage: OwnStage

  /// One copy at work.
  private final class Copy {
    let child: ChildProcess
    let number: Int
    var buffer: [UInt8] = []
    var searched = 0
    var tail = LineTail()
    var lastSign: Int

    init(_ child: ChildProcess, number: Int, now: Int) {
      self.child = child
      self.number = number
      lastSign = now
    }

    var isDone: Bool { child.status != nil && child.output < 0 && child.errors < 0 }

    /// The next whole line of its output; at its end what is left, too.
    func nextLine() -> [UInt8]? {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffer[..<end])
        buffer.removeFirst(end + 1)
        searched = 0
        return line
      }
      searched = buffer.count
      guard child.output < 0, !buffer.isEmpty else { return nil }
      defer {
        buffer = []
        searched = 0
      }
      return buffer
    }
  }

  /// Runs as many copies as there are files to their end.
  ///
  /// - Parameters:
  ///   - files: what each copy reads.
  ///   - take: called with each line and the number of its copy; what it throws is what the program did wrong.
  ///   - end: called when a copy has come to its end.
  /// - Throws: ``OwnStageError``; all copies are ended then.
  func run(
    files: [String], take: ([UInt8], Int) throws(Complaint) -> Void, end: (Int) throws(Complaint) -> Void
  ) throws(OwnStageError) {
    guard let program = stage.program else {
      throw OwnStageError(stage, "is no program that can be started: name one on the PATH, or its path")
    }
    var copies: [Copy] = []
    for (number, file) in files.enumerated() {
      do throws(ChildError) {
        let child = try ChildProcess(program, arguments: stage.run, folder: stage.folder, input: file)
        copies.append(Copy(child, number: number, now: Self.seconds))
      } catch {
        throw OwnStageError(stage, "\(error)")
      }
    }
    while !copies.isEmpty {
      ChildProcess.wait(for: copies.map(\.child))
      for copy in copies {
        do throws(Complaint) {
          try attend(copy, take: take)
          if copy.isDone {
            if let complaint = copy.child.complaint { throw Complaint(complaint) }
            try end(copy.number)
          }
        } catch {
          // What it still has to say is the reason, most likely.
          copy.child.end()
          while copy.child.errors >= 0, let bytes = copy.child.read(\.errors) { copy.tail.append(bytes[...]) }
          throw OwnStageError(stage, error.what, lastLines: copy.tail.texts)
        }
      }
      copies.removeAll(where: \.isDone)
    }
  }

  /// What a program did wrong, in words.
  struct Complaint: Error {
    let what: String

    init(_ what: String) { self.what = what }
  }

  private func attend(_ copy: Copy, take: ([UInt8], Int) throws(Complaint) -> Void) throws(Complaint) {
    let now = Self.seconds
    if copy.child.output >= 0, let bytes = copy.child.read(\.output) {
      copy.buffer.append(contentsOf: bytes)
      copy.lastSign = now
      while let line = copy.nextLine() { try take(line, copy.number) }
      if copy.buffer.count > Self.lineCap {
        throw Complaint("wrote a line of more than \(Self.lineCap >> 20) MB: write one record a line")
      }
    }
    if copy.child.errors >= 0, let bytes = copy.child.read(\.errors) {
      copy.tail.append(bytes[...])
      copy.lastSign = now
      if copy.tail.count > Self.errorCap {
        throw Complaint("wrote more than \(Self.errorCap >> 20) MB to standard error: let it say less")
      }
    }
    let ran = copy.child.status == nil
    copy.child.poll()
    let runs = copy.child.status == nil
    if copy.child.hasRead() || ran != runs { copy.lastSign = now }
    let limit = runs ? stage.timeout : stage.closing ?? stage.timeout
    guard !copy.isDone, now - copy.lastSign >= limit else { return }
    throw Complaint(
      runs
        ? "neither read nor wrote for \(limit) s: mend it, or give it a longer \"timeout\" in pipeline.json"
        : "ended, but something that it started has kept its outputs open for \(limit) s: let it end that, too"
    )
  }

  /// Seconds of a clock that nobody sets.
  private static var seconds: Int {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }
}
