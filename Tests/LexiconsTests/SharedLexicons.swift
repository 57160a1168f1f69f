import Lexicons

/// Tongji's own lexicons and what is made of them, read once for all tests.
enum SharedLexicons {
  private static let loaded = Result { try Lexicons.load() }

  private static let made = Result { RegionGazetteer(try loaded.get()) }

  private static let matcherMade = Result { IndicatorMatcher(try loaded.get()) }

  static func gazetteer() throws -> RegionGazetteer { try made.get() }

  static func indicatorMatcher() throws -> IndicatorMatcher { try matcherMade.get() }

  static func get() throws -> Lexicons { try loaded.get() }
}
