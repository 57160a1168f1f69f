internal import Foundation
internal import Glibc
internal import Hashing
public import Records

/// Reads pages from a folder: each file becomes a ``Document`` with its identity, its hash and what is known of it.
public struct PageReader: Sendable {
  /// The folder that pages' paths are relative to.
  public let root: String
  /// The most bytes of a page; a larger file is a failure.
  public let byteCap: Int

  /// What a page may have where nothing is said: 16 MB.
  public static let standardByteCap = 16 << 20

  /// A reader of one folder.
  public init(root: String, byteCap: Int = standardByteCap) {
    self.root = root
    self.byteCap = byteCap
  }

  /// The page at a path, `/` between its parts, relative to the folder.
  ///
  /// Never throws: where the file is missing, unreadable, too large or outside the folder, the document carries a
  /// ``Failure`` of stage `fetch`, and its hash is empty. A file without any byte is a failure too: it is what an
  /// interrupted download leaves; its hash is that of no bytes.
  public func fetch(path: String, defaults: PageDefaults = PageDefaults()) -> Document {
    read(path: path, defaults: defaults).document
  }

  /// The page at a path and its bytes, read once: for a line that strips it in the same process.
  ///
  /// The document is that of ``fetch(path:defaults:)``; there are no bytes where it carries a failure.
  public func read(
    path: String, defaults: PageDefaults = PageDefaults()
  ) -> (document: Document, bytes: [UInt8]) {
    var document = Document(
      page: Page(
        documentID: Identifier.document(identity: path), identity: path, source: path, path: path, sha256: "",
        bytes: 0, mediaType: MediaType.of(path: path, contentType: nil, bytes: []), defaults: defaults))
    do {
      let sidecar = try sidecar(of: path)
      if let sidecar { take(sidecar, into: &document.page, defaults) }
      let bytes = try read(path, cap: byteCap)
      document.page.bytes = bytes.count
      document.page.sha256 = SHA256Digest.hex(of: bytes)
      document.page.mediaType = MediaType.of(path: path, contentType: sidecar?.contentType, bytes: bytes)
      if let told = sidecar?.sha256, told != document.page.sha256 {
        document.error = failure(
          "sidecar-mismatch",
          "\(path): its bytes are not those that its sidecar tells (SHA-256 differs): fetch it again, or, where you "
            + "changed the page yourself, take sha256 out of the sidecar")
        return (document, [])
      }
      if let kind = MediaType.unreadable(contentType: sidecar?.contentType, bytes: bytes), !bytes.isEmpty {
        document.error = failure(
          "media-type", "\(path): is \(kind), no page and no text: give its text as a page, or leave it out")
      }
      if bytes.isEmpty {
        document.error = failure(
          "file-empty", "\(path): has no bytes: fetch the page again, or remove the file")
      }
      return (document, document.error == nil ? bytes : [])
    } catch {
      document.error = error
      return (document, [])
    }
  }

  /// The page at a path, its bytes put into the record in Base64: for stages on machines without the folder.
  public func fetchInline(path: String, defaults: PageDefaults = PageDefaults()) -> Document {
    var (document, bytes) = read(path: path, defaults: defaults)
    if document.error == nil { document.page.content = Data(bytes).base64EncodedString() }
    return document
  }

  /// The bytes of a page: those it carries in itself, else its file's, which must be the bytes that were fetched.
  public func bytes(of page: Page) throws(Failure) -> [UInt8] {
    let bytes: [UInt8]
    if let content = page.content {
      guard let data = Data(base64Encoded: content) else {
        throw failure(
          "content-malformed",
          "\(page.path): its content is no Base64: write the record again with tongji-fetch --inline"
        )
      }
      bytes = [UInt8](data)
    } else {
      bytes = try read(page.path, cap: byteCap)
    }
    guard SHA256Digest.hex(of: bytes) == page.sha256 else {
      throw failure(
        "content-changed",
        "\(page.path): its bytes are not those that were fetched (SHA-256 differs): fetch it again")
    }
    return bytes
  }

  private func take(_ sidecar: Sidecar, into page: inout Page, _ defaults: PageDefaults) {
    if let url = sidecar.url, let normal = URLNormalization.normalized(url) {
      page.identity = normal
      page.source = normal
      page.documentID = Identifier.document(identity: normal)
    }
    page.retrievedAt = sidecar.retrievedAt
    page.declaredCharset = sidecar.contentType.flatMap(MediaType.charset(of:))
    page.defaults = sidecar.defaults.filled(from: defaults)
  }

  private func sidecar(of path: String) throws(Failure) -> Sidecar? {
    let place = Sidecar.name(of: path)
    guard FileStatus(root + "/" + place) != .missing else { return nil }
    do {
      return try Sidecar(try read(place, cap: Sidecar.byteCap))
    } catch let error as SidecarError {
      throw failure("sidecar-malformed", "\(place): \(error)")
    } catch let error as Failure {
      throw error
    } catch {
      throw failure("sidecar-malformed", "\(place): \(error)")
    }
  }

  /// A file's bytes; refuses what lies outside the folder, whether by `..`, by an absolute path or by a link.
  private func read(_ path: String, cap: Int) throws(Failure) -> [UInt8] {
    let place = root + "/" + path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !parts.contains("..") else { throw outside(path) }
    switch FileStatus(place, followsLinks: true) {
    case .missing:
      if FileStatus(place) == .link {
        throw failure("file-missing", "\(path): the link leads nowhere: mend or remove it")
      }
      if FolderEntry.isUnnameable(path, below: root) {
        throw failure(
          "file-name",
          "\(path): the name of the file is no UTF-8: give it another, here each such byte is %XX")
      }
      throw failure("file-missing", "\(path): there is no such file below '\(root)': add it, or leave it out")
    case .folder:
      throw failure("file-folder", "\(path): is a folder: name the pages in it, as in \(path)/*.html")
    case .other, .link:
      throw failure("file-special", "\(path): is no plain file: a page must be one")
    case .file: break
    }
    guard let base = canonical(root), let target = canonical(place),
      target.hasPrefix(base == "/" ? "/" : base + "/")
    else { throw outside(path) }
    return try contents(of: target, named: path, cap: cap)
  }

  private func contents(of target: String, named path: String, cap: Int) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(target, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw failure(
        "file-unreadable", "\(path): may not be read (\(Self.reason(errno))): change its permissions")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("file-unreadable", "\(path): could not be read (\(Self.reason(errno))): check the disk")
      }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= cap else {
        throw failure(
          "too-large",
          "\(path): has more than \(cap) bytes, the most that a page may have: split it, or leave the file out"
        )
      }
    }
  }

  private func canonical(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }

  private func outside(_ path: String) -> Failure {
    failure("file-outside", "\(path): lies outside '\(root)': copy it into the folder")
  }

  private func failure(_ kind: String, _ message: String) -> Failure {
    Failure(stage: "fetch", kind: kind, message: message)
  }
}
