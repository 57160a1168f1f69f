internal import Foundation

/// A table of tab-separated values: comment lines with `#`, a line of column names, rows.
struct TableFile {
  struct Row {
    var line: Int
    var fields: [Substring]
  }

  /// A key by its bytes: text compares by canonical equivalence, which takes ten times as long.
  private struct Key: Hashable {
    var text: Substring

    static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
      // FNV-1a.
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hasher.combine(hash)
    }
  }

  var name: String
  var rows: [Row] = []

  /// Reads `text`, refusing other columns than `columns`, rows of another width, and a key (first field) twice.
  init(name: String, text: String, columns: [String]) throws(TableError) {
    self.name = name
    var header = false
    var keys: Set<Key> = []
    // About a dozen bytes a line: growing the set step by step hashes every key again.
    keys.reserveCapacity(text.utf8.count / 12)
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = Substring(line)
      if line.isEmpty || line.utf8.first == UInt8(ascii: "#") && !header { continue }
      let fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { Substring($0) }
      guard header else {
        guard fields.map(String.init) == columns else {
          throw error(number, "has the columns '\(line)'; expected '\(columns.joined(separator: "\t"))'")
        }
        header = true
        continue
      }
      guard fields.count == columns.count else {
        throw error(number, "has \(fields.count) fields; expected \(columns.count), separated by tabs")
      }
      guard keys.insert(Key(text: fields[0])).inserted else {
        throw error(number, "'\(fields[0])' stands twice; keep one")
      }
      rows.append(Row(line: number, fields: fields))
    }
    guard header else { throw error(nil, "has no line of column names") }
  }

  /// Reads a table of the library's own resources, or of `folder`.
  static func load(_ name: String, columns: [String], from folder: URL) throws(TableError) -> TableFile {
    let text: String
    do {
      text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    } catch {
      throw TableError(
        file: name, line: nil,
        problem: "cannot be read from \(folder.path); install the program with its resources")
    }
    return try TableFile(name: name, text: text, columns: columns)
  }

  func error(_ line: Int?, _ problem: String) -> TableError {
    TableError(file: name, line: line, problem: problem)
  }

  /// The one scalar of a field.
  func scalar(_ row: Row, _ field: Int) throws(TableError) -> UInt32 {
    let scalars = row.fields[field].unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else {
      throw error(row.line, "'\(row.fields[field])' is no single character")
    }
    return first.value
  }

  /// The scalars of a field.
  func scalars(_ row: Row, _ field: Int) -> [UInt32] { row.fields[field].unicodeScalars.map(\.value) }
}
