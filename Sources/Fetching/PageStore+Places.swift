extension PageStore {
  static func body(_ sha256: String) -> String { "\(kept)/bodies/\(sha256.prefix(2))/\(sha256)" }

  static func pending(_ id: String) -> String { "\(kept)/pending/\(id)" }

  static func revision(_ id: String, _ number: Int) -> String {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(kept)/pages/\(id)/\(zeros)\(digits).json"
  }

  func place(of url: String) throws(PageStoreError) -> PagePlace {
    guard let place = PagePlace(url: url) else {
      throw PageStoreError(
        place: url, what: "is no absolute URL",
        remedy: "write scheme, host and path, as in https://example.org/a")
    }
    return place
  }
}
