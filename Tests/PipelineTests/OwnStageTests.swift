import Foundation
import Lexicons
import Records
import TestSupport
import Testing

@testable import Emitting
@testable import Pipeline

/// Whether there is a Python to write stages in.
enum Python {
  static let isThere =
    OwnStage(
      name: "", after: "", run: ["python3"], reads: [], copies: 1, timeout: 1, columns: [], folder: "/"
    ).program != nil
}

/// Programs of one's own, well and badly behaved, on three small pages.
@Suite("Own stages", .serialized, .enabled(if: Python.isThere, "no python3 on the PATH"))
struct OwnStageTests {
  private static let head = """
    import json, os, sys, time
    lines = sys.stdin
    def give(record):
        print(json.dumps(record, ensure_ascii=False), flush=True)

    """

  /// What a program does, and how the run ends: the beginning of the message, and its last line.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var program: String
    var message: String
    var lastLine: String = ""
    /// Seconds that it may be silent: so many that no busy machine reaches them, but where that is the case, and all that
    /// its message tells of.
    var timeout = 300
    /// Seconds that its outputs may stay open when it has ended.
    var closing = 300
    /// How many of it run at once, each with its share of the three records.
    var copies = 1
  }

  static let cases = [
    Case(
      testDescription: "crashes",
      program: "give(json.loads(next(lines)))\nraise ValueError('no such unit')",
      message: "ended with status 1; its last lines:", lastLine: "  ValueError: no such unit"),
    Case(
      testDescription: "is killed", program: "os.kill(os.getpid(), 9)",
      message: "was ended by signal 9 (Killed); it wrote nothing to standard error"),
    Case(
      testDescription: "hangs", program: "time.sleep(600)",
      message: "neither read nor wrote for 1 s: mend it, or give it a longer \"timeout\" in pipeline.json",
      timeout: 1),
    Case(
      testDescription: "hangs with a child of its own",
      program: "import subprocess\nsubprocess.run(['sleep', '600'])",
      message: "neither read nor wrote for 1 s",
      timeout: 1),
    Case(
      testDescription: "leaves something behind that keeps its output open",
      program:
        // As long as the test's folder is there.
        "import subprocess\nwaiting = 'while [ -e own.py ]; do sleep 0.2; done'\n"
        + "subprocess.Popen(['sh', '-c', waiting], start_new_session=True)\n"
        + "for line in lines: give(json.loads(line))",
      message: "ended, but something that it started has kept its outputs open for 1 s: let it end that, too",
      closing: 1),
    Case(
      testDescription: "prints rubbish", program: "print('hello')",
      message: "wrote a line that is no record: no valid JSON: expected one Tongji record a line, "
        + "as the stage before writes it: \"hello\""),
    Case(
      testDescription: "prints half a record", program: "sys.stdout.write(next(lines)[:60])",
      message: "wrote a line that is no record: no valid JSON: "),
    Case(
      testDescription: "drops a record", program: "next(lines)\nfor line in lines: give(json.loads(line))",
      message: "left out the record of a.html: write one record for each that is read, in the same order; "
        + "to drop a document, give its record an \"error\""),
    Case(
      testDescription: "drops the last record", program: "give(json.loads(next(lines)))\nlines.read()",
      message: "ended after 1 records, and left out that of b.html: write one record for each that is read; "),
    Case(
      testDescription: "repeats a record",
      program: "for line in lines: give(json.loads(line)); give(json.loads(line))",
      message: "gave the record before b.html twice: write one for each that is read"),
    Case(
      testDescription: "repeats the last record",
      program: "for line in lines: give(json.loads(line))\ngive(json.loads(line))",
      message: "gave more than the 3 records that it was given: write one for each"),
    Case(
      testDescription: "puts records in another order",
      program: "for line in reversed(list(lines)): give(json.loads(line))",
      message: "gave the record of document d"),
    Case(
      testDescription: "floods standard error", program: "while True: print('x' * 999, file=sys.stderr)",
      message: "wrote more than 16 MB to standard error: let it say less; its last lines:", lastLine: "  xxx"),
    Case(
      testDescription: "gives a place that lies outside the text",
      program: "record = json.loads(next(lines)); record['text']['blocks'][0]['end'] = 10 ** 9; give(record)",
      message: "wrote a line that is no record: text.blocks[0] goes from 0 to 1000000000 of the text's "),
    Case(
      testDescription: "gives a map that leads nowhere",
      program: "record = json.loads(next(lines))\n"
        + "record['text']['map']['runs'][0] = {'clean': -5, 'decoded': 2 ** 63 - 1, 'length': 3}\ngive(record)",
      message: "wrote a line that is no record: text.map.runs[0] begins at -5, before 0: "),
    Case(
      testDescription: "changes what the page is",
      program: "record = json.loads(next(lines)); record['page']['source'] = 'x'; give(record)",
      message: "changed the section 'page' of a.html: a stage adds to a record, and leaves that as it is"),
    Case(
      testDescription: "adds a key that records do not have",
      program:
        "record = json.loads(next(lines)); record['findings']['statistics'][0]['note'] = 'x'; give(record)",
      message: "gave a.html the field findings.statistics[0].note, which records do not have: "
        + "what it adds to a statistic belongs into its \"fields\""),
    Case(
      testDescription: "adds a column that is not declared",
      program: "record = json.loads(next(lines))\n"
        + "record['findings']['statistics'][0]['fields'] = {'note': 'x'}\ngive(record)",
      message: "gave a statistic of a.html the field 'note', which is not among the \"columns\""),
    Case(
      testDescription: "writes bytes that are no UTF-8",
      program: "next(lines)\nsys.stdout.buffer.write(b'\\xff\\xfe\\x00{}\\n')",
      message: "wrote a line that is no record: no valid JSON: "),
    Case(
      testDescription: "writes a line without end", program: "while True: sys.stdout.write('x' * 65536)",
      message: "wrote a line of more than 256 MB: write one record a line"),
    Case(
      testDescription: "writes no line and reads none", program: "pass",
      message: "ended after 0 records, and left out that of a.html: "),
  ]

  /// What one of three copies does that has the record of b.html; the others keep to the rules.
  static let copies = [
    Case(
      testDescription: "one crashes", program: "raise ValueError('no such unit')",
      message: "ended with status 1; its last lines:", lastLine: "  ValueError: no such unit"),
    Case(
      testDescription: "one is killed", program: "os.kill(os.getpid(), 9)",
      message: "was ended by signal 9 (Killed); it wrote nothing to standard error"),
    Case(
      testDescription: "one hangs", program: "time.sleep(600)",
      message: "neither read nor wrote for 1 s: mend it, or give it a longer \"timeout\"", timeout: 1),
    Case(
      testDescription: "one prints rubbish", program: "print('hello')",
      message: "wrote a line that is no record: no valid JSON: "),
    Case(
      testDescription: "one drops its record", program: "record = None",
      message: "ended after 0 records, and left out that of b.html: write one record for each that is read; "),
    Case(
      testDescription: "one repeats its record", program: "give(record)",
      message: "gave more than the 1 records that it was given: write one for each"),
    Case(
      testDescription: "one gives another's record",
      program: "record['page']['documentID'] = 'd' + 16 * '0'",
      message: "gave the record of document d0000000000000000"),
    Case(
      testDescription: "one floods standard error", program: "while True: print('x' * 999, file=sys.stderr)",
      message: "wrote more than 16 MB to standard error: let it say less; its last lines:", lastLine: "  xxx"),
  ].map { one in
    var one = one
    one.copies = 3
    one.program = """
      for line in lines:
          record = json.loads(line)
          if record['page']['path'] == 'b.html':
              \(one.program)
          if record: give(record)
      """
    return one
  }

  /// The pages and the line without programs, loaded once.
  private struct Base {
    let folder: TemporaryFolder
    let configuration: PipelineConfiguration
    let lexicons: Lexicons
    let line: StageLine

    init() throws {
      folder = try TemporaryFolder()
      for (name, figure) in [("a", 521), ("b", 73), ("c", 94)] {
        try folder.write(
          "<h1>\(name)县总工会慰问职工</h1><p>今年以来,慰问职工\(figure)人。</p>", to: "raw/\(name).html")
      }
      try folder.write(
        """
        { "dataset": { "name": "t", "title": "t", "description": "t" }, "raw": "raw", "out": "out",
          "sources": [{ "name": "all", "files": ["*.html"] }] }
        """, to: "pipeline.json")
      configuration = try PipelineConfiguration.load(path: folder.path("pipeline.json"))
      lexicons = try Lexicons.load()
      line = try StageLine(configuration, lexicons: lexicons)
    }
  }

  private static let base = try? Base()

  /// Runs the line with one program in it; gives the rows of every page.
  private func run(
    _ program: String, copies: Int = 1, timeout: Int = 300, closing: Int = 300
  ) async throws -> [DocumentRows] {
    let base = try #require(Self.base)
    let folder = try TemporaryFolder()
    try folder.write(Self.head + program, to: "own.py")
    try folder.makeFolder("waiting")
    let columns = [OwnColumn(name: "mark", isNumber: false, description: "A mark.")]
    let stage = OwnStage(
      name: "mine", after: "extract", run: ["python3", "own.py"], reads: [], copies: copies, timeout: timeout,
      closing: closing, columns: columns, folder: folder.path)
    var configuration = base.configuration
    configuration.own = [stage]
    configuration.dataset.columns = columns
    var line = base.line
    line.steps = StageLine.steps(with: [stage])
    let marks = RunMarks(configuration, line: line, lexicons: base.lexicons, program: "")
    let codes = KnownCodes(base.lexicons.codeLists, columns: columns)
    let lineRun = LineRun(
      plan: try PipelinePlan(configuration), configuration: configuration, jobs: 2,
      worker: PageWorker(line: line, codes: codes, marks: marks, keeps: false),
      kept: KeptWork(file: nil, owner: "", marks: marks) { _ in }, waitingFolder: folder.path("waiting"))
    var rows: [DocumentRows] = []
    try await lineRun.run(seen: { _ in }, deliver: { _, document in rows.append(document) })
    return rows.sorted { $0.source < $1.source }
  }

  @Test(
    "a program that does not keep to the rules stops the run, and its last words are told",
    arguments: cases + copies)
  func misbehaves(_ misbehaviour: Case) async throws {
    let error = await #expect(throws: OwnStageError.self) {
      try await run(
        misbehaviour.program, copies: misbehaviour.copies, timeout: misbehaviour.timeout,
        closing: misbehaviour.closing)
    }
    let description = error?.description ?? ""
    #expect(
      description.hasPrefix("stage mine (python3 own.py): \(misbehaviour.message)"), "\(description)")
    let last = description.split(separator: "\n").last ?? ""
    if !misbehaviour.lastLine.isEmpty { #expect(last.hasPrefix(misbehaviour.lastLine), "\(description)") }
  }

  @Test("what it adds reaches the rows, with any number of copies", arguments: [1, 2, 5])
  func adds(copies: Int) async throws {
    let program = """
      for line in lines:
          record = json.loads(line)
          for statistic in record["findings"]["statistics"]:
              statistic["fields"] = {"mark": "标记\u{201C}" + statistic["value"]}
          print(json.dumps(record))
      """
    let rows = try await run(program, copies: copies)
    #expect(rows.map(\.source) == ["a.html", "b.html", "c.html"])
    for (row, figure) in zip(rows, [521, 73, 94]) {
      let text = String(decoding: row.cells, as: UTF8.self)
      #expect(text.contains("标记\u{201C}\(figure)"))
    }
  }

  @Test("an error that it gives a record is the document's")
  func drops() async throws {
    let program = """
      for line in lines:
          record = json.loads(line)
          if "73" in record["text"]["text"]:
              record["error"] = {"stage": "mine", "kind": "dropped", "message": "has a 73"}
          give(record)
      """
    #expect(try await run(program).map(\.status) == [.ok, .failed, .ok])
  }
}
