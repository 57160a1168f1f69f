internal import Hashing

/// The run that a schedule starts, with all paths absolute.
public struct ScheduledRun: Sendable, Hashable {
  /// The program.
  public let program: String
  /// The pipeline: one has one schedule.
  public let pipeline: String
  /// The folder of its logs.
  public let log: String
  /// The folder of pages instead of the pipeline's; nil for that.
  public let raw: String?
  /// The output folder instead of the pipeline's; nil for that.
  public let out: String?

  /// A run by a program over a pipeline.
  ///
  /// - Throws: ``ScheduleError`` where a path has a character that not every crontab and unit file can hold.
  public init(
    program: String, pipeline: String, log: String, raw: String? = nil, out: String? = nil
  ) throws(ScheduleError) {
    for path in [program, pipeline, log, raw, out].compactMap(\.self) {
      guard path.hasPrefix("/") else { throw ScheduleError("\(path): is no absolute path") }
      guard path.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 && $0 != "\\" }) else {
        throw ScheduleError(
          "\(path): has a backslash or a control character, which no schedule can hold: rename the folder")
      }
    }
    self.program = program
    self.pipeline = pipeline
    self.log = log
    self.raw = raw
    self.out = out
  }

  /// What the program is called with.
  var arguments: [String] {
    ["run", "--quiet", "--pipeline", pipeline, "--log", log] + (raw.map { ["--raw", $0] } ?? [])
      + (out.map { ["--out", $0] } ?? [])
  }

  /// The name that its units and its line in the crontab are found by.
  var identifier: String { Self.identifier(of: pipeline) }

  /// The name for a pipeline's path: the same as long as it lies there.
  static func identifier(of pipeline: String) -> String {
    "tongji-" + SHA256Digest.hex(of: pipeline).prefix(12)
  }

  /// The command for a shell, each word in single quotes. No backslash: a crontab may read it as its own.
  var shellCommand: String {
    ([program] + arguments).map { word in
      word.utf8.allSatisfy(Self.isPlain) ? word : "'" + word.replacing("'", with: #"'"'"'"#) + "'"
    }.joined(separator: " ")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
