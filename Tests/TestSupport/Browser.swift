internal import Foundation
internal import Glibc

/// A headless Chromium, driven over its DevTools protocol on two pipes; one page, one thread.
public final class Browser {
  /// The browser to use; nil where none is installed.
  public static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in ["chromium", "chromium-browser", "google-chrome"] {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
        return "\(folder)/\(name)"
      }
    }
    return nil
  }()

  /// What the browser answered that is no result.
  public struct Failure: Error, CustomStringConvertible {
    /// The answer, or what is missing.
    public var description: String
  }

  private let folder: TemporaryFolder
  private let process = Process()
  private let input: FileHandle
  private let output: FileHandle
  private var received = Data()
  private var turn = 0
  private var session = ""
  /// What pages wrote to the console and threw, and what a policy refused, in order.
  public private(set) var complaints: [String] = []

  /// Starts the browser with one empty page.
  public init() throws {
    guard let program = Self.program else { throw Failure(description: "no Chromium is installed") }
    folder = try TemporaryFolder()
    let pipes = [folder.path("in"), folder.path("out")]
    for pipe in pipes where unsafe mkfifo(pipe, 0o600) != 0 { throw Failure(description: "no pipe \(pipe)") }
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" \"$@\" 3<'\(pipes[0])' 4>'\(pipes[1])'", program, "--headless=new",
      "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
      "--user-data-dir=\(folder.path("profile"))", "about:blank",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    input = try FileHandle(forWritingTo: URL(filePath: pipes[0]))
    output = try FileHandle(forReadingFrom: URL(filePath: pipes[1]))
    let targets = try call("Target.getTargets")["targetInfos"] as? [[String: Any]] ?? []
    guard let page = targets.first(where: { $0["type"] as? String == "page" })?["targetId"] else {
      throw Failure(description: "the browser has no page")
    }
    session =
      try call("Target.attachToTarget", ["targetId": page, "flatten": true])["sessionId"] as? String ?? ""
    for domain in ["Page", "Runtime", "Log"] { try call("\(domain).enable") }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// Opens a file, and waits until it is loaded.
  public func open(_ path: String) throws {
    try call("Page.navigate", ["url": URL(filePath: path).absoluteString])
    try wait("document.readyState === 'complete' && location.protocol === 'file:'")
  }

  /// Sets the size of the window, and whether the system is set to dark.
  public func show(width: Int, height: Int, isDark: Bool = false) throws {
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
    try call(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
  }

  /// The value of an expression, as text.
  public func value(_ expression: String) throws -> String {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": "String(\(expression))", "returnByValue": true, "awaitPromise": true])
    if let thrown = answer["exceptionDetails"] { throw Failure(description: "\(expression): \(thrown)") }
    return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
  }

  /// Waits until an expression is true: for five minutes at least, which no machine at work needs.
  public func wait(_ expression: String) throws {
    for _ in 0..<30_000 {
      if try value(expression) == "true" { return }
      usleep(10_000)
    }
    throw Failure(description: "never true: \(expression)")
  }

  /// Presses a key as a person does.
  public func press(_ key: String, code: Int) throws {
    for type in ["keyDown", "keyUp"] {
      try call(
        "Input.dispatchKeyEvent",
        [
          "type": type, "key": key, "code": key, "windowsVirtualKeyCode": code,
          "text": key == "Enter" ? "\r" : "",
        ]
      )
    }
  }

  /// Keeps what is to be seen as a PNG file.
  public func screenshot(to path: String) throws {
    let answer = try call("Page.captureScreenshot", ["format": "png"])
    guard let data = Data(base64Encoded: answer["data"] as? String ?? "") else {
      throw Failure(description: "no picture")
    }
    try data.write(to: URL(filePath: path))
  }

  @discardableResult
  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    turn += 1
    var message: [String: Any] = ["id": turn, "method": method, "params": parameters]
    if !session.isEmpty { message["sessionId"] = session }
    try input.write(contentsOf: try JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try receive()
      if let id = answer["id"] as? Int, id == turn {
        if let result = answer["result"] as? [String: Any] { return result }
        throw Failure(description: "\(method): \(answer["error"] ?? "no answer")")
      }
      note(answer)
    }
  }

  private func note(_ event: [String: Any]) {
    switch event["method"] as? String {
    case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded":
      complaints.append("\(event["params"] ?? "")")
    default: break
    }
  }

  private func receive() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[received.startIndex..<end]
        received = Data(received[(end + 1)...])
        return try JSONSerialization.jsonObject(with: Data(message)) as? [String: Any] ?? [:]
      }
      // A browser that hangs says nothing; one on a busy machine does in the end.
      var stream = pollfd(fd: output.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&stream, 1, 300_000) != 0 else { throw Failure(description: "the browser hangs") }
      let more = output.availableData
      if more.isEmpty { throw Failure(description: "the browser ended") }
      received.append(more)
    }
  }
}
