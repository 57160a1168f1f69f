internal import Foundation
internal import Glibc
internal import Synchronization

/// A web server on this machine for tests: it answers with the very bytes that it is told, whole or broken.
///
/// It listens on a free port of 127.0.0.1 until its last reference goes. Each connection has a thread of its own.
public final class TestServer: Sendable {
  /// What was asked.
  public struct Request: Sendable, Hashable {
    /// The path with the query.
    public var target: String
    /// The header lines, as they came.
    public var lines: [String]
    /// How many requests for the same path came before.
    public var turn: Int

    /// The value of a header; nil where it was not sent.
    public subscript(name: String) -> String? {
      for line in lines {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2, parts[0].lowercased() == name.lowercased() {
          return parts[1].trimmingCharacters(in: .whitespaces)
        }
      }
      return nil
    }
  }

  /// Answers a request.
  public typealias Answer = @Sendable (Request) -> TestReply

  /// The port.
  public let port: Int
  private let listener: Int32
  private let state = Mutex(State())

  private struct State {
    var requests: [Request] = []
    var connections = 0
    var open: Set<Int32> = []
  }

  /// Starts a server.
  public init(_ answer: @escaping Answer) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(listener, address, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard bound else { throw CocoaError(.fileNoSuchFile) }
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          close(listener)
          return
        }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        guard let self else {
          close(connection)
          return
        }
        self.serve(connection, answer)
      }
    }
    thread.start()
  }

  deinit {
    // The thread that waits at the listener closes it.
    shutdown(listener, Int32(SHUT_RDWR))
    state.withLock { state in for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) } }
  }

  /// The URL of a path.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What was asked so far, in the order in which it came.
  public var requests: [Request] { state.withLock { $0.requests } }

  /// How many connections were made.
  public var connections: Int { state.withLock { $0.connections } }

  private func serve(_ connection: Int32, _ answer: @escaping Answer) {
    state.withLock {
      $0.connections += 1
      $0.open.insert(connection)
    }
    let thread = Thread { [weak self] in
      var pending: [UInt8] = []
      while let lines = Self.readHead(connection, &pending), let self {
        let target = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? ""
        let request = self.state.withLock { state in
          let turn = state.requests.count { $0.target == target }
          let request = Request(target: target, lines: Array(lines.dropFirst()), turn: turn)
          state.requests.append(request)
          return request
        }
        if !answer(request).send(to: connection) { break }
      }
      _ = self?.state.withLock { $0.open.remove(connection) }
      close(connection)
    }
    thread.start()
  }

  /// The lines of a request's head; nil where the connection ended. These requests have no body.
  private static func readHead(_ connection: Int32, _ pending: inout [UInt8]) -> [String]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let text = pending.map { Character(Unicode.Scalar($0)) }
      if let end = text.indices.first(where: { text[$0...].starts(with: ["\r", "\n", "\r", "\n"]) }) {
        pending.removeFirst(end + 4)
        return String(text[..<end]).split(whereSeparator: \.isNewline).map(String.init)
      }
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe recv(connection, $0.baseAddress, $0.count, 0)
      }
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }
}
