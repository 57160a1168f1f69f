internal import Caching
internal import Emitting
internal import Foundation
internal import Hashing
internal import Records
internal import SQLite

/// What earlier runs of one output folder worked out, as a run asks for it.
///
/// Nothing here can fail: a file that cannot be opened, is damaged, or in use by another program is said once, and
/// the work is done as if nothing were known. Used by one task.
final class KeptWork {
  private var cache: RunCache?
  private let marks: RunMarks
  private let say: (String) -> Void
  /// The pages that this run has seen, by their numbers in the file.
  private var seen = PageNumbers()
  /// Reasons by the marks that pages were made by: most have the same.
  private var reasons: [[String: String]: [WorkReason]] = [:]

  /// Opens what is kept; `file` nil where nothing is to be kept.
  init(file: String?, owner: String, marks: RunMarks, say: @escaping (String) -> Void) {
    self.marks = marks
    self.say = say
    guard let file else { return }
    do {
      // A name alone lies in the folder that the program runs in.
      let folder = (file as NSString).deletingLastPathComponent
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      cache = try Self.open(file, owner: owner, say: say)
      let name = RunMarks.tableListName(marks.digests)
      if try cache?.fact(name) == nil { try cache?.put(fact: name, marks.tableList) }
    } catch let error as CacheError where error.kind == .busy {
      cache = nil
      say("\(file): another run uses it: this one does everything anew, and keeps nothing")
    } catch {
      cache = nil
      let reason = (error as? CacheError)?.what ?? error.localizedDescription
      say("\(file): cannot be used (\(reason)): this run does everything anew, and keeps nothing")
    }
  }

  /// A damaged file is removed, and a new one made; one that was never a cache is left alone.
  private static func open(
    _ file: String, owner: String, say: (String) -> Void
  ) throws(CacheError) -> RunCache {
    do throws(CacheError) {
      return try RunCache(file, owner: owner)
    } catch {
      guard [.damaged, .foreign].contains(error.kind), CacheFile.isReplaceable(file) else { throw error }
      say("\(file): is damaged (\(error.what)): it is made anew, and so is all work")
      remove(file)
      return try RunCache(file, owner: owner)
    }
  }

