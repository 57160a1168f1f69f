internal import CXLSXWriter

/// One workbook (Office Open XML, `.xlsx`) being written, row by row in flat memory, used by one thread at a time.
///
/// The same calls give the same bytes. What is not closed is no workbook.
@safe public final class Workbook {
  /// What programs show as the properties of the file.
  public struct Properties: Sendable, Hashable {
    /// The title.
    public var title: String
    /// A word on it.
    public var comment: String

    /// Properties.
    public init(title: String, comment: String) {
      self.title = title
      self.comment = comment
    }
  }

  /// 1980-01-01 as seconds from 1970: the day that its ZIP entries carry, for want of a clock.
  private static let day = 315_532_800

  /// The file.
  public let path: String
  private var handle: UnsafeMutablePointer<lxw_workbook>?
  /// The formats in use, each in the place of its style.
  private var formats: [UnsafeMutablePointer<lxw_format>?] = unsafe []

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - path: the file; it is made when the workbook is closed.
  ///   - temporaryFolder: where the sheets wait until then.
  ///   - properties: what programs show of it.
  ///   - isLarge: whether a sheet may take more than 4 GB before it is packed.
  /// - Throws: ``WorkbookError``.
  public init(
    _ path: String, temporaryFolder: String, properties: Properties, isLarge: Bool = false
  ) throws(WorkbookError) {
    self.path = path
    let opened = unsafe temporaryFolder.withCString { folder in
      var options = unsafe lxw_workbook_options(
        constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: isLarge ? 1 : 0)
      return unsafe workbook_new_opt(path, &options)
    }
    guard let opened = unsafe opened else { throw WorkbookError(what: "no memory left", path: path) }
    unsafe handle = opened
    try LibraryCall.run(path) {
      unsafe properties.title.withCString { title in
        unsafe properties.comment.withCString { comment in
          var document = unsafe lxw_doc_properties()
          unsafe document.title = UnsafeMutablePointer(mutating: title)
          unsafe document.comments = UnsafeMutablePointer(mutating: comment)
          unsafe document.created = Self.day
          return unsafe workbook_set_properties(opened, &document)
        }
      }
    }
  }

  deinit { if let handle = unsafe handle { unsafe lxw_workbook_free(handle) } }

  /// Adds a sheet behind those that are there. Sheets may be filled in turns.
  ///
  /// A name has at most 31 characters and none of `[]:*?/\`.
  public func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
    guard let sheet = unsafe workbook_add_worksheet(handle, name) else {
      throw WorkbookError(what: "'\(name)' is no name for a further sheet", path: path)
    }
    return unsafe Sheet(sheet, of: self)
  }

  /// Packs the sheets and writes the file. Nothing may be written to them afterwards.
  public func close() throws(WorkbookError) {
    guard let open = unsafe handle else { return }
    unsafe handle = nil
    try LibraryCall.run(path) { unsafe workbook_close(open) }
  }

  /// The format of a style, made at its first use.
  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if style == .plain { return nil }
    let place = style.place
    while unsafe formats.count <= place { unsafe formats.append(nil) }
    if let format = unsafe formats[place] { return unsafe format }
    let format = unsafe workbook_add_format(handle)
    unsafe style.apply(to: format)
    unsafe formats[place] = format
    return unsafe format
  }
}
