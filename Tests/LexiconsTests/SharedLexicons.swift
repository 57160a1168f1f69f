import Lexicons

/// Tongji's own lexicons and what is made of them, read once for all tests.
enum SharedLexicons {
  private static let loaded = Result { try Lexicons.load() }

  private static let packs = Dictionary(
    uniqueKeysWithValues: Lexicons.packs.map { pack in (pack, Result { try Lexicons.load([.pack(pack)]) }) })

  private static let made = Result { RegionGazetteer(try loaded.get()) }

  private static let matchers = packs.mapValues { lexicons in
    Result { IndicatorMatcher(try lexicons.get()) }
  }

  /// With the default pack.
  static func get() throws -> Lexicons { try loaded.get() }

  /// With a pack.
  static func get(_ pack: String) throws -> Lexicons {
    try packs[pack]?.get() ?? Lexicons.load([.pack(pack)])
  }

  static func gazetteer() throws -> RegionGazetteer { try made.get() }

  static func indicatorMatcher(_ pack: String) throws -> IndicatorMatcher {
    try matchers[pack]?.get() ?? IndicatorMatcher(get(pack))
  }
}
