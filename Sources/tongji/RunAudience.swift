internal import Emitting
internal import Pipeline
internal import StageCommand

/// Who hears of a run: standard error, the log of the day, and the program that `notify` names.
struct RunAudience {
  /// What the run says while it goes on.
  private(set) var messages = Messages(program: "tongji")
  private let file: String
  private var hook: NotifyHook?
  private var out = ""

  /// A run of a pipeline's file; with `log` it is written down from here on, what is wrong with the file too.
  init(file: String, log: String?) throws {
    self.file = file
    if let log { try open(log) }
  }

  private mutating func open(_ folder: String) throws {
    let log = try RunLog(folder: folder)
    log.append("run of \(file) by tongji \(ProgramVersion.current)")
    messages.log = log
  }

  /// Takes over what the file says of logs and of who is to be told.
  mutating func take(_ configuration: PipelineConfiguration) throws {
    hook = configuration.notify
    out = configuration.out
    if messages.log == nil, let folder = configuration.logs?.folder { try open(folder) }
    messages.log?.keep(days: configuration.logs?.days ?? LogOptions.standardDays)
  }

  /// The run came to its end.
  func end(_ publication: Publication, summary: String, complaints: String, status: Int32) {
    messages.log?.append(summary)
    switch publication {
    case .published(let version, _):
      notify(NotifyHook.Occasion(.published, version: version, out: out, status: status), text: summary)
    case .nothingNew where status != 0:
      notify(NotifyHook.Occasion(.failed, out: out, status: status), text: complaints)
    case .nothingNew: break
    }
    messages.log?.append("ended with status \(status)")
  }

  /// The run failed; its error is told on standard error by who calls it.
  func end(_ error: any Error) {
    let status = Program.status(of: error)
    let text = Program.describe(error)
    messages.log?.append(text)
    notify(NotifyHook.Occasion(.failed, out: out, status: status), text: text + "\n")
    messages.log?.append("ended with status \(status)")
  }

  private func notify(_ occasion: NotifyHook.Occasion, text: String) {
    do throws(NotifyError) {
      try hook?.call(occasion, text: text)
    } catch {
      messages.say("\(error)")
    }
  }
}