  /// Removes the file and what SQLite puts beside it.
  static func remove(_ file: String) {
    for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: file + end) }
  }

  /// Does something with the cache; a failure ends its use.
  private func attempt<Result>(_ body: (RunCache) throws(CacheError) -> Result?) -> Result? {
    guard let cache else { return nil }
    do throws(CacheError) {
      return try body(cache)
    } catch {
      self.cache = nil
      if error.kind == .damaged { Self.remove(error.path) }
      say(
        "\(error.path): cannot be used any more (\(error.what)): the rest is done anew, and nothing is kept")
      return nil
    }
  }

  /// What is to be done with a page.
  struct Examination {
    /// The digest of the record that it was fetched as; nil where it has to be fetched to know.
    var record: String?
    /// Its number in the file, where it has one.
    var number: Int?
    /// How its files look.
    var stamp: FileStamp
    /// Why there is something to do; empty where there is not.
    var reasons: [WorkReason]
    /// Why it failed, where nothing is to be done.
    var failure: Failure?
  }

  /// Looks at a page: reads it only where its files look other than they did.
  func examine(_ page: PipelinePlan.Page, line: StageLine, root: String) -> Examination {
    let stamp = FileStamp(root: root, path: page.path)
    guard cache != nil else { return Examination(stamp: stamp, reasons: [.lost]) }
    guard let (number, known) = attempt({ cache throws(CacheError) in try cache.page(page.path) }) else {
      return Examination(stamp: stamp, reasons: [.new])
    }
    seen.insert(number)
    let defaults = RunMarks.digest(of: page.defaults)
    var reasons: [WorkReason] = []
    var record = known.record
    if stamp.text.isEmpty || stamp.text != known.stamp || defaults != known.defaults {
      let document = line.fetch(page).document
      record = Self.digest(of: document)
      if record == known.record {
        var refreshed = known
        refreshed.stamp = stamp.text
        refreshed.defaults = defaults
        if refreshed != known {
          _ = attempt { cache throws(CacheError) in try cache.keep(refreshed, path: page.path, results: []) }
        }
      } else if document.page.sha256 != known.bytes {
        reasons.append(.page)
      } else {
        reasons.append(defaults != known.defaults ? .configuration("sources") : .sidecar)
      }
    }
    if known.marks != marks.digests { reasons += self.reasons(against: known.marks) }
    return Examination(
      record: record, number: number, stamp: stamp, reasons: reasons, failure: Self.failure(known.failure))
  }

  private func reasons(against old: [String: String]) -> [WorkReason] {
    if let known = reasons[old] { return known }
    let list = attempt { cache throws(CacheError) in try cache.fact(RunMarks.tableListName(old)) }
    let found = marks.reasons(against: old, tables: list)
    reasons[old] = found
    return found
  }

  /// The digest of a record.
  static func digest(of document: Document) -> String {
    String(SHA256Digest.hex(of: RecordCodec.encode(document)).prefix(32))
  }

  /// The rows of a page that are kept.
  func rows(_ examination: Examination) -> DocumentRows? {
    result(RunMarks.rows, examination).flatMap(DocumentRows.init(encoded:))
  }

  /// A stage's result of a page that is kept.
  func result(_ stage: String, _ examination: Examination) -> [UInt8]? {
    guard let number = examination.number, let record = examination.record else { return nil }
    return attempt { cache throws(CacheError) in
      try cache.result(page: number, stage: stage, key: marks.key(of: stage, record: record))
    }
  }

  /// Keeps what a page came to.
  func keep(_ page: KeptPage, path: String, results: [KeptResult]) {
    let number = attempt { cache throws(CacheError) in try cache.keep(page, path: path, results: results) }
    if let number { seen.insert(number) }
  }

  /// Keeps one more result of a page that is known.
  func add(_ result: KeptResult, path: String) {
    _ = attempt { cache throws(CacheError) in
      guard let (_, page) = try cache.page(path) else { return 0 }
      return try cache.keep(page, path: path, results: [result])
    }
  }

  /// Whether anything is kept at all: else there is no need to encode it.
  var isOpen: Bool { cache != nil }

  private static let separator: Character = "\u{1E}"

  /// A failure as it is kept.
  static func text(of failure: Failure?) -> String {
    guard let failure else { return "" }
    return [failure.stage, failure.kind, failure.message].joined(separator: String(separator))
  }

  private static func failure(_ text: String) -> Failure? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    return parts.count == 3 ? Failure(stage: parts[0], kind: parts[1], message: parts[2]) : nil
  }
}

// What a whole run came to.
extension KeptWork {
  private static let outcome = "outcome"

  /// What is kept of a run that all was published of, or found to be nothing new.
  private struct Known: Codable {
    var inputs: String
    var version: String
    var summary: PublicationSummary
  }

  /// What the same inputs came to when this version was the newest; nil where that is not known.
  func summary(inputs: String, newest: String) -> PublicationSummary? {
    guard let text = attempt({ cache throws(CacheError) in try cache.fact(Self.outcome) }),
      let known = try? JSONDecoder().decode(Known.self, from: Data(text.utf8)), known.inputs == inputs,
      known.version == newest
    else { return nil }
    return known.summary
  }

  /// Keeps what the inputs came to, now that this version is the newest; drops what no page of the run needs.
  func finish(inputs: String, newest: String, summary: PublicationSummary) {
    var summary = summary
    summary.changes = ChangeCounts()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(Known(inputs: inputs, version: newest, summary: summary)) else {
      return
    }
    let text = String(decoding: data, as: UTF8.self)
    _ = attempt { cache throws(CacheError) in
      try cache.put(fact: Self.outcome, text)
      try cache.drop(pagesExcept: seen)
      try cache.commit()
      return 0
    }
  }
}
