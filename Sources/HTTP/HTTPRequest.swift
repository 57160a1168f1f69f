/// A page to be asked for.
public struct HTTPRequest: Sendable, Hashable {
  /// Where.
  public var address: WebAddress
  /// What is at hand already; nil to fetch it whole.
  public var validators: Validators?
  /// What it may take.
  public var limits: HTTPLimits
  /// The redirects that led here, the first one first.
  public internal(set) var redirects: [Redirect] = []
  /// What of the limit for the whole is used up by them.
  var elapsed = Duration.zero

  /// A request.
  public init(_ address: WebAddress, validators: Validators? = nil, limits: HTTPLimits = HTTPLimits()) {
    self.address = address
    self.validators = validators
    self.limits = limits
  }

  /// The URL first asked for.
  public var firstURL: String { redirects.first?.url ?? address.text }
}

/// A step on the way to a page.
public struct Redirect: Sendable, Hashable {
  /// The URL that was left.
  public var url: String
  /// The status that said so: 301, 302, 303, 307 or 308.
  public var status: Int

  /// A step.
  public init(url: String, status: Int) {
    self.url = url
    self.status = status
  }
}
