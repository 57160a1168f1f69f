internal import Cleaning
internal import Decoding
internal import Extracting
internal import Pipeline
internal import Records
internal import Stripping

extension FuzzTarget {
  private static let labels = [
    nil, "utf-8", "gbk", "gb2312", "big5", "utf-16", "hz-gb-2312", "euc-tw", "windows-1252", "no-such", "",
  ]

  /// What decoding gives is UTF-8 without NUL bytes; sound UTF-8 comes out as it went in; twice gives the same.
  static func checkDecode(_ bytes: [UInt8]) throws(Violation) {
    guard let first = bytes.first else { return }
    let body = Array(bytes.dropFirst())
    let label = labels[Int(first >> 1) % labels.count]
    let isHTML = first & 1 == 0
    let decoded: DecodedText
    do throws(CharsetError) {
      decoded = try CharsetDecoder.decode(body, declared: label, isHTML: isHTML)
    } catch {
      if case .noConverter(let charset) = error { throw Violation("no converter for \(charset)") }
      return
    }
    try require(
      String(validating: decoded.utf8, as: UTF8.self) != nil,
      "\(decoded.charset) gave bytes that are no UTF-8")
    try require(!decoded.utf8.contains(0), "\(decoded.charset) gave a NUL byte")
    try require(decoded.replacements >= 0 && !decoded.charset.isEmpty, "\(decoded.replacements) replacements")
    let again = try? CharsetDecoder.decode(body, declared: label, isHTML: isHTML)
    try require(again == decoded, "decoded otherwise the second time")
    if decoded.charset == "UTF-8", decoded.misreadAs == nil, decoded.replacements == 0 {
      var sound = body
      if sound.starts(with: [0xEF, 0xBB, 0xBF]) { sound.removeFirst(3) }
      sound.removeAll { $0 == 0 }
      // A second mark at the beginning goes too.
      if sound.starts(with: [0xEF, 0xBB, 0xBF]) { sound.removeFirst(3) }
      var utf8 = decoded.utf8
      if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
      try require(utf8 == sound, "UTF-8 without a bad place came out changed")
    }
  }

  /// An article has blocks without line feeds, days that exist, and no more cuts than it may; or there is a failure.
  static func checkMarkup(_ bytes: [UInt8]) throws(Violation) {
    guard let first = bytes.first else { return }
    let line = try Line.loaded()
    let page = Line.page(isHTML: first & 1 == 0)
    let body = Array(bytes.dropFirst())
    let document = line.stripper.strip(page, bytes: body)
    try require(line.stripper.strip(page, bytes: body) == document, "stripped otherwise the second time")
    try require((document.article == nil) == (document.error != nil), "neither article nor failure")
    guard let article = document.article else { return }
    for block in article.blocks {
      try require(!block.text.unicodeScalars.contains("\n"), "a block with a line feed: \(block.text)")
      if let level = block.level { try require((1...6).contains(level), "a heading of level \(level)") }
      if let cell = block.cell {
        try require(cell.table > 0 && cell.row > 0 && cell.column > 0, "a cell at \(cell)")
      }
    }
    if let day = article.publishedOn { try require(CalendarDay(day) != nil, "published on '\(day)'") }
    try require(article.cuts?.count ?? 0 <= Cut.most + 1, "\(article.cuts?.count ?? 0) cuts")
  }

  /// What the whole line makes of a page is a record that is published, and that its JSON form holds whole.
  static func checkLine(_ bytes: [UInt8]) throws(Violation) {
    guard let first = bytes.first else { return }
    let line = try Line.loaded()
    let page = Line.page(isHTML: first & 1 == 0)
    var document = line.stripper.strip(page, bytes: Array(bytes.dropFirst()))
    guard document.error == nil else { return }
    document = line.cleaner.clean(document)
    document = line.extractor.extract(document)
    try checkPublished(document, line)
    try checkCodec(document)
  }
}
