internal import Foundation
internal import Records

extension Sidecar {
  /// A sidecar from its bytes. Throws ``SidecarError``.
  public init(_ bytes: [UInt8]) throws(SidecarError) {
    let value: Any
    do {
      value = try JSONSerialization.jsonObject(with: Data(bytes))
    } catch {
      throw .noJSON
    }
    guard let object = value as? [String: Any] else { throw .noObject }
    var answer = ServerAnswer(status: 0, url: "", headers: [], redirects: [])
    for key in object.keys.sorted() {
      guard let value = object[key], !(value is NSNull) else { continue }
      switch key {
      case "status":
        guard let status = value as? Int, (100...999).contains(status) else { throw .noStatus }
        answer.status = status
      case "headers", "redirects":
        guard let pairs = value as? [[String]], pairs.allSatisfy({ $0.count == 2 }) else {
          throw .noPairs(key: key)
        }
        if key == "headers" { answer.headers = pairs } else { answer.redirects = pairs }
      case _ where Self.keys.contains(key):
        guard let text = value as? String else { throw .noText(key: key) }
        if key == "effective_url" { answer.url = text } else { take(text, for: key) }
      default: throw .unknown(key: key)
      }
    }
    if answer.status != 0 { self.answer = answer }
    if let day = defaults.publishedOn, !CalendarDay.isValid(day) { throw .noDay(day) }
    if let url, URLNormalization.normalized(url) == nil { throw .noURL(url) }
  }

  /// The sidecar as a file: JSON, keys sorted, a line each, without what it does not say.
  public var json: [UInt8] {
    var object: [String: Any] = [:]
    for (key, text) in texts { object[key] = text }
    if let answer {
      object["status"] = answer.status
      object["headers"] = answer.headers
      object["effective_url"] = answer.url
      if !answer.redirects.isEmpty { object["redirects"] = answer.redirects }
    }
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: object, options: options) else {
      preconditionFailure("texts, numbers and lists are JSON")
    }
    return Array(data) + [0x0A]
  }

  /// The fields that a sidecar may have.
  static let keys = [
    "content_type", "effective_url", "gone_at", "headers", "organization", "path", "published_on",
    "publisher",
    "redirects", "region", "retrieved_at", "sha256", "site", "status", "title", "url",
  ]

  private var texts: [(String, String?)] {
    [
      ("url", url), ("retrieved_at", retrievedAt), ("content_type", contentType), ("sha256", sha256),
      ("path", path),
      ("gone_at", goneAt), ("region", defaults.region), ("organization", defaults.organization),
      ("published_on", defaults.publishedOn), ("publisher", defaults.publisher), ("site", defaults.site),
      ("title", defaults.title),
    ]
  }

  private mutating func take(_ text: String, for key: String) {
    switch key {
    case "url": url = text
    case "retrieved_at": retrievedAt = text
    case "content_type": contentType = text
    case "sha256": sha256 = text
    case "path": path = text
    case "gone_at": goneAt = text
    case "region": defaults.region = text
    case "organization": defaults.organization = text
    case "published_on": defaults.publishedOn = text
    case "publisher": defaults.publisher = text
    case "site": defaults.site = text
    default: defaults.title = text
    }
  }
}
