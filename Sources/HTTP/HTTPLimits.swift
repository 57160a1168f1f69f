/// What a transfer may take; beyond it, it is broken off.
public struct HTTPLimits: Sendable, Hashable {
  /// To find the host and connect to it, encryption included.
  public var connect = Duration.seconds(20)
  /// How long a transfer may go on with less than ``leastSpeed``. Counted in whole seconds, at least 1.
  public var stalled = Duration.seconds(30)
  /// Bytes a second below which a transfer counts as stalled: a page of 100 KB would take an hour.
  public var leastSpeed = 30
  /// The whole request with all its redirects.
  public var total = Duration.seconds(300)
  /// The most bytes of a body, unpacked; a compressed one may have no more on its way either.
  public var bodyBytes = 16 << 20
  /// The most bytes of the headers of one response; browsers allow 256 KB, servers send 1–4.
  public var headerBytes = 32 << 10
  /// How many times larger than what came an unpacked body may be. Pages pack to a tenth, tables and site maps to a
  /// fortieth at most; nothing but a run of equal bytes comes near to the 1,032 that deflate allows.
  public var compressionRatio = 100
  /// The unpacked size up to which the ratio is not looked at.
  public var ratioFloor = 1 << 20
  /// The most redirects.
  public var redirects = 5

  /// The limits for pages.
  public init() {}
}
