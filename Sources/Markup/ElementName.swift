/// The name of an HTML element (WHATWG HTML, "Elements", and the older ones that pages still have).
///
/// A byte and no string: a page has thousands of elements, and every pass over it asks for their names.
public enum ElementName: UInt8, Sendable, Hashable, CaseIterable {
  /// No element but a text.
  case text
  /// An element that HTML does not name.
  case other

  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, big, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, img, input, ins, kbd, label, legend, li, link
  case main, map, mark, menu, meta, meter, nav, noframes, noscript
  case object, ol, optgroup, option, output, p, param, picture, pre, progress, q
  case rp, rt, ruby, s, samp, script, search, section, select, slot, small, source, span, strike, strong
  case style, sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr

  /// The name as HTML writes it; `other` for one that HTML does not name.
  public var label: String { "\(self)" }

  /// An element by its name in lower case.
  init(_ name: String) { self = Self.named[name] ?? .other }

  /// The name in lower case.
  public var label: String { Self.labels[Int(rawValue)] }

  private static let labels = allCases.map { "\($0)" }

  private static let named: [String: ElementName] = {
    let elements = allCases.filter { $0 != .text && $0 != .other }
    return Dictionary(uniqueKeysWithValues: elements.map { ($0.label, $0) })
  }()
}

/// The name of an attribute that says something about an element's text; others are left out of the tree.
public enum AttributeName: String, Sendable, Hashable, CaseIterable {
  case `class`, id, style, hidden, href
  case name, content, property, itemprop, datetime
  case httpEquiv = "http-equiv"
  case rowspan, colspan
}
