internal import Markup

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

  /// What an element does.
  static func effect(of name: ElementName) -> Effect {
    switch name {
    case .aside, .footer, .menu, .nav: [.block, .furniture]
    case .article, .main: [.block, .content]
    case .br: .lineBreak
    case .address, .blockquote, .body, .caption, .center, .dd, .details, .dir, .div, .dl, .dt, .fieldset,
      .figcaption, .figure, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html, .legend, .li,
      .ol, .p, .pre, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul:
      .block
    case .applet, .audio, .button, .canvas, .datalist, .embed, .head, .iframe, .input, .map, .noframes,
      .noscript, .object, .option, .script, .select, .style, .svg, .template, .textarea, .title, .video:
      .skipped
    default: []
    }
  }

  /// The level of a heading element; nil for any other.
  static func headingLevel(_ name: ElementName) -> Int? {
    switch name {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
