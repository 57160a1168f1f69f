internal import CCURL

/// A URL in libcurl's parser, for as long as its parts are asked for.
@safe struct ParsedURL: ~Copyable {
  private let url: OpaquePointer

  /// Parses a URL, relative to another where one is given.
  init(_ bytes: [UInt8], base: String?, shown: String) throws(HTTPError) {
    guard let url = unsafe curl_url() else { preconditionFailure("libcurl gave no URL: out of memory") }
    unsafe self.url = url
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE | CURLU_ALLOW_SPACE)
    if let base { _ = unsafe curl_url_set(url, CURLUPART_URL, base, flags) }
    let text = bytes.map(CChar.init(bitPattern:)) + [0]
    let code = unsafe curl_url_set(url, CURLUPART_URL, text, flags)
    guard code == CURLUE_OK else { throw .url(.malformedURL, shown, "is no URL") }
    _ = unsafe curl_url_set(url, CURLUPART_FRAGMENT, nil, 0)
    if let host = part(CURLUPART_HOST)?.lowercased() { _ = unsafe curl_url_set(url, CURLUPART_HOST, host, 0) }
  }

  deinit { unsafe curl_url_cleanup(url) }

  /// A part; nil where the URL has none.
  func part(_ part: CURLUPart) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe tongji_curl_part(url, part, &text) == CURLUE_OK, let text = unsafe text else { return nil }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }
}
