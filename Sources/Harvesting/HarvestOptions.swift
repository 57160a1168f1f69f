public import Politeness

/// What holds for all sources: who asks, how gently, and how much.
public struct HarvestOptions: Sendable, Hashable {
  /// A mail address or URL by which a site's owner reaches the one who asks; nil where no source is asked.
  public var contact: String?
  /// Delays, caps and budgets.
  public var politeness: PolitenessOptions
  /// Hosts (`host` or `host:port`) that may have an address outside the public network.
  public var localHosts: Set<String>

  /// Options; nothing outside the public network unless said.
  public init(
    contact: String? = nil, politeness: PolitenessOptions = PolitenessOptions(), localHosts: Set<String> = []
  ) {
    self.contact = contact
    self.politeness = politeness
    self.localHosts = localHosts
  }
}
