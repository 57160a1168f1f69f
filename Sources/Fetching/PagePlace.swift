internal import Foundation
internal import Hashing

/// Where a fetched page lies below the raw folder: `web/www.example.org/t20240509_12-0123456789abcdef.html`.
///
/// The hash is that of the page's identity, so that the name is another one for each URL, whatever the URL holds and
/// whatever a file system takes for equal (case, Unicode forms). The words before it are for people: of the URL's
/// last part, without anything but a–z, 0–9, `-` and `_`.
public struct PagePlace: Sendable, Hashable {
  /// The page's identity: its normalized URL.
  public let identity: String
  /// `d` and 16 hex digits.
  public let documentID: String
  /// Host and name of the file without its extension, below the folder of all pages, or that of a source in it.
  let stem: String

  /// The folder of all fetched pages.
  public static let folder = "web"

  /// Windows refuses 260 characters of a path: folder, words and hash leave the half of them to what is above.
  private static let longestHost = 60
  private static let longestWords = 40

  /// The place of a URL's page; nil for what is no absolute URL.
  public init?(url: String) {
    guard let identity = URLNormalization.normalized(url), let slashes = identity.range(of: "://") else {
      return nil
    }
    self.identity = identity
    documentID = Identifier.document(identity: identity)
    let rest = identity[slashes.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count).prefix { $0 != "?" }
    let host = authority.split(separator: "@").last ?? authority
    stem = "\(Self.folderName(host))/\(Self.words(path))\(documentID.dropFirst())"
  }

  /// The page's file, in a folder within that of all pages (none: in it), for what its transport calls it.
  package func path(in folder: String, contentType: String?, bytes: [UInt8]) -> String {
    "\(top(folder))\(stem).\(MediaType.fileExtension(contentType: contentType, bytes: bytes))"
  }

  /// The same file in another folder.
  func path(_ path: String, movedTo folder: String) -> String {
    "\(top(folder))\(path.split(separator: "/").suffix(2).joined(separator: "/"))"
  }

  /// The folder that a page's file lies in, within that of all pages: empty for none.
  static func folder(of path: String) -> String {
    path.split(separator: "/").dropFirst().dropLast(2).joined(separator: "/")
  }

  private func top(_ folder: String) -> String {
    folder.isEmpty ? "\(Self.folder)/" : "\(Self.folder)/\(folder)/"
  }

  /// A host as a folder's name: lower case, without what a file system may mind.
  private static func folderName(_ host: Substring) -> String {
    var name = host.lowercased().utf8.map { byte -> UInt8 in
      isWord(byte) || byte == UInt8(ascii: ".") ? byte : UInt8(ascii: "_")
    }
    name = Array(name.prefix(longestHost))
    // A dot at the beginning hides a folder, one at the end is dropped by Windows.
    if name.first == UInt8(ascii: ".") { name[0] = UInt8(ascii: "_") }
    if name.last == UInt8(ascii: ".") { name[name.count - 1] = UInt8(ascii: "_") }
    let text = String(decoding: name, as: UTF8.self)
    return isDevice(text) ? "_" + text : text
  }

  /// The last part of a path in words, with a hyphen behind them; empty where it has none.
  private static func words(_ path: Substring) -> String {
    let part = path.split(separator: "/").last ?? ""
    let base = part.lastIndex(of: ".").map { part[..<$0] } ?? part
    var words: [UInt8] = []
    var rest = Array(base.utf8)[...]
    while let byte = rest.popFirst(), words.count < longestWords {
      if byte == UInt8(ascii: "%") { rest = rest.dropFirst(2) } else if isWord(byte) { words.append(byte) }
    }
    return words.isEmpty ? "" : String(decoding: words, as: UTF8.self).lowercased() + "-"
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Names of devices, which Windows opens in the place of a file, whatever stands behind a dot
  /// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
  private static func isDevice(_ name: String) -> Bool {
    let base = name.prefix { $0 != "." }
    if ["con", "prn", "aux", "nul"].contains(base) { return true }
    return base.count == 4 && (base.hasPrefix("com") || base.hasPrefix("lpt")) && base.last?.isNumber == true
  }
}
