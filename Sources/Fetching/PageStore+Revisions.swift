internal import Hashing
internal import Records

// What a store does while it is locked.
extension PageStore {
  func keep(_ page: FetchedPage, _ place: PagePlace, in folder: String?) throws(PageStoreError) -> Result {
    let sha256 = SHA256Digest.hex(of: page.body)
    let newest = try newest(place)
    let folder = folder ?? newest?.sidecar.path.map(PagePlace.folder) ?? ""
    if let (number, known) = newest, known.sha256 == sha256, let path = known.path {
      let isWhole = files.has(path, bytes: page.body.count) && files.has(Sidecar.name(of: path))
      if !isWhole || known.goneAt != nil {
        var sidecar = known
        sidecar.goneAt = nil
        try files.create(page.body, at: Self.body(sha256))
        try commit(sidecar, place, number)
      }
      if PagePlace.folder(of: path) == folder { return .unchanged(path: path) }
      return .unchanged(path: try move(known, from: path, to: folder, place, number))
    }
    let contentType = page.answer.header("Content-Type")
    let path = place.path(in: folder, contentType: contentType, bytes: page.body)
    var sidecar = Sidecar()
    sidecar.url = page.url
    sidecar.retrievedAt = page.retrievedAt
    sidecar.contentType = contentType
    sidecar.path = path
    sidecar.sha256 = sha256
    sidecar.answer = page.answer
    let number = (newest?.number ?? 0) + 1
    try files.create(page.body, at: Self.body(sha256))
    try commit(sidecar, place, number)
    return number == 1 ? .new(path: path) : .revised(path: path, revision: number)
  }

  /// Writes a further revision that lies in another folder; its path there. Should the process be killed, the next
  /// store takes the old file away as it does when a revision has another ending.
  @discardableResult
  func move(
    _ known: Sidecar, from path: String, to folder: String, _ place: PagePlace, _ number: Int
  ) throws(PageStoreError) -> String {
    var sidecar = known
    let target = place.path(path, movedTo: folder)
    sidecar.path = target
    try commit(sidecar, place, number + 1)
    return target
  }

  /// Writes a revision, and makes it the one that the pipeline reads.
  func commit(_ sidecar: Sidecar, _ place: PagePlace, _ number: Int) throws(PageStoreError) {
    try files.write([], to: Self.pending(place.documentID))
    try files.write(sidecar.json, to: Self.revision(place.documentID, number))
    try publish(place.documentID)
  }

  /// Puts the newest revision of a page in the place that the pipeline reads. Done twice, it does no harm.
  func publish(_ id: String) throws(PageStoreError) {
    let number = count(id)
    if var sidecar = try revision(id, number), let path = sidecar.path, let sha256 = sidecar.sha256 {
      sidecar.defaults = try facts(beside: path)
      if let old = try revision(id, number - 1)?.path, old != path {
        sidecar.defaults = sidecar.defaults.filled(from: try facts(beside: old))
        try files.remove(old)
        try files.link(Self.body(sha256), as: path)
        try files.write(sidecar.json, to: Sidecar.name(of: path))
        try files.remove(Sidecar.name(of: old))
      } else {
        try files.link(Self.body(sha256), as: path)
        try files.write(sidecar.json, to: Sidecar.name(of: path))
      }
    }
    try files.remove(Self.pending(id))
  }

  /// The newest revision and its number.
  func newest(_ place: PagePlace) throws(PageStoreError) -> (number: Int, sidecar: Sidecar)? {
    let number = count(place.documentID)
    guard let sidecar = try revision(place.documentID, number) else { return nil }
    let identity = sidecar.url.flatMap { URLNormalization.normalized($0) }
    guard identity == place.identity else {
      throw PageStoreError(
        place: Self.revision(place.documentID, number),
        what: "is the page of \(identity ?? "no URL"), and \(place.identity) has the same hash",
        remedy: "keep one of the two in another raw folder")
    }
    return (number, sidecar)
  }

  /// A revision; nil where there is none.
  func revision(_ id: String, _ number: Int) throws(PageStoreError) -> Sidecar? {
    let path = Self.revision(id, number)
    guard number > 0, let bytes = try files.read(path) else { return nil }
    do throws(SidecarError) {
      var sidecar = try Sidecar(bytes)
      // Only what this store gave as a name is one.
      if let path = sidecar.path,
        !path.hasPrefix(PagePlace.folder + "/") || path.split(separator: "/").contains("..")
      {
        sidecar.path = nil
      }
      return sidecar
    } catch {
      throw PageStoreError(
        place: "\(files.root)/\(path)", what: "\(error)", remedy: "remove it, and fetch the page again")
    }
  }

  /// How many revisions of a page there are.
  func count(_ id: String) -> Int {
    files.names(in: "\(Self.kept)/pages/\(id)").compactMap { Int($0.prefix { $0 != "." }) }.max() ?? 0
  }

  /// What a person wrote beside a page. A sidecar that cannot be read is left for the reader to tell of: none is lost.
  private func facts(beside path: String) throws(PageStoreError) -> PageDefaults {
    let place = Sidecar.name(of: path)
    guard let bytes = try files.read(place) else { return PageDefaults() }
    do throws(SidecarError) {
      return try Sidecar(bytes).defaults
    } catch {
      throw PageStoreError(
        place: "\(files.root)/\(place)", what: "\(error)", remedy: "then fetch the page again")
    }
  }
}
