/// Addresses of the pages of a list that differ in a number: `https://example.org/index_{1..20}.html`.
///
/// `{1..20}` counts from the first number to the last, `{1..}` without an end, `{20..1}` downwards; `{01..20}` fills up
/// with zeros to the width of the first number. One such place a template. The list's first page, whose address often
/// has no number, is the source's own.
public struct URLTemplate: Sendable, Hashable {
  /// The template as written.
  public let text: String
  /// The first number.
  public let first: Int
  /// The last number; nil without an end: the caller stops where a page is missing or has nothing new.
  public let last: Int?
  private let before: String
  private let after: String
  private let width: Int

  /// A template. Throws ``URLTemplateError``.
  public init(_ text: String) throws(URLTemplateError) {
    self.text = text
    guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") else {
      throw URLTemplateError(template: text, problem: "holds no range")
    }
    before = String(text[..<open])
    after = String(text[text.index(after: close)...])
    guard !after.contains("{") else { throw URLTemplateError(template: text, problem: "holds two ranges") }
    let range = text[text.index(after: open)..<close]
    guard let dots = range.firstRange(of: ".."), let first = Self.number(range[..<dots.lowerBound]) else {
      throw URLTemplateError(template: text, problem: "holds '{\(range)}', which is no range")
    }
    let end = range[dots.upperBound...]
    self.first = first
    last = end.isEmpty ? nil : Self.number(end)
    guard end.isEmpty || last != nil else {
      throw URLTemplateError(template: text, problem: "holds '{\(range)}', which is no range")
    }
    let digits = range[..<dots.lowerBound]
    width = digits.count > 1 && digits.first == "0" ? digits.count : 1
    guard URLReference.resolve(before + digits + after, base: before + digits + after) != nil else {
      throw URLTemplateError(template: text, problem: "is no absolute http or https URL")
    }
  }

  /// The URL at a place, from 0; nil past the last.
  public func url(at place: Int) -> String? {
    let (number, overflow) =
      last ?? Int.max < first
      ? first.subtractingReportingOverflow(place) : first.addingReportingOverflow(place)
    guard place >= 0, !overflow else { return nil }
    if let last, number < min(first, last) || number > max(first, last) { return nil }
    let digits = "\(number)"
    let url = before + String(repeating: "0", count: max(0, width - digits.count)) + digits + after
    return URLReference.resolve(url, base: url)
  }

  private static func number(_ text: Substring) -> Int? { CalendarDate.number(text.utf8) }
}

/// Why a text is no ``URLTemplate``.
public struct URLTemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text.
  public var template: String
  /// What is wrong with it.
  public var problem: String

  /// What is wrong and what to do.
  public var description: String {
    "the template '\(template)' \(problem): write an address with one range in it, as in "
      + "https://example.org/index_{1..20}.html or …/list_{2..}.html"
  }
}
