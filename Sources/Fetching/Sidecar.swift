internal import Foundation
public import Records

/// What a file beside a page says about it: `a/b.html.meta.json` for `a/b.html`.
///
/// All fields are optional; an unknown one is refused, so that a misspelt name is not taken for a missing fact.
public struct Sidecar: Sendable, Hashable {
  /// Where the page was fetched from.
  public var url: String?
  /// When, RFC 3339.
  public var retrievedAt: String?
  /// The transport's `Content-Type`: media type and charset.
  public var contentType: String?
  /// Facts for a page that lacks them.
  public var defaults = PageDefaults()

  /// The end of a sidecar's name.
  static let suffix = ".meta.json"

  /// The path of a page's sidecar.
  public static func name(of page: String) -> String { page + suffix }

  /// Whether a path is a sidecar's; a sidecar is never a page.
  static func isSidecar(_ path: String) -> Bool { path.hasSuffix(suffix) }

  /// A sidecar from its bytes. Throws ``SidecarError``.
  public init(_ bytes: [UInt8]) throws(SidecarError) {
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(with: Data(bytes))
    } catch {
      throw .noJSON
    }
    guard let object = value as? [String: Any] else { throw .noObject }
    for key in object.keys.sorted() where !(object[key] is NSNull) {
      guard Self.keys.contains(key) else { throw .unknown(key: key) }
      guard let text = object[key] as? String else { throw .noText(key: key) }
      take(text, for: key)
    }
    if let day = defaults.publishedOn, !CalendarDay.isValid(day) { throw .noDay(day) }
    if let url, URLNormalization.normalized(url) == nil { throw .noURL(url) }
  }

  private static let keys = [
    "content_type", "organization", "published_on", "publisher", "region", "retrieved_at", "site", "title",
    "url",
  ]

  private mutating func take(_ text: String, for key: String) {
    switch key {
    case "url": url = text
    case "retrieved_at": retrievedAt = text
    case "content_type": contentType = text
    case "region": defaults.region = text
    case "organization": defaults.organization = text
    case "published_on": defaults.publishedOn = text
    case "publisher": defaults.publisher = text
    case "site": defaults.site = text
    default: defaults.title = text
    }
  }
}

/// Why a file is no sidecar.
public enum SidecarError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is no JSON.
  case noJSON
  /// The JSON is no object.
  case noObject
  /// The object has a key that none of the fields has.
  case unknown(key: String)
  /// A field holds no text.
  case noText(key: String)
  /// `published_on` is no day.
  case noDay(String)
  /// `url` is no absolute URL.
  case noURL(String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noJSON: "it is no valid JSON: mend it, or remove it"
    case .noObject: "it must hold one JSON object: write {\"url\": \"…\"}"
    case .unknown(let key):
      "the field '\(key)' is unknown: allowed are content_type, organization, published_on, publisher, region, "
        + "retrieved_at, site, title, url"
    case .noText(let key): "the field '\(key)' must be a text: put it in quotation marks"
    case .noDay(let text): "published_on is '\(text)', no day of the calendar: write YYYY-MM-DD"
    case .noURL(let text):
      "url is '\(text)', no absolute URL: write scheme, host and path, as in https://example.org/a"
    }
  }
}

/// Days as `YYYY-MM-DD`.
enum CalendarDay {
  /// Whether a text is a day that the Gregorian calendar has.
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
