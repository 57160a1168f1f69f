internal import Discovering
internal import Fetching
internal import HTTP

extension FuzzTarget {
  private static let headCap = 4_096

  /// Names and values have no blanks around them and no line feed, and are no longer than the lines; nothing is taken
  /// beyond the cap.
  static func checkHeaders(_ bytes: [UInt8]) throws(Violation) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) + [0x0A] }
    func read() -> (reader: HeaderReader, taken: Int) {
      var reader = HeaderReader()
      var taken = 0
      for line in lines {
        guard reader.take(line, cap: headCap) else { break }
        taken += line.count
      }
      return (reader, taken)
    }
    let (reader, taken) = read()
    try require(taken <= headCap, "\(taken) bytes taken")
    let again = read().reader
    try require(
      again.headers == reader.headers && again.status == reader.status, "read otherwise the second time")
    // A line that goes on leaves a blank in the place of its end.
    let size = reader.headers.fields.reduce(0) {
      $0 + $1.name.unicodeScalars.count + $1.value.unicodeScalars.count
    }
    try require(size <= taken, "\(size) characters of \(taken) bytes")
    for field in reader.headers.fields {
      for text in [field.name, field.value] {
        try require(
          !text.unicodeScalars.contains { $0.value > 0xFF || $0 == "\n" },
          "'\(text)' is of no bytes of a line")
      }
      let ends = [field.name.unicodeScalars.first, field.name.unicodeScalars.last]
      try require(
        !ends.contains(" ") && !ends.contains("\t"), "the name '\(field.name)' has blanks around it")
      try require(!field.name.unicodeScalars.contains(":"), "the name '\(field.name)' has a colon")
      try require(reader.headers[field.name] != nil, "'\(field.name)' is not found by its name")
    }
  }

  /// An address that is taken is in normal form, whole and printable; what it leads to is one, too; and its page has a
  /// place below the raw folder.
  static func checkAddress(_ bytes: [UInt8]) throws(Violation) {
    let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let text = String(decoding: lines.first ?? [], as: UTF8.self)
    let reference = lines.count > 1 ? Array(lines[1]) : []
    try checkPlace(text)
    guard let address = try? WebAddress(text) else { return }
    try checkWhole(address)
    if let target = try? address.resolving(bytes: reference) { try checkWhole(target) }
    let written = String(decoding: reference, as: UTF8.self)
    guard let link = URLReference.resolve(written, base: address.text) else { return }
    try require(URLNormalization.normalized(link) == link, "\(link) is in no normal form")
    try require(URLReference.resolve(link, base: address.text) == link, "\(link) leads elsewhere")
    try require(URLReference.host(of: link) != nil, "\(link) has no host")
    try checkPlace(link)
  }

  private static func checkWhole(_ address: WebAddress) throws(Violation) {
    let text = address.text
    try require(
      text.hasPrefix(address.isSecure ? "https://" : "http://") && text.utf8.count <= WebAddress.longest,
      "\(text) is no address")
    try require(
      text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !text.utf8.contains(UInt8(ascii: "#")),
      "\(text) has a character that no URL may hold")
    try require(
      !address.host.isEmpty && address.host == address.host.lowercased() && address.port > 0
        && address.port < 65_536, "the host '\(address.host)', the port \(address.port)")
    let again: WebAddress
    do { again = try WebAddress(text) } catch { throw Violation("\(text) is not taken again: \(error)") }
    try require(again == address, "\(text) becomes \(again)")
    do { try require(try address.resolving("") == address, "the empty reference on \(text)") } catch {
      throw Violation("\(error)")
    }
  }

  /// By no trick does a file's name leave the folder of its source.
  private static func checkPlace(_ url: String) throws(Violation) {
    guard let place = PagePlace(url: url) else { return }
    try require(
      URLNormalization.normalized(place.identity) == place.identity, "\(place.identity) is in no normal form")
    let path = place.path(in: "news", contentType: nil, bytes: [])
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    try require(parts.count == 4 && parts[0] == "web" && parts[1] == "news", path)
    for part in parts {
      try require(
        !part.isEmpty && !part.hasPrefix(".") && !part.hasSuffix(".") && part.utf8.count <= 120
          && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }, path)
    }
  }
}
