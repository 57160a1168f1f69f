/// A part of the lexicons that a configuration chooses.
public enum LexiconSource: Sendable, Hashable {
  /// A pack that comes with Tongji, by its name: `communique`.
  case pack(String)
  /// A folder that holds files named as Tongji's own; it may hold some of them.
  case folder(String)
}
