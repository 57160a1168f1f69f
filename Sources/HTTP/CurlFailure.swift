internal import CCURL

/// Failures of an exchange in words of ours.
enum CurlFailure {
  /// What broke the exchange off from this side.
  static func error(_ problem: Transfer.Problem, _ request: HTTPRequest) -> HTTPError {
    let limits = request.limits
    func error(_ kind: HTTPError.Kind, _ what: String, _ remedy: String) -> HTTPError {
      HTTPError(kind, what: what, url: request.address.text, remedy: remedy)
    }
    switch problem {
    case .body(.tooLarge):
      return error(
        .bodyTooLarge, "has more than \(limits.bodyBytes) bytes", "raise the cap for a page, or leave it out")
    case .body(.bomb):
      return error(
        .compressionBomb, "its compressed body grows to more than \(limits.compressionRatio) times what came",
        "leave it out: no page packs so well")
    case .body(.encoding(let name)): return error(.bodyDamaged, "came in \(name)", "tell the site's owner")
    case .body(.compression(let problem)): return error(.bodyDamaged, "\(problem)", "fetch it again later")
    case .headersTooLarge:
      return error(.headersTooLarge, "its headers have more than \(limits.headerBytes) bytes", "leave it out")
    case .address(let address):
      let shown = address.map { "\($0)" } ?? "of no kind that is known"
      return error(
        .addressRefused, "its address is \(shown), none of the public network",
        "if \(request.address.host) is a host of your own, allow it by name")
    case .cancelled: return error(.cancelled, "was given up", "run it again")
    }
  }

  /// A request whose time was used up by its redirects.
  static func timeout(_ request: HTTPRequest) -> HTTPError {
    HTTPError(
      .timeout, what: "took more than \(request.limits.total.milliseconds) ms", url: request.address.text,
      remedy: "try again later, or allow more time")
  }

  /// What libcurl says; nil where all went well.
  static func error(
    _ outcome: CurlHandle.Outcome, _ request: HTTPRequest, _ options: HTTPOptions, hasWholeHead: Bool
  ) -> HTTPError? {
    let host = request.address.host
    let limits = request.limits
    func error(_ kind: HTTPError.Kind, _ what: String, _ remedy: String) -> HTTPError {
      HTTPError(
        kind, what: outcome.message.isEmpty ? what : "\(what) (\(shown(outcome.message)))",
        url: request.address.text, remedy: remedy)
    }
    switch outcome.code {
    case CURLE_OK where hasWholeHead: return nil
    case CURLE_OK:
      return error(.connectionFailed, "its headers are cut short", "fetch it again later")
    // A header line beyond libcurl's own limit of 100 KB; the code of its own is of 8.6 (CURLE_TOO_LARGE).
    case CURLE_OUT_OF_MEMORY where !hasWholeHead, CURLcode(100) where !hasWholeHead:
      return self.error(.headersTooLarge, request)
    case CURLE_COULDNT_RESOLVE_HOST:
      return error(
        .nameUnresolved, "no address is known for \(host)", "see whether the name is right and the network up"
      )
    case CURLE_OPERATION_TIMEDOUT where outcome.message.contains("too slow"):
      return error(
        .stalled,
        "brought less than \(limits.leastSpeed) bytes a second for \(limits.stalled.components.seconds) s",
        "try again later")
    case CURLE_OPERATION_TIMEDOUT where isConnecting(outcome, limits):
      return error(
        .connectTimeout, "no connection within \(limits.connect.milliseconds) ms", "try again later")
    case CURLE_OPERATION_TIMEDOUT: return timeout(request)
    case CURLE_FILESIZE_EXCEEDED: return self.error(.body(.tooLarge), request)
    case CURLE_PARTIAL_FILE:
      return error(.bodyDamaged, "its body is cut short", "fetch it again later")
    case CURLE_PEER_FAILED_VERIFICATION:
      return error(
        .certificateRefused, "its certificate does not hold",
        "tell the site's owner, or name the authority that signed it")
    case CURLE_SSL_CACERT_BADFILE:
      return error(
        .certificateRefused,
        "the authorities cannot be read from \(options.authorities ?? "the system's file")",
        "name a PEM file, or install ca-certificates")
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED:
      return error(.encryptionFailed, "no encrypted connection came about", "try again later")
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return error(.noHTTP, "what came is no HTTP", "see whether a web server answers there")
    case CURLE_COULDNT_CONNECT, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR:
      return brokenBody(outcome)
        ? error(.bodyDamaged, "its body is cut short", "fetch it again later")
        : error(
          .connectionFailed, "the connection failed", "see whether the server is up, and try again later")
    default:
      return error(.other, "libcurl could not fetch it, code \(outcome.code.rawValue)", "try again later")
    }
  }

  /// libcurl gives one code for all that is late; it says which in words.
  private static func isConnecting(_ outcome: CurlHandle.Outcome, _ limits: HTTPLimits) -> Bool {
    ["Connection time", "Failed to connect", "Resolving timed out", "SSL connection timeout"].contains {
      outcome.message.contains($0)
    }
  }

  /// Chunks that are none are an error of receiving to libcurl.
  private static func brokenBody(_ outcome: CurlHandle.Outcome) -> Bool {
    outcome.code == CURLE_RECV_ERROR && outcome.message.contains("chunk")
  }

  private static func shown(_ message: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in message.unicodeScalars.prefix(200) {
      shown.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(shown)
  }
}
