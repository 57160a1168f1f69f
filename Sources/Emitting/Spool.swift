/// The rows of all documents on disk, in the order they came, with a compact index in memory: about 150 bytes and
/// the source's text a document.
struct Spool: ~Copyable {
  /// What must be known of every document at once, to put them in order and to find duplicates.
  struct Entry {
    var documentID: UInt64
    var sourceStart: Int
    var offset: Int
    var sourceLength: Int32
    var length: Int32
    /// Year, month and day as one number; the greatest number where unknown.
    var publishedOn: Int32
    var status: DocumentStatus
    var hasText: Bool
    var key: DuplicateKey?
    var signature: LikenessSignature
    /// The bytes of the likeness, which follow the rows; 0 where there is none.
    var likenessLength: Int32
    /// How many statistics have a value.
    var values: Int32
    /// How many have lost it.
    var losses: Int32
    var isTruncated: Bool
    var isTraditional: Bool
  }

  private var writer: FileWriter
  private(set) var entries: [Entry] = []
  /// The sources of all entries, one after another.
  private var sources: [UInt8] = []

  init(path: String) throws(EmitError) { writer = try FileWriter(creating: path, isHashed: false) }

  mutating func add(_ rows: DocumentRows) throws(EmitError) {
    let source = Array(rows.source.utf8)
    entries.append(
      Entry(
        documentID: Spool.number(of: rows.documentID), sourceStart: sources.count, offset: writer.count,
        sourceLength: Int32(source.count), length: Int32(rows.cells.count),
        publishedOn: Spool.day(rows.publishedOn), status: rows.status, hasText: rows.text != nil,
        key: rows.duplicateKey, signature: rows.signature, likenessLength: Int32(rows.likeness.count),
        values: Int32(rows.values), losses: Int32(rows.losses), isTruncated: rows.isTruncated,
        isTraditional: rows.isTraditional))
    sources.append(contentsOf: source)
    try writer.write(rows.cells)
    try writer.write(rows.likeness)
  }

  /// Ends writing; the rows can be read afterwards.
  mutating func finish() throws(EmitError) { _ = try writer.finish() }

  /// The path of the spooled rows.
  var path: String { writer.path }

  /// Puts the entries in order of publication: by source, then by identifier, both as bytes.
  ///
  /// A document that was added twice with the same rows counts once; with others it is an error.
  mutating func sort() throws(EmitError) {
    let sources = sources
    entries.sort { a, b in
      switch Spool.compare(sources, a, b) {
      case 0: a.documentID < b.documentID
      case let order: order < 0
      }
    }
    let byID = entries.indices.sorted { (entries[$0].documentID, $0) < (entries[$1].documentID, $1) }
    var repeated: [Int] = []
    for (first, second) in zip(byID, byID.dropFirst())
    where entries[first].documentID == entries[second].documentID {
      try requireEqual(entries[first], entries[second])
      repeated.append(second)
    }
    for index in repeated.sorted(by: >) { entries.remove(at: index) }
  }

  private func requireEqual(_ a: Entry, _ b: Entry) throws(EmitError) {
    let reader = try FileReader(opening: path)
    let first = try reader.bytes(at: a.offset, count: Int(a.length))
    let second = try reader.bytes(at: b.offset, count: Int(b.length))
    if first == second { return }
    throw EmitError(
      .repeatedDocument,
      what: "was added twice with different contents, from '\(source(of: a))' and '\(source(of: b))'",
      place: "document \(Spool.documentID(a.documentID))",
      remedy: "let one source of pipeline.json find the page, not two")
  }

  private func source(of entry: Entry) -> String {
    String(
      decoding: sources[entry.sourceStart..<(entry.sourceStart + Int(entry.sourceLength))], as: UTF8.self)
  }

  /// Whether the first source comes before the second: negative; after: positive.
  private static func compare(_ sources: [UInt8], _ a: Entry, _ b: Entry) -> Int {
    let count = min(a.sourceLength, b.sourceLength)
    for index in 0..<Int(count) {
      let left = sources[a.sourceStart + index]
      let right = sources[b.sourceStart + index]
      if left != right { return Int(left) - Int(right) }
    }
    return Int(a.sourceLength) - Int(b.sourceLength)
  }

  /// The 64 bits that an identifier's hexadecimal digits write.
  static func number(of documentID: String) -> UInt64 { UInt64(documentID.dropFirst(), radix: 16) ?? 0 }

  /// The identifier of a number.
  static func documentID(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return "d" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func day(_ text: String?) -> Int32 {
    text.flatMap { Int32($0.filter { $0 != "-" }) } ?? Int32.max
  }
}
