internal import CCURL
internal import Glibc

/// A handle of libcurl: at most one connection, kept open for the next request to the same host.
///
/// `@unchecked Sendable`: a handle is in the hands of one exchange at a time, or waits in the client's pool behind its
/// lock; libcurl allows a handle to go from thread to thread so.
@safe final class CurlHandle: @unchecked Sendable {
  private let handle: OpaquePointer
  /// Where libcurl puts its words about a failure.
  private let message: UnsafeMutablePointer<CChar>

  private static let isStarted = tongji_curl_start() == CURLE_OK

  init() {
    guard Self.isStarted, let handle = unsafe curl_easy_init() else {
      preconditionFailure("libcurl did not start: out of memory")
    }
    unsafe self.handle = OpaquePointer(handle)
    unsafe message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    unsafe curl_easy_cleanup(curl)
    unsafe message.deallocate()
  }

  private var curl: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(handle) }

  /// What an exchange came to in libcurl's eyes.
  struct Outcome {
    var code: CURLcode
    var message: String
    var elapsed: Duration
  }

  /// Runs one exchange to its end, on this thread.
  func run(_ request: HTTPRequest, options: HTTPOptions, transfer: Transfer) -> Outcome {
    unsafe curl_easy_reset(curl)
    unsafe message.pointee = 0
    set(request, options)
    let headers = unsafe list(request)
    defer { unsafe curl_slist_free_all(headers) }
    unsafe check(tongji_curl_set_headers(curl, headers))
    unsafe setCallbacks(Unmanaged.passUnretained(transfer).toOpaque())
    let code = unsafe curl_easy_perform(curl)
    extendLifetime(transfer)
    let microseconds = unsafe tongji_curl_size(curl, CURLINFO_TOTAL_TIME_T)
    return unsafe Outcome(
      code: code, message: String(cString: message), elapsed: .microseconds(Int64(microseconds)))
  }

  private func set(_ request: HTTPRequest, _ options: HTTPOptions) {
    let limits = request.limits
    unsafe check(tongji_curl_set_error_buffer(curl, message))
    set(CURLOPT_URL, request.address.text)
    set(CURLOPT_USERAGENT, options.userAgent.text)
    unsafe check(tongji_curl_set_web_only(curl))
    // Redirects are followed step by step, each with its own checks.
    set(CURLOPT_FOLLOWLOCATION, 0)
    // HTTP/2 where the server offers it as the connection is encrypted.
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    // An empty name: no proxy, and none of the environment's.
    set(CURLOPT_PROXY, "")
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    if let authorities = options.authorities { set(CURLOPT_CAINFO, authorities) }
    // Bodies come as they are sent: they are unpacked with limits by `BodyDecoder`.
    set(CURLOPT_HTTP_CONTENT_DECODING, 0)
    set(CURLOPT_MAXCONNECTS, 1)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_NOPROGRESS, 0)
    set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect.milliseconds)
    set(CURLOPT_TIMEOUT_MS, (limits.total - request.elapsed).milliseconds)
    set(CURLOPT_LOW_SPEED_TIME, max(1, limits.stalled.milliseconds / 1_000))
    set(CURLOPT_LOW_SPEED_LIMIT, limits.leastSpeed)
    unsafe check(tongji_curl_set_size(curl, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.bodyBytes)))
  }

  private func list(_ request: HTTPRequest) -> UnsafeMutablePointer<curl_slist>? {
    var fields = [HTTPHeaders.Field(name: "Accept-Encoding", value: "gzip, deflate")]
    fields.append(HTTPHeaders.Field(name: "Accept", value: "text/html, application/xhtml+xml, */*;q=0.5"))
    fields += request.validators?.headers(for: request.address.text) ?? []
    var list: UnsafeMutablePointer<curl_slist>? = nil
    for field in fields {
      let line = HTTPHeaders.bytes(of: "\(field.name): \(field.value)").map(CChar.init(bitPattern:)) + [0]
      guard let next = unsafe curl_slist_append(list, line) else {
        preconditionFailure("libcurl took no header: out of memory")
      }
      unsafe list = next
    }
    return unsafe list
  }

  private func setCallbacks(_ state: UnsafeMutableRawPointer) {
    unsafe check(tongji_curl_set_header_reader(curl, { unsafe takeHeader($0, $1, $2, $3) }, state))
    unsafe check(tongji_curl_set_writer(curl, { unsafe takeBody($0, $1, $2, $3) }, state))
    unsafe check(tongji_curl_set_progress(curl, { state, _, _, _, _ in unsafe goesOn(state) }, state))
    unsafe check(tongji_curl_set_socket_opener(curl, { unsafe openSocket($0, $1, $2) }, state))
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe check(tongji_curl_set_long(curl, option, value))
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe check(tongji_curl_set_text(curl, option, value))
  }

  /// An option that is refused is a libcurl without what the build asks for: a request without its checks must not go.
  private func check(_ code: CURLcode) {
    precondition(
      code == CURLE_OK, "libcurl refused an option (\(code.rawValue)): install one with HTTP/2 and TLS")
  }
}

extension Duration {
  /// In whole milliseconds, at least 1: 0 would be no limit to libcurl.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
