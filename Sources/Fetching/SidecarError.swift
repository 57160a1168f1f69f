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
  /// `status` is none of HTTP's.
  case noStatus
  /// `headers` or `redirects` is no list of pairs.
  case noPairs(key: String)
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
      "the field '\(key)' is unknown: allowed are \(Sidecar.keys.joined(separator: ", "))"
    case .noText(let key): "the field '\(key)' must be a text: put it in quotation marks"
    case .noStatus: "the field 'status' must be a status of HTTP: write 200, or leave it out"
    case .noPairs(let key):
      "the field '\(key)' must be a list of pairs of texts: write [[\"name\", \"value\"]], or leave it out"
    case .noDay(let text): "published_on is '\(text)', no day of the calendar: write YYYY-MM-DD"
    case .noURL(let text):
      "url is '\(text)', no absolute URL: write scheme, host and path, as in https://example.org/a"
    }
  }
}
