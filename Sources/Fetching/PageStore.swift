public import HTTP
internal import Synchronization

/// Keeps fetched pages below the raw folder as they came, the old revisions of each too.
///
///     web/www.example.org/report-0123456789abcdef.html            the newest revision, for the pipeline to read
///     web/www.example.org/report-0123456789abcdef.html.meta.json  its sidecar
///     web/news/www.example.org/report-0123456789abcdef.html       a page of the source `news`
///     .kept/bodies/ab/abcd…                                       each body once, named by its SHA-256
///     .kept/pages/d0123456789abcdef/0001.json                     the sidecar of each revision, the first is 0001
///     .kept/pending/d0123456789abcdef                             pages whose first two files are being changed
///     .kept/writing/                                              files that are not whole yet
///
/// The newest revision's file is a second name of its body (a copy where the file system has none), so that equal
/// bytes lie on the disk once, whatever URLs and revisions they are of. Names that begin with a dot are never pages.
/// A process that is killed anywhere leaves whole files alone; the next store puts right what is pending.
///
/// One store a raw folder at a time; its calls may come from any thread.
public final class PageStore: Sendable {
  static let kept = ".kept"
  static let writing = ".kept/writing"

  let files: StoreFiles
  /// The raw folder.
  public var root: String { files.root }
  /// Locked (`flock`) for as long as the store is open.
  private let guardFile: StoreLock
  private let lock = Mutex(())

  /// What became of a page.
  public enum Result: Sendable, Hashable {
    /// The first revision.
    case new(path: String)
    /// A revision of a page that was kept before in other bytes.
    case revised(path: String, revision: Int)
    /// The bytes are those of the newest revision: nothing was written.
    case unchanged(path: String)

    /// Where the page lies below the raw folder.
    public var path: String {
      switch self {
      case .new(let path), .unchanged(let path), .revised(let path, _): path
      }
    }
  }

  /// Opens the store of a raw folder, which is made where it is missing; finishes what a killed process left.
  ///
  /// Throws ``PageStoreError`` where the folder cannot be written, or another process has the store open.
  public init(root: String) throws(PageStoreError) {
    files = StoreFiles(root: root)
    try files.makeFolders(above: Self.writing + "/x")
    guardFile = try StoreLock(root: root)
    for name in files.names(in: Self.writing) { try files.remove("\(Self.writing)/\(name)") }
    for id in files.names(in: "\(Self.kept)/pending") { try publish(id) }
  }

  /// Keeps a page.
  ///
  /// What a person added to its sidecar (`region` and the like) stays.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - folder: the folder within `web/` that it belongs to, such as its source's; nil where it lies already, and
  ///     `web/` itself for a new page. A page that lies in another is moved.
  /// - Returns: what became of it.
  /// - Throws: ``PageStoreError`` where a file cannot be written, or the URL is none.
  @discardableResult
  public func keep(_ page: FetchedPage, in folder: String? = nil) throws(PageStoreError) -> Result {
    let place = try place(of: page.url)
    return try lock.withLock { _ throws(PageStoreError) in try keep(page, place, in: folder) }
  }

  /// Moves a page to another folder within `web/`; it has a further revision, of the same bytes, that says so. Nothing
  /// happens where it lies there, or is not kept.
  public func move(_ url: String, to folder: String) throws(PageStoreError) {
    let place = try place(of: url)
    try lock.withLock { _ throws(PageStoreError) in
      guard let (number, known) = try newest(place), let path = known.path,
        PagePlace.folder(of: path) != folder
      else { return }
      try move(known, from: path, to: folder, place, number)
    }
  }

  /// The sidecar of the newest revision of a URL's page; nil where none is kept.
  public func newest(_ url: String) throws(PageStoreError) -> Sidecar? {
    let place = try place(of: url)
    return try lock.withLock { _ throws(PageStoreError) in try newest(place)?.sidecar }
  }

  /// The URL that a page below the raw folder was fetched from, by its sidecar; nil where that says none.
  public func url(of path: String) throws(PageStoreError) -> String? {
    guard let bytes = try files.read(Sidecar.name(of: path)) else { return nil }
    return (try? Sidecar(bytes))?.url
  }

  /// The sidecars of all revisions of a URL's page, the oldest first.
  public func revisions(_ url: String) throws(PageStoreError) -> [Sidecar] {
    let place = try place(of: url)
    return try lock.withLock { _ throws(PageStoreError) in
      var all: [Sidecar] = []
      for number in stride(from: 1, through: count(place.documentID), by: 1) {
        if let sidecar = try revision(place.documentID, number) { all.append(sidecar) }
      }
      return all
    }
  }

  /// The bytes of a revision, by its SHA-256; nil where they are not kept.
  public func body(sha256: String) throws(PageStoreError) -> [UInt8]? {
    guard sha256.utf8.count == 64, sha256.allSatisfy(\.isHexDigit) else { return nil }
    return try files.read(Self.body(sha256))
  }

  /// What to ask the server by whether a URL's page is still the one at hand; nil where its file is not there, or the
  /// server gave nothing to go by.
  public func validators(_ url: String) throws(PageStoreError) -> Validators? {
    guard let newest = try newest(url), let path = newest.path, files.has(path), let answer = newest.answer
    else {
      return nil
    }
    let validators = Validators(
      url: answer.url, entityTag: answer.header("ETag"), lastModified: answer.header("Last-Modified"))
    return validators.isEmpty ? nil : validators
  }

  /// Marks a page that the server says is gone, or unmarks it with nil; the page stays. Nothing happens where it is
  /// not kept, or marked already.
  public func setGone(_ url: String, at moment: String?) throws(PageStoreError) {
    let place = try place(of: url)
    try lock.withLock { _ throws(PageStoreError) in
      guard let (number, known) = try newest(place), (known.goneAt == nil) != (moment == nil) else { return }
      var sidecar = known
      sidecar.goneAt = moment
      try commit(sidecar, place, number)
    }
  }
}
