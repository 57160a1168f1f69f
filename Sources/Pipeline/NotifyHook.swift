internal import Foundation

/// A program that is called when a version was published or a run failed: `notify` of `pipeline.json`.
///
/// What it does changes neither the dataset nor how the run ends.
public struct NotifyHook: Sendable, Hashable {
  /// What can be told.
  public enum Event: String, Sendable, Hashable, CaseIterable {
    /// A version was published.
    case published
    /// The run ended with another status than 0, and published nothing.
    case failed
  }

  /// Seconds after which it is ended, where nothing is said.
  static let standardTimeout = 60

  /// The program and its arguments.
  public var run: [String]
  /// When it is called.
  public var events: Set<Event>
  /// Seconds after which it is ended.
  public var timeout: Int
  /// The folder that it runs in: that of `pipeline.json`.
  public var folder: String

  /// The program's file; nil where there is none.
  var program: String? { run.first.flatMap { ProgramFile.find($0, folder: folder) } }

  /// What happened.
  public struct Occasion: Sendable, Hashable {
    /// What it is.
    public var event: Event
    /// The version that was published; nil where none was.
    public var version: String?
    /// The folder of versions.
    public var out: String
    /// The status that the run ends with.
    public var status: Int32

    /// An occasion.
    public init(_ event: Event, version: String? = nil, out: String, status: Int32) {
      self.event = event
      self.version = version
      self.out = out
      self.status = status
    }

    /// What the program finds in its environment.
    var variables: [String: String] {
      [
        "TONGJI_EVENT": event.rawValue, "TONGJI_VERSION": version ?? "",
        "TONGJI_OUT": URL(filePath: out).standardizedFileURL.path, "TONGJI_STATUS": String(status),
      ]
    }
  }

  /// Calls it, where it is to be called on such an occasion, and waits until it ends.
  ///
  /// - Parameters:
  ///   - occasion: what happened.
  ///   - text: what it reads on standard input; of a version that was published it is `CHANGES.md`, whatever this says.
  /// - Throws: ``NotifyError`` where it could not do its work.
  public func call(_ occasion: Occasion, text: String) throws(NotifyError) {
    guard events.contains(occasion.event) else { return }
    if let version = occasion.version {
      let changes = "\(occasion.out)/\(version)/CHANGES.md"
      if FileManager.default.fileExists(atPath: changes) { return try call(occasion, input: changes) }
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "tongji-\(UUID().uuidString)")
    do {
      try Data(text.utf8).write(to: file)
    } catch {
      throw NotifyError(self, "its input cannot be written: \(error.localizedDescription)")
    }
    defer { try? FileManager.default.removeItem(at: file) }
    try call(occasion, input: file.path)
  }

  private func call(_ occasion: Occasion, input: String) throws(NotifyError) {
    guard let program else {
      throw NotifyError(self, "is no program that can be started: name one on the PATH, or its path")
    }
    let child: ChildProcess
    do throws(ChildError) {
      child = try ChildProcess(
        program, arguments: run, folder: folder, input: input, variables: occasion.variables)
    } catch {
      throw NotifyError(self, "\(error)")
    }
    var tail = LineTail()
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(timeout)
    // What it leaves running has its own life, and may keep the outputs open.
    while child.status == nil {
      ChildProcess.wait(for: [child])
      if child.output >= 0, let bytes = child.read(\.output) { tail.append(bytes[...]) }
      if child.errors >= 0, let bytes = child.read(\.errors) { tail.append(bytes[...]) }
      child.poll(endingGroup: false)
      if child.status == nil, clock.now >= deadline {
        child.end()
        throw NotifyError(
          self, "took more than \(timeout) s, and was ended: mend it, or give it a longer \"timeout\"",
          lastLines: tail.texts)
      }
    }
    for stream in [\ChildProcess.output, \ChildProcess.errors] {
      while child[keyPath: stream] >= 0, let bytes = child.read(stream) { tail.append(bytes[...]) }
    }
    if let complaint = child.complaint { throw NotifyError(self, complaint, lastLines: tail.texts) }
  }
}

/// Why nobody heard of a run.
public struct NotifyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened in one line, then the last lines that it wrote, indented.
  public let description: String

  init(_ hook: NotifyHook, _ what: String, lastLines: [String] = []) {
    let end = lastLines.isEmpty ? "" : "; its last lines:"
    description =
      (["notify (\(hook.run.joined(separator: " "))): \(what)\(end)"] + lastLines.map { "  " + $0 })
      .joined(separator: "\n")
  }
}
