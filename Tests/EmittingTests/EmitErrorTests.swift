import Foundation
import Glibc
import Records
import TestSupport
import Testing

@testable import Emitting

@Suite("Errors of publication")
struct EmitErrorTests {
  /// What a publication that must fail throws, the output folder written as `OUT`.
  private func message(_ press: Press, _ documents: [Document] = []) throws -> String {
    do {
      _ = try press.publish(documents)
      return "published"
    } catch let error as EmitError {
      return "\(error.kind.rawValue): \(error)".replacing(press.out, with: "OUT")
    }
  }

  private func published() throws -> Press {
    let press = try Press()
    try press.publish([Sample(source: "a.html").document])
    return press
  }

  @Test("a foreign folder in the way is neither taken nor removed")
  func foreign() throws {
    let press = try published()
    try press.folder.write("mine", to: "out/3.0.0/notes.txt")
    #expect(
      try message(press)
        == "foreign-folder: OUT/3.0.0: stands where versions are published, but versions.json does not name it: "
        + "move it away, or name another output folder")
    #expect(try press.text("3.0.0/notes.txt") == "mine")
  }

  @Test("a folder of the next number that holds no version is not removed either")
  func foreignNext() throws {
    let press = try published()
    try press.folder.write("mine", to: "out/1.0.1/notes.txt")
    #expect(try message(press).hasPrefix("foreign-folder: OUT/1.0.1: "))
  }

  @Test("a file where the folder belongs")
  func file() throws {
    let press = try Press()
    try press.folder.write("mine", to: "out")
    #expect(
      try message(press)
        == "foreign-folder: OUT: is no folder: move it away, or name another output folder")
  }

  @Test("another dataset's folder")
  func otherDataset() throws {
    var press = try published()
    press.dataset.name = "other"
    #expect(
      try message(press)
        == "other-dataset: OUT: holds versions of the dataset 'made-up', not of 'other': name another output folder"
    )
  }

  @Test("a folder that another run holds")
  func busy() throws {
    let press = try published()
    let lock = try FolderLock(press.out)
    let lines = try press.text(FolderLock.fileName).split(separator: "\n")
    #expect(lines.first == "\(getpid())" && lines.count == 3)
    let holder = "process \(lines[0]) on \(lines[1]) since \(lines[2])"
    #expect(
      try message(press)
        == "busy: OUT: \(holder) is publishing to this folder: wait until it ends, or name another output folder"
    )
    _ = consume lock
    #expect(try Folder.item(at: "\(press.out)/\(FolderLock.fileName)") == .nothing)
    // A dead holder's file says that it holds the folder, but nobody has locked it.
    try press.folder.write("1\nelsewhere\n2024-01-01T00:00:00Z\n", to: "out/.lock")
    #expect(try message(press, [Sample(source: "a.html").document]) == "published")
  }

  @Test(
    "a damaged list of versions",
    arguments: [
      ("{", "is no list of versions (no valid JSON)"),
      (#"{"schema": 2}"#, "has the schema 2, this program reads schema 1"),
      (#"{"schema": 1, "name": "made-up"}"#, "is no list of versions (the document lacks 'versions')"),
      (
        #"{"schema": 1, "name": 3, "versions": []}"#,
        "is no list of versions (name is of another type than expected)"
      ),
    ])
  func damagedList(_ content: String, _ what: String) throws {
    let press = try published()
    try press.folder.write(content, to: "out/versions.json")
    #expect(
      try message(press)
        == "damaged-version: OUT/versions.json: \(what): restore the file from a copy, or publish to another output folder"
    )
  }

  @Test("a lost list of versions")
  func lostList() throws {
    let press = try published()
    try FileManager.default.removeItem(atPath: "\(press.out)/versions.json")
    #expect(
      try message(press)
        == "damaged-version: OUT/versions.json: is missing, but latest is there: "
        + "restore the file from a copy, or name another output folder")
    #expect(try Folder.item(at: "\(press.out)/1.0.0") == .folder)
  }

  @Test("a lost version")
  func lostVersion() throws {
    let press = try published()
    try FileManager.default.removeItem(atPath: "\(press.out)/1.0.0")
    #expect(
      try message(press)
        == "damaged-version: OUT/1.0.0: is named in versions.json, but is no version: "
        + "restore the folder from a copy, or name another output folder")
  }

  /// Not one byte more or less: only its hash tells it.
  @Test("a version whose tables were changed by hand", arguments: ["documents", "mentions", "statistics"])
  func changedVersion(table: String) throws {
    let press = try published()
    let rows = try press.text("1.0.0/\(table).csv")
    try press.folder.write(
      rows.replacing(Sample(source: "a.html").id, with: "d0000000000000000"), to: "out/1.0.0/\(table).csv")
    #expect(
      try message(press, [Sample(source: "a.html").document])
        == "damaged-version: OUT/1.0.0/\(table).csv: was changed since it was published: "
        + "restore this published version from a copy, or publish to another output folder")
    #expect(try Folder.names(in: press.out) == ["1.0.0", "latest", "versions.json"])
  }

  @Test("a version that was cut short by hand is told before anything is compared with it")
  func cutVersion() throws {
    let press = try published()
    try press.folder.write("cut", to: "out/1.0.0/mentions.csv")
    #expect(
      try message(press).replacing(/published with \d+/, with: "published with N")
        == "damaged-version: OUT/1.0.0/mentions.csv: has 3 bytes, but was published with N: "
        + "restore this published version from a copy, or publish to another output folder")
  }

  @Test("a version that lost a file")
  func lostFile() throws {
    let press = try published()
    try FileManager.default.removeItem(atPath: "\(press.out)/1.0.0/tongji.sqlite")
    #expect(
      try message(press)
        == "damaged-version: OUT/1.0.0/tongji.sqlite: is missing: "
        + "restore this published version from a copy, or publish to another output folder")
  }

  @Test("a folder where the list of versions belongs")
  func listIsFolder() throws {
    let press = try published()
    try FileManager.default.removeItem(atPath: "\(press.out)/versions.json")
    try press.folder.makeFolder("out/versions.json")
    #expect(
      try message(press)
        == "file-system: OUT/versions.json: cannot read (Is a directory): check the folder and the disk, and run again"
    )
  }

  @Test("a link that leads nowhere where the folder belongs")
  func deadLink() throws {
    let press = try Press()
    try FileManager.default.createSymbolicLink(atPath: press.out, withDestinationPath: "nowhere")
    #expect(
      try message(press)
        == "foreign-folder: OUT: is no folder: move it away, or name another output folder")
  }

  @Test("a link to someone's file where the lock belongs")
  func linkedLock() throws {
    let press = try published()
    try press.folder.write("mine", to: "mine")
    try FileManager.default.createSymbolicLink(atPath: "\(press.out)/.lock", withDestinationPath: "../mine")
    #expect(
      try message(press).hasPrefix(
        "file-system: OUT: cannot write in the folder (Too many levels of symbolic links): "))
    #expect(try String(contentsOfFile: press.folder.path("mine"), encoding: .utf8) == "mine")
  }

  @Test("a document that comes twice")
  func repeated() throws {
    let press = try Press()
    let sample = Sample(source: "a.html")
    var other = sample
    other.bytes = "<other>"
    #expect(
      try message(press, [sample.document, other.document])
        == "repeated-document: document \(sample.id): was added twice with different contents, from 'a.html' and 'a.html': "
        + "let one source of pipeline.json find the page, not two")
    #expect(try press.files().isEmpty)
    #expect(try message(press, [sample.document, sample.document]) == "published")
    #expect(try press.rows("1.0.0/documents.csv").count == 1)
  }

  @Test("a version that is not published")
  func unknownVersion() throws {
    let press = try published()
    let error = #expect(throws: EmitError.self) {
      try VersionDifference.between(out: press.out, "1.0.0", "2.0.0") { _ in }
    }
    #expect(
      error?.description.replacing(press.out, with: "OUT")
        == "OUT/versions.json: version 2.0.0 is not published: take one of 1.0.0")
  }

  @Test("a broken code list")
  func brokenCodeList() throws {
    var press = try Press()
    press.codeLists.indicators[1].parent = "lost"
    #expect(
      try message(press)
        == "broken-code-list: the code list indicators: 'relief.visited' has the parent 'lost', which is no indicator: "
        + "mend the lexicon")
  }

  @Test(
    "failures of the system say what to do",
    arguments: [
      (
        EACCES,
        "no-permission: f: cannot write (Permission denied): give the user who runs Tongji the right to write there, or name another output folder"
      ),
      (
        ENOSPC,
        "disk-full: f: cannot write (No space left on device): free some space and run again; nothing was published, and what was published is untouched"
      ),
      (
        EIO, "file-system: f: cannot write (Input/output error): check the folder and the disk, and run again"
      ),
    ])
  func system(_ code: Int32, _ text: String) {
    let error = EmitError.system(code, cannot: "write", "f")
    #expect("\(error.kind.rawValue): \(error)" == text)
  }
}
