public import Emitting
public import Lexicons

extension Emitter {
  /// An emitter for what a configuration asks for, as `tongji run` and `tongji-emit` both make it.
  public init(
    _ configuration: PipelineConfiguration, lexicons: Lexicons, publishedOn: String
  ) throws(EmitError) {
    try self.init(
      out: configuration.out, dataset: configuration.dataset, codeLists: lexicons.codeLists,
      fingerprints: InputFingerprints(
        configuration: configuration.fingerprint, lexicons: lexicons.fingerprint,
        program: ProgramVersion.current),
      publishedOn: publishedOn)
  }
}
