internal import Glibc
internal import Synchronization

/// One exchange while it goes on: what libcurl's callbacks write to.
///
/// It is used by the one thread that runs the exchange; only ``isCancelled`` is set by others.
final class Transfer {
  private let limits: HTTPLimits
  private let allowsLocal: Bool
  private let isCancelled: CancellationFlag
  private(set) var head = HeaderReader()
  private var decoder: BodyDecoder?
  /// Why it was broken off from this side.
  private(set) var problem: Problem?

  enum Problem {
    case body(BodyProblem)
    case headersTooLarge
    case address(IPAddress?)
    case cancelled
  }

  init(limits: HTTPLimits, allowsLocal: Bool, isCancelled: CancellationFlag) {
    self.limits = limits
    self.allowsLocal = allowsLocal
    self.isCancelled = isCancelled
  }

  /// Takes in a header line; false to break off.
  func takeHeader(_ line: [UInt8]) -> Bool {
    if head.take(line, cap: limits.headerBytes) { return true }
    problem = .headersTooLarge
    return false
  }

  /// Takes in a piece of the body; false to break off.
  func takeBody(_ bytes: [UInt8]) -> Bool {
    do throws(BodyProblem) {
      if decoder == nil {
        decoder = try BodyDecoder(contentEncoding: head.headers["Content-Encoding"], limits: limits)
      }
      try decoder?.take(bytes)
      return true
    } catch {
      problem = .body(error)
      return false
    }
  }

  /// Whether a socket to an address may be opened.
  func allows(_ address: IPAddress?) -> Bool {
    if allowsLocal || address?.isPublic == true { return true }
    problem = .address(address)
    return false
  }

  /// Whether it goes on.
  var goesOn: Bool {
    guard isCancelled.isSet else { return true }
    problem = .cancelled
    return false
  }

  /// Whether the headers came whole: libcurl takes an end of the connection among them for the end of an answer.
  var hasWholeHead: Bool { head.isComplete }

  /// The body and how many bytes of it came over the wire.
  func finish() throws(BodyProblem) -> (body: [UInt8], wireBytes: Int) {
    try decoder?.finish()
    return (decoder?.body ?? [], decoder?.wireBytes ?? 0)
  }
}

/// Set by one thread to make another one stop.
final class CancellationFlag: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .relaxed) }

  func set() { flag.store(true, ordering: .relaxed) }
}
