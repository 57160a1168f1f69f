internal import Foundation
internal import Synchronization

/// Asks web servers for pages, by libcurl.
///
/// Each exchange runs on a thread of its own. Connections are kept open for the next request to the same host; how
/// many run at once, and how fast, is the caller's to decide.
public final class HTTPClient: Sendable {
  /// Who asks, and what may be reached.
  public let options: HTTPOptions
  /// Handles whose connection may be used again, the one used last at the end.
  private let idle = Mutex<[(origin: String, handle: CurlHandle)]>([])

  /// As many connections are kept open at most.
  private static let idleLimit = 32
  /// libcurl and OpenSSL need some 60 KB of stack.
  private static let stackSize = 1 << 19

  /// A client.
  public init(options: HTTPOptions) { self.options = options }

  /// Asks for a page and follows redirects, as many as the request's limits allow.
  ///
  /// Any status is a response. Throws ``HTTPError`` where none came, a limit was passed, or a check failed.
  public func fetch(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    var request = request
    while true {
      let response = try await send(request)
      guard let next = try request.following(response) else { return response }
      request = next
    }
  }

  /// One exchange: a redirect is a response like others. For callers who follow by
  /// ``HTTPRequest/following(_:)``.
  public func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    let flag = CancellationFlag()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation {
        (waiting: CheckedContinuation<Result<HTTPResponse, HTTPError>, Never>) in
        let thread = Thread { waiting.resume(returning: self.exchange(request, flag)) }
        thread.stackSize = Self.stackSize
        thread.start()
      }
    } onCancel: {
      flag.set()
    }
    return try result.get()
  }

  private func exchange(_ request: HTTPRequest, _ flag: CancellationFlag) -> Result<HTTPResponse, HTTPError> {
    let address = request.address
    guard request.limits.total > request.elapsed else {
      return .failure(CurlFailure.timeout(request))
    }
    let isLocalAllowed = options.isLocalAllowed(address)
    let origin = "\(address.isSecure) \(address.host) \(address.port)"
    let handle = take(origin)
    let transfer = Transfer(limits: request.limits, allowsLocal: isLocalAllowed, isCancelled: flag)
    let outcome = handle.run(request, options: options, transfer: transfer)
    do throws(HTTPError) {
      if let problem = transfer.problem { throw CurlFailure.error(problem, request) }
      if let error = CurlFailure.error(outcome, request, options, hasWholeHead: transfer.hasWholeHead) {
        throw error
      }
      let content: (body: [UInt8], wireBytes: Int)
      do throws(BodyProblem) { content = try transfer.finish() } catch {
        throw CurlFailure.error(.body(error), request)
      }
      keep(handle, origin)
      return .success(
        HTTPResponse(
          status: transfer.head.status, headers: transfer.head.headers, body: content.body,
          wireBytes: content.wireBytes, address: address, redirects: request.redirects,
          version: transfer.head.version, elapsed: request.elapsed + outcome.elapsed))
    } catch {
      return .failure(error)
    }
  }

  private func take(_ origin: String) -> CurlHandle {
    idle.withLock { idle in
      guard let place = idle.lastIndex(where: { $0.origin == origin }) else { return CurlHandle() }
      return idle.remove(at: place).handle
    }
  }

  private func keep(_ handle: CurlHandle, _ origin: String) {
    let dropped = idle.withLock { idle in
      idle.append((origin, handle))
      return idle.count > Self.idleLimit ? idle.removeFirst() : nil
    }
    // Its connection is closed here, outside the lock.
    _ = consume dropped
  }
}
