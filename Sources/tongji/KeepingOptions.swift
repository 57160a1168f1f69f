internal import ArgumentParser
internal import Pipeline
internal import StageCommand

/// A pipeline, its output folder, and the file beside it that keeps results: what `run` and `gc` both take.
struct KeepingOptions: ParsableArguments {
  @OptionGroup var options: PipelineOption

  @Option(help: ArgumentHelp("The folder of versions, instead of the pipeline's.", valueName: "folder"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "The file that keeps results, instead of the one in .tongji beside the output folder.",
      valueName: "file"))
  var cache: String?

  /// Where results are kept.
  var cacheFile: CacheFile { cache.map(CacheFile.file) ?? .beside }
}
