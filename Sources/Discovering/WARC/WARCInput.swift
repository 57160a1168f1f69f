internal import Gzip

/// The bytes of a WARC file, unpacked where they are packed, with their places in it.
struct WARCInput {
  /// Why a record was not read to its end.
  enum Stop: Error {
    case file(WARCFileError)
    /// The file ends.
    case end
    /// Packed bytes are damaged.
    case packed
    /// The record is no record as it should be.
    case record(WARCDamage.Kind)
  }

  private let chunk: () throws(WARCFileError) -> [UInt8]
  /// How many packed bytes of a member are kept, to look for the next one in, should it be damaged.
  private let cap: Int

  /// Bytes of the file; those before `rawPlace` have been unpacked.
  private var raw: [UInt8] = []
  private var rawPlace = 0
  /// Where in the file `raw` begins.
  private var rawStart: Int
  private var isFileRead = false

  /// Nil before the first byte told it.
  private var isPacked: Bool?
  private var member: MemberInflater?
  private var memberStart = 0

  /// Unpacked bytes; those before `place` have been taken.
  private var plain: [UInt8] = []
  private var place = 0
  private var marked: Int?
  /// How many unpacked bytes were taken since the member began; whether it is the first record's beginning.
  private var takenOfMember = 0

  init(offset: Int, cap: Int, chunk: @escaping () throws(WARCFileError) -> [UInt8]) {
    rawStart = offset
    self.cap = cap
    self.chunk = chunk
  }

  /// Where the next byte to take stands in the file: in a packed one, where its member begins, or the next will.
  var offset: Int {
    guard isPacked == true else { return rawStart + rawPlace - (plain.count - place) }
    return member == nil && place == plain.count ? rawStart + rawPlace : memberStart
  }

  /// Whether the next byte is the first of its member; so is each of a plain file.
  var isAtMemberStart: Bool { isPacked != true || takenOfMember == 0 }

  /// Passes line ends between records; false at the end of the file.
  mutating func skipLineEnds() throws(Stop) -> Bool {
    marked = nil
    while true {
      if place == plain.count {
        plain = []
        place = 0
        guard try pump() else { return false }
        continue
      }
      guard plain[place] == 0x0A || plain[place] == 0x0D else { return true }
      advance(1)
    }
  }

  mutating func starts(with text: String) throws(Stop) -> Bool {
    let wanted = Array(text.utf8)
    return try peek(wanted.count).elementsEqual(wanted)
  }

  /// The next bytes, fewer at the end; they are not taken.
  mutating func peek(_ count: Int) throws(Stop) -> [UInt8] {
    while plain.count - place < count, try pump() {}
    return Array(plain[place...].prefix(count))
  }

  /// The next bytes; stops where there are fewer.
  mutating func take(_ count: Int) throws(Stop) -> [UInt8] {
    while plain.count - place < count { guard try pump() else { throw .end } }
    let bytes = Array(plain[place..<place + count])
    advance(count)
    return bytes
  }

  /// Passes bytes, a piece at a time.
  mutating func skip(_ count: Int) throws(Stop) {
    var rest = count
    while rest > 0 {
      if place == plain.count {
        plain = []
        place = 0
        guard try pump() else { throw .end }
      }
      let step = min(rest, plain.count - place)
      advance(step)
      rest -= step
    }
  }

  /// A line without its end; nil where it has more bytes than allowed.
  mutating func line(cap: Int) throws(Stop) -> [UInt8]? {
    var length = 0
    while true {
      while place + length < plain.count {
        if plain[place + length] == 0x0A {
          var line = try take(length + 1).dropLast()
          if line.last == 0x0D { line.removeLast() }
          return Array(line)
        }
        length += 1
        if length > cap { return nil }
      }
      guard try pump() else { throw .end }
    }
  }

  /// Remembers the place, for ``returnToMark()``.
  mutating func mark() { marked = place }

  /// Goes back to the mark: the bytes since are at hand.
  mutating func returnToMark() {
    guard let marked else { return }
    place = marked
    self.marked = nil
  }

