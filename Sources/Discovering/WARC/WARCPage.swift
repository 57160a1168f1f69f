/// A page that a WARC file holds.
public struct WARCPage: Sendable, Hashable {
  /// The URL that was asked for.
  public var url: String
  /// When it was fetched, RFC 3339 in UTC; nil where the record does not say.
  public var retrievedAt: String?
  /// The status of the response; nil for a resource, which was no response.
  public var status: Int?
  /// Its headers as they were received, names in their case.
  public var headers: [WARCRecord.Field]
  /// Its `Content-Type`, with the charset.
  public var contentType: String?
  /// The body, unpacked.
  public var body: [UInt8]
  /// Why the program that wrote the file cut the record short (`length`, `time`, …); nil for a whole one.
  public var truncated: String?
  /// Where the record begins in the file, and how many bytes it takes.
  public var offset: Int
  /// See ``WARCRecord/length``.
  public var length: Int?

  /// Whether it is what a report can be: HTML or text, of a response with success.
  public var isText: Bool {
    guard status.map({ (200...299).contains($0) }) ?? true else { return false }
    let kind = contentType?.prefix { $0 != ";" }.lowercased().filter { $0 != " " } ?? ""
    if ["text/html", "application/xhtml+xml", "text/plain"].contains(kind) { return true }
    return kind.isEmpty && WARCPayload.looksLikeMarkup(body)
  }
}

extension WARCRecord {
  /// The most bytes of a body, unpacked: those of any page.
  public static let bodyCap = 16 << 20

  /// The page of a record of type `response` (of HTTP) or `resource`; nil for one of another type, such as `request`,
  /// `warcinfo`, or `revisit`, which has no body.
  ///
  /// What the transfer did to the body is undone: chunks, gzip, deflate. A head that names them though the body is
  /// plain already, as some programs write it, is taken as such. Throws ``WARCPageError``.
  public func page(cap: Int = bodyCap) throws(WARCPageError) -> WARCPage? {
    guard type == "response" || type == "resource" else { return nil }
    guard let url = targetURL, let target = URLReference.resolve(url, base: url) else {
      // DNS answers and files of the machine have addresses of their own kinds.
      if let url = targetURL, !url.lowercased().hasPrefix("http") { return nil }
      throw WARCPageError(offset: offset, url: targetURL ?? "", kind: .url)
    }
    var page = WARCPage(
      url: target, retrievedAt: date, headers: [], body: [], truncated: self["WARC-Truncated"],
      offset: offset,
      length: length)
    do throws(WARCPageError.Kind) {
      if type == "resource" {
        guard block.count <= cap else { throw .tooLarge(cap: cap) }
        page.contentType = self["Content-Type"]
        page.body = block
        return page
      }
      let head = try WARCPayload.head(of: block)
      page.status = head.status
      page.headers = head.fields
      page.contentType = head["content-type"]
      page.body = try WARCPayload.body(of: block, head: head, isCut: page.truncated != nil, cap: cap)
      return page
    } catch { throw WARCPageError(offset: offset, url: target, kind: error) }
  }
}

/// Why a record's page could not be read.
public struct WARCPageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Error, Sendable, Hashable {
    /// The record names no absolute http or https URL.
    case url
    /// There is no head of HTTP.
    case head
    /// The body was packed in a way that is not known.
    case coding(String)
    /// The packed body is damaged.
    case damaged
    /// The body has more bytes than allowed.
    case tooLarge(cap: Int)
  }

  /// Where the record begins in the file.
  public var offset: Int
  /// The URL that it names.
  public var url: String
  /// What is wrong.
  public var kind: Kind

  /// What is wrong, where, and what to do.
  public var description: String {
    let what =
      switch kind {
      case .url: "names no absolute http or https URL"
      case .head: "holds no response of HTTP"
      case .coding(let name):
        "holds a body in the coding '\(name)', which is not known here: fetch the page again"
      case .damaged: "holds a packed body that is damaged: fetch the page again"
      case .tooLarge(let cap): "holds a body of more than \(cap) bytes: raise the cap for a page"
      }
    return "the record at byte \(offset)\(url.isEmpty ? "" : " of \(url)") \(what)"
  }
}
