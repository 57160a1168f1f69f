/// Reads a WARC file, plain or with a gzip member a record, record by record: it holds no more than one of them.
public struct WARCReader {
  private var input: WARCInput
  private let file: String
  private let blockCap: Int

  /// The most bytes of a record's head.
  private static let headCap = 1 << 16

  /// A reader.
  ///
  /// - Parameters:
  ///   - file: what the file is called, for messages.
  ///   - offset: where the first byte stands in the file.
  ///   - blockCap: the most bytes that a record may hold; larger ones are told and skipped.
  ///   - chunk: the next bytes of the file, in pieces of any size; none at the end.
  public init(
    file: String, offset: Int = 0, blockCap: Int = 32 << 20,
    chunk: @escaping () throws(WARCFileError) -> [UInt8]
  ) {
    self.init(WARCInput(offset: offset, cap: blockCap, chunk: chunk), file: file, blockCap: blockCap)
  }

  init(_ input: WARCInput, file: String, blockCap: Int) {
    self.file = file
    self.blockCap = blockCap
    self.input = input
  }

  /// A reader of bytes at hand.
  public init(_ bytes: [UInt8], file: String = "bytes", blockCap: Int = 32 << 20) {
    var rest = bytes[...]
    self.init(file: file, blockCap: blockCap) { () throws(WARCFileError) in
      let chunk = rest.prefix(1 << 16)
      rest = rest.dropFirst(1 << 16)
      return Array(chunk)
    }
  }

  /// The next record, or the next place that cannot be read; nil at the end. Throws ``WARCFileError`` where the file
  /// itself cannot be read on.
  public mutating func next() throws(WARCFileError) -> WARCItem? {
    do {
      guard try input.skipLineEnds() else { return nil }
    } catch { return try stopped(error, at: input.offset) }
    let start = input.offset
    do {
      return .record(try record(at: start))
    } catch {
      return try stopped(error, at: start)
    }
  }

  /// What a stop makes of a record: the reader is put behind it.
  private mutating func stopped(_ stop: WARCInput.Stop, at start: Int) throws(WARCFileError) -> WARCItem {
    let kind: WARCDamage.Kind
    switch stop {
    case .file(let error): throw error
    case .end:
      kind = .truncated
      try input.giveUp()
    case .packed:
      kind = .packed
      try input.findMember()
    case .record(let found):
      kind = found
      if case .tooLarge = found { break }
      try input.findRecord()
    }
    return .damage(WARCDamage(file: file, offset: start, kind: kind))
  }

  private mutating func record(at start: Int) throws(WARCInput.Stop) -> WARCRecord {
    let isFirst = input.isAtMemberStart
    guard try input.starts(with: "WARC/") else { throw .record(.noRecord) }
    let head = try head()
    guard let length = head.fields.first(where: { $0.name.lowercased() == "content-length" }),
      let count = Int(length.value), count >= 0, head.version == "1.0" || head.version == "1.1"
    else { throw .record(.head) }
    guard count <= blockCap else {
      try input.skip(count)
      throw .record(.tooLarge(bytes: count, cap: blockCap))
    }
    input.mark()
    let block = try input.take(count)
    // Two line ends close a record; at the end of a file some programs leave them out.
    let end = try input.peek(4)
    guard end.isEmpty || end.starts(with: [0x0D, 0x0A]) || end.first == 0x0A else {
      input.returnToMark()
      throw .record(.length)
    }
    _ = try input.take(end.prefix { $0 == 0x0D || $0 == 0x0A }.count)
    let isLast = try input.endsMember()
    return WARCRecord(
      offset: start, length: isFirst && isLast ? input.offset - start : nil, version: head.version,
      fields: head.fields, block: block)
  }

  /// The lines up to the empty one.
  private mutating func head() throws(WARCInput.Stop) -> (version: String, fields: [WARCRecord.Field]) {
    var version = ""
    var fields: [WARCRecord.Field] = []
    var bytes = 0
    while true {
      guard let line = try input.line(cap: Self.headCap - bytes) else { throw .record(.head) }
      bytes += line.count
      if bytes >= Self.headCap { throw .record(.head) }
      if version.isEmpty {
        version = String(LinkText.collapsed(String(decoding: line, as: UTF8.self)).dropFirst(5))
        if version.isEmpty { throw .record(.head) }
      } else if line.isEmpty {
        return (version, fields)
      } else {
        fields.take(line: line)
      }
    }
  }
}
