public import Cleaning
public import Emitting
public import Extracting
public import Harvesting
public import Lexicons
public import Records
public import Stripping

/// A checked `pipeline.json`: what is to be made, from which pages, with which options.
///
/// Folders are given relative to the file, and are held here so that they can be opened from where the program runs.
public struct PipelineConfiguration: Sendable, Hashable {
  /// Pages from one place.
  public struct Source: Sendable, Hashable {
    /// Its name in messages.
    public var name: String
    /// Patterns of paths below the raw folder: those that it names, and that of its folder where it is on the web.
    public var files: [String]
    /// Where its pages are found; nil where it has only what lies in the raw folder.
    public var web: HarvestSource?
    /// Facts for pages that lack them.
    public var defaults: PageDefaults
  }

  /// What a program that reads the configuration must have at hand.
  public enum Need: Sendable, Hashable {
    /// The folder of pages.
    case pages
    /// The folders of lexicons.
    case lexicons
    /// The programs of one's own.
    case programs
  }

  /// The file, as it was named.
  public var file: String
  /// What the dataset is.
  public var dataset: DatasetDescription
  /// The folder of the pages.
  public var raw: String
  /// The folder that versions are published in.
  public var out: String
  /// Where pages come from, in order: a page belongs to the first source that names it.
  public var sources: [Source]
  /// How sources on the web are asked.
  public var harvest: HarvestOptions
  /// Options of stripping.
  public var strip: StripOptions
  /// Options of cleaning.
  public var clean: CleanOptions
  /// Options of extraction.
  public var extract: ExtractOptions
  /// Programs of one's own between the stages, in order.
  public var own: [OwnStage]
  /// Packs and folders of lexicon files that add to Tongji's own, in order.
  public var lexicons: [LexiconSource]
  /// Where runs write what they say; nil where the file does not ask for it.
  public var logs: LogOptions?
  /// What is called after a run; nil where nothing is.
  public var notify: NotifyHook?
  /// SHA-256 of everything here that a figure can depend on, apart from lexicons and pages.
  public var fingerprint: String

  /// Where the values of ``sources`` stand in the file, for problems that only show with the pages at hand.
  let sourceNodes: [JSONNode]
}
