/// What a server answered; its status may be any.
public struct HTTPResponse: Sendable, Hashable {
  /// The status: 200, 304, 404, …
  public var status: Int
  /// The headers as they were received.
  public var headers: HTTPHeaders
  /// The body, unpacked where it came compressed.
  public var body: [UInt8]
  /// How many bytes of the body came over the wire.
  public var wireBytes: Int
  /// The URL that answered, after all redirects.
  public var address: WebAddress
  /// The redirects that led to it.
  public var redirects: [Redirect]
  /// `1.0`, `1.1` or `2`.
  public var version: String
  /// How long it took, redirects included.
  public var elapsed: Duration

  /// What to send along the next time; nil where the server gave nothing to go by.
  public var validators: Validators? {
    let validators = Validators(
      url: address.text, entityTag: headers["ETag"], lastModified: headers["Last-Modified"])
    return validators.isEmpty ? nil : validators
  }

  /// Whether the status sends on to another URL.
  public var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) && headers["Location"] != nil }
}

extension HTTPRequest {
  /// The request that a redirect asks for; nil where the response is none.
  ///
  /// Throws ``HTTPError`` where the target is no http or https URL, has been there before, or is one too many. The
  /// address is checked as its socket is opened. For callers who have a say at each step, such as the next host's
  /// turn; ``HTTPClient/fetch(_:)`` follows by itself.
  public func following(_ response: HTTPResponse) throws(HTTPError) -> HTTPRequest? {
    guard response.isRedirect, let location = response.headers["Location"] else { return nil }
    let target = try address.resolving(bytes: HTTPHeaders.bytes(of: location))
    var next = self
    next.redirects.append(Redirect(url: address.text, status: response.status))
    next.address = target
    next.elapsed = response.elapsed
    func refused(_ what: String) -> HTTPError {
      HTTPError(
        .redirectRefused, what: what, url: address.text,
        remedy: "look at the page in a browser, and name its true URL")
    }
    guard !next.redirects.contains(where: { $0.url == target.text }) else {
      throw refused("redirects in a circle, to \(target)")
    }
    guard next.redirects.count <= limits.redirects else {
      throw refused(
        "redirects for the \(next.redirects.count). time, to \(target): \(limits.redirects) are allowed")
    }
    return next
  }
}
