/// Elements by what they do to the text.
enum Elements {
  /// What an element does; most do nothing.
  struct Effect: OptionSet {
    let rawValue: UInt8
    /// It stands on lines of its own.
    static let block = Effect(rawValue: 1)
    /// Its text is none of the page's.
    static let skipped = Effect(rawValue: 2)
    /// It ends a line.
    static let lineBreak = Effect(rawValue: 4)
    /// It holds none of the report.
    static let furniture = Effect(rawValue: 8)
    /// It holds the report.
    static let content = Effect(rawValue: 16)
  }

  /// What an element does, by its name. Nearly all names have at most eight bytes, and are found without hashing.
  static func effect(of name: String) -> Effect {
    let bytes = name.utf8
    guard bytes.count <= 8 else { return effects[name] ?? [] }
    let key = packed(bytes)
    var low = 0
    var high = short.count
    while low < high {
      let middle = (low + high) / 2
      if short[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < short.count && short[low].key == key ? short[low].effect : []
  }

  /// The bytes of a name of at most eight as one number.
  private static func packed(_ name: String.UTF8View) -> UInt64 {
    name.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Effects of names of at most eight bytes, sorted by them.
  private static let short: [(key: UInt64, effect: Effect)] =
    effects.filter { $0.key.utf8.count <= 8 }.map { (packed($0.key.utf8), $0.value) }.sorted {
      $0.key < $1.key
    }

  /// The level of a heading element.
  static let headings = ["h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6]

  private static let effects: [String: Effect] = {
    var effects: [String: Effect] = [:]
    func add(_ effect: Effect, _ names: String) {
      for name in names.split(separator: " ") { effects[String(name), default: []].insert(effect) }
    }
    add(
      .block,
      "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure "
        + "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table "
        + "tbody td tfoot th thead tr ul")
    add(
      .skipped,
      "applet audio button canvas datalist embed head iframe input map noframes noscript object option script select "
        + "style svg template textarea title video")
    add(.lineBreak, "br")
    add(.furniture, "aside footer menu nav")
    add(.content, "article main")
    return effects
  }()
}
