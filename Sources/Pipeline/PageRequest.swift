/// What the stage `fetch` is asked for in one line: a path below the raw folder, or an object that says where a page is.
///
///     qinghe/report.html
///     {"path":"qinghe/report.html"}
///     {"offset":1234,"source":"archive","turn":0,"warc":"crawl/one.warc.gz"}
enum PageRequest: Sendable, Hashable {
  /// A page below the raw folder.
  case path(String)
  /// A page in a WARC file.
  case archived(ArchivedPage)

  /// A request from its line. Throws ``PageRequestError``.
  init(_ line: [UInt8]) throws(PageRequestError) {
    var text = String(decoding: line, as: UTF8.self)
    if text.last == "\r" { text.removeLast() }
    guard text.hasPrefix("{") else {
      self = .path(text)
      return
    }
    let node: JSONNode
    do throws(JSONSyntaxError) {
      node = try JSONParser.parse(text)
    } catch {
      throw PageRequestError("no valid JSON: \(error.message)")
    }
    if let path = node["path"]?.text {
      self = .path(path)
    } else if let file = node["warc"]?.text, let offset = node["offset"]?.integer {
      self = .archived(
        ArchivedPage(
          warc: file, offset: offset, turn: node["turn"]?.integer ?? 0, source: node["source"]?.text ?? "",
          url: node["url"]?.text))
    } else {
      throw PageRequestError("names neither \"path\" nor \"warc\" with \"offset\"")
    }
  }
}

/// Why a line asks for no page.
struct PageRequestError: Error, CustomStringConvertible {
  private let what: String

  init(_ what: String) { self.what = what }

  var description: String {
    "\(what): expected a path below the raw folder, {\"path\":\"…\"}, or a line of tongji pages"
  }
}
