internal import ArgumentParser
internal import Pipeline
internal import StageCommand

/// `tongji gc`.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc",
    abstract: "Drop kept results that no run needs any more, and give their space back.",
    discussion: """
      Runs keep results for the next run in .tongji beside the output folder: one a page and stage. This drops those of \
      pages and stages that the pipeline no longer names, and of other versions of the program, and makes the file as \
      small as what is left. With --all it removes the file: the next run does everything anew. Published versions are \
      not touched.

      EXAMPLE
        tongji gc --pipeline pipeline.json

      EXIT STATUS
        0  what was kept is as small as can be
        1  it could not be done: standard error says why
        64 wrong arguments
      """)

  @OptionGroup var places: KeepingOptions

  @Flag(help: "Remove all that is kept.")
  var all = false

  func run() throws {
    let configuration = try places.options.require(out: places.out, needs: [.pages, .lexicons])
    let outcome = try KeptWorkCollection(configuration, cacheFile: places.cacheFile).run(removingAll: all)
    try Output.write(outcome)
  }
}