  /// Whether the record that was just taken ends its member; checks what closes it.
  mutating func endsMember() throws(Stop) -> Bool {
    marked = nil
    guard isPacked == true else { return true }
    while place == plain.count, member != nil { guard try pump(opensMember: false) else { break } }
    return place == plain.count && member == nil
  }

  /// Goes to the next line that begins a record, in the same member or behind it, and to the end where there is none.
  mutating func findRecord() throws(WARCFileError) {
    marked = nil
    do {
      while true {
        guard let end = plain[place...].firstIndex(of: 0x0A) else {
          plain = []
          place = 0
          guard try pump() else { return }
          continue
        }
        advance(end + 1 - place)
        if try starts(with: "WARC/1.") { return }
      }
    } catch {
      switch error {
      case .file(let error): throw error
      case .packed: try findMember()
      case .end, .record: try giveUp()
      }
    }
  }

  /// Goes to where reading may go on after the file ended in a record.
  mutating func giveUp() throws(WARCFileError) {
    if isPacked == true { try findMember() } else { try findRecord() }
  }

  /// Goes to the next gzip member that begins with a record, and to the end where there is none.
  mutating func findMember() throws(WARCFileError) {
    let start = max(0, min(memberStart - rawStart, rawPlace) + 1)
    drop(min(start, raw.count))
    rawPlace = 0
    (plain, place, member, marked) = ([], 0, nil, nil)
    var index = 0
    while true {
      while index + 4 > raw.count, try read() {}
      guard index + 4 <= raw.count else {
        rawPlace = raw.count
        return
      }
      if raw[index] == 0x1F, raw[index + 1] == 0x8B, raw[index + 2] == 8, raw[index + 3] & 0xE0 == 0,
        try isRecord(at: index)
      {
        rawPlace = index
        return
      }
      index += 1
      if index > 1 << 20 {
        drop(index)
        index = 0
      }
    }
  }

  private mutating func drop(_ count: Int) {
    raw.removeFirst(count)
    rawStart += count
  }

  /// Whether the packed bytes from here on begin as a record does.
  private mutating func isRecord(at start: Int) throws(WARCFileError) -> Bool {
    while raw.count - start < 1 << 12, try read() {}
    var output: [UInt8] = []
    let inflater = MemberInflater()
    guard (try? inflater.unpack(raw[start...].prefix(1 << 12), into: &output)) != nil else { return false }
    return output.starts(with: Array("WARC/".utf8))
  }

  private mutating func advance(_ count: Int) {
    place += count
    takenOfMember += count
  }

  /// Gets more unpacked bytes, or at least nearer to them; false at the end of the file.
  private mutating func pump(opensMember: Bool = true) throws(Stop) -> Bool {
    if rawPlace == raw.count, member?.hasMore != true {
      let hasMore: Bool
      do { hasMore = try read() } catch { throw .file(error) }
      guard hasMore else {
        if member != nil { throw .end }
        return false
      }
    }
    if isPacked == nil { isPacked = raw[rawPlace] == 0x1F }
    guard isPacked == true else {
      if marked == nil, place > 1 << 16 {
        plain.removeFirst(place)
        place = 0
      }
      plain.append(contentsOf: raw[rawPlace...])
      rawPlace = raw.count
      return true
    }
    if member == nil {
      guard opensMember else { return false }
      member = MemberInflater()
      memberStart = rawStart + rawPlace
      if place == plain.count { takenOfMember = 0 }
    }
    guard let member else { return false }
    do {
      rawPlace += try member.unpack(raw[rawPlace...], into: &plain)
    } catch { throw .packed }
    if member.isAtEnd { self.member = nil }
    return true
  }

  /// Reads a piece of the file; drops what is no longer needed of what was read.
  private mutating func read() throws(WARCFileError) -> Bool {
    guard !isFileRead else { return false }
    let bytes = try chunk()
    guard !bytes.isEmpty else {
      isFileRead = true
      return false
    }
    // Of an open member, all is kept as long as it is of a sensible size.
    let keep =
      member == nil || rawPlace - (memberStart - rawStart) > cap ? rawPlace : max(0, memberStart - rawStart)
    drop(keep)
    rawPlace -= keep
    raw += bytes
    return true
  }
}
