internal import Foundation

/// Records on their way from one stage to the next, in files: their lines, and what the run knows of each.
///
/// A program of one's own reads the records themselves; several copies of it have a file each.
struct WaitingRecords {
  /// What the run knows of a record.
  struct Note: Codable {
    /// The page, by its turn in the plan.
    var page: Int
    /// Its identifier.
    var documentID: String
    /// The digest of the record that it was fetched as.
    var record: String
    /// How its files looked.
    var stamp: String
    /// Why it is worked on.
    var reasons: [WorkReason]
    /// The digest of the section `page`, which no stage may change.
    var pageDigest: String
  }

  private let paths: [String]
  private var records: [FileHandle] = []
  private var notes: [FileHandle] = []
  /// How many records each file holds.
  private(set) var counts: [Int]
  private var nextFile = 0

  /// Files of one place in the line.
  init(folder: String, place: Int, copies: Int) throws {
    paths = (0..<copies).map { "\(folder)/\(place)-\($0)" }
    counts = Array(repeating: 0, count: copies)
    for path in paths {
      for end in [".jsonl", ".notes"] {
        guard FileManager.default.createFile(atPath: path + end, contents: nil) else {
          throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path + end])
        }
      }
      records.append(try FileHandle(forWritingTo: URL(filePath: path + ".jsonl")))
      notes.append(try FileHandle(forWritingTo: URL(filePath: path + ".notes")))
    }
  }

  /// All records.
  var count: Int { counts.reduce(0, +) }

  /// The files of records that are not empty, with their turns.
  var files: [(turn: Int, path: String)] {
    paths.indices.filter { counts[$0] > 0 }.map { ($0, paths[$0] + ".jsonl") }
  }

  /// Adds a record: each file gets its share in turn.
  mutating func append(_ line: [UInt8], _ note: Note) throws {
    try records[nextFile].write(contentsOf: Data(line) + Data([0x0A]))
    try notes[nextFile].write(contentsOf: try JSONEncoder().encode(note) + Data([0x0A]))
    counts[nextFile] += 1
    nextFile = (nextFile + 1) % paths.count
  }

  /// Ends writing.
  func close() throws {
    for file in records + notes { try file.close() }
  }

  /// The lines of the records of one file, in their order.
  func readRecords(_ turn: Int) throws -> FileLines { try FileLines(path: paths[turn] + ".jsonl") }

  /// What is known of them, in the same order.
  func readNotes(_ turn: Int) throws -> NoteReader {
    NoteReader(lines: try FileLines(path: paths[turn] + ".notes"))
  }
}

/// The notes of one file, one by one.
struct NoteReader {
  fileprivate var lines: FileLines

  /// The next note; nil at the end.
  mutating func next() throws -> WaitingRecords.Note? {
    try lines.next().map { try JSONDecoder().decode(WaitingRecords.Note.self, from: Data($0)) }
  }
}

/// The lines of a file, one at a time, without their line feeds.
struct FileLines {
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// Opens a file.
  init(path: String) throws { file = try FileHandle(forReadingFrom: URL(filePath: path)) }

  /// The next line; nil at the end.
  mutating func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      guard !isAtEnd else { return nil }
      buffer.removeFirst(start)
      searched = buffer.count
      start = 0
      let piece = try file.read(upToCount: 1 << 18) ?? Data()
      isAtEnd = piece.isEmpty
      buffer.append(contentsOf: piece)
    }
  }
}
