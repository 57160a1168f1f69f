internal import Glibc

/// A name in a folder as the file system holds it: bytes, which need not be UTF-8.
struct FolderEntry {
  /// The bytes.
  let bytes: [UInt8]
  /// The name as text; where the bytes are no UTF-8, those that are not ASCII stand as `%B9`.
  let shown: String
  /// Whether the text is the name, so that the file can be opened by it.
  let isExact: Bool

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let name = String(validating: bytes, as: UTF8.self)
    isExact = name != nil
    shown = name ?? bytes.map(Self.shown).joined()
  }

  private static func shown(_ byte: UInt8) -> String {
    if byte < 0x80 { return String(Unicode.Scalar(byte)) }
    let digits = String(byte, radix: 16, uppercase: true)
    return "%\(digits)"
  }

  /// What a folder holds, in no order; nil where it cannot be read.
  static func all(in folder: [UInt8]) -> [FolderEntry]? {
    let path = folder.map(CChar.init(bitPattern:)) + [0]
    guard let stream = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
        unsafe Array(name.prefix { $0 != 0 })
      }
      if bytes != [0x2E], bytes != [0x2E, 0x2E] { entries.append(FolderEntry(bytes)) }
      errno = 0
    }
    return errno == 0 ? entries : nil
  }

  /// Whether a path below a folder shows a file whose name, or a folder's above it, is no UTF-8.
  static func isUnnameable(_ path: String, below root: String) -> Bool {
    guard path.contains("%") else { return false }
    var place = Array(root.utf8)
    var isExact = true
    for part in path.split(separator: "/") {
      guard let entry = all(in: place)?.first(where: { $0.shown == part }) else { return false }
      place += [0x2F] + entry.bytes
      isExact = isExact && entry.isExact
    }
    return !isExact
  }
}
