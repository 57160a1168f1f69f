internal import Cleaning
internal import Emitting
internal import Extracting
internal import Numerals
internal import Records

extension FuzzTarget {
  /// The text of an input that begins with a byte of choice.
  private static func article(_ bytes: [UInt8]) -> (document: Document, article: Article)? {
    guard let first = bytes.first else { return nil }
    var document = Line.page(isHTML: first & 1 == 0)
    let article = Line.article(String(decoding: bytes.dropFirst(), as: UTF8.self))
    document.article = article
    return (document, article)
  }

  /// The map goes up and stays in range on both sides; blocks make up the text; repairs and damage lie in it.
  static func checkClean(_ bytes: [UInt8]) throws(Violation) {
    guard let (document, article) = article(bytes) else { return }
    let line = try Line.loaded()
    let cleaned = line.cleaner.clean(document)
    try require(cleaned == line.cleaner.clean(document), "cleaned otherwise the second time")
    guard let clean = cleaned.text else {
      throw Violation("no clean text: \(String(describing: cleaned.error))")
    }
    try checkText(clean, decoded: article.decodedText)
  }

  private static func checkText(_ clean: CleanText, decoded: String) throws(Violation) {
    let after = Array(clean.text.unicodeScalars)
    let before = decoded.unicodeScalars.count
    var end = (clean: 0, decoded: 0)
    for run in clean.map.runs {
      try require(
        run.length > 0 && run.clean >= end.clean && run.decoded >= end.decoded, "the map goes back at \(run)")
      end = (run.clean + run.length, run.decoded + run.length)
      try require(end.clean <= after.count && end.decoded <= before, "the map leaves the text at \(run)")
    }
    var place = 0
    for block in clean.blocks {
      try require(
        block.start >= place && block.end >= block.start && block.end <= after.count,
        "a block from \(block.start) to \(block.end) after \(place)")
      for at in place..<block.start {
        try require(after[at] == "\n" || after[at] == "\t", "'\(after[at])' between blocks")
      }
      place = block.end
    }
    try require(place == after.count, "the blocks end at \(place) of \(after.count)")
    for repair in clean.repairs {
      try require(
        repair.start >= 0 && repair.start <= repair.end && repair.end <= after.count,
        "\(repair) leaves the text")
    }
    for damage in clean.damage {
      try require(
        damage.start >= 0 && damage.start < damage.end && damage.end <= after.count,
        "\(damage) leaves the text")
    }
  }

  /// A numeral lies in the text and moves on; its value, printed, is read as the same value.
  static func checkNumerals(_ bytes: [UInt8]) throws(Violation) {
    let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    let reader = try Line.loaded().extractor.numerals
    for start in text.indices {
      guard let numeral = reader.read(text, at: start) else { continue }
      try require(
        numeral.range.lowerBound == start && numeral.range.upperBound <= text.count && !numeral.range.isEmpty,
        "a numeral at \(numeral.range), read at \(start) of \(text.count)")
      if let surplus = numeral.surplus {
        try require(text.indices.contains(surplus), "a surplus word at \(surplus) of \(text.count)")
      }
      try require(numeral.scale >= 0 && numeral.resolution > .zero, "\(numeral)")
      let printed = "\(numeral.value)"
      try require(ExactDecimal(printed) == numeral.value, "\(printed) is another number when it is read")
      guard numeral.value >= .zero else { continue }
      let again = reader.read(Array(printed.unicodeScalars), at: 0)
      try require(
        again?.value == numeral.value && again?.range.upperBound == printed.unicodeScalars.count,
        "\(printed) is read as \(again.map { "\($0.value)" } ?? "nothing")")
    }
  }

  /// Every run of digits is in exactly one mention, mentions are what the text has there, and rows keep the contract.
  static func checkExtract(_ bytes: [UInt8]) throws(Violation) {
    guard let (document, _) = article(bytes) else { return }
    let line = try Line.loaded()
    let cleaned = line.cleaner.clean(document)
    let extracted = line.extractor.extract(cleaned)
    try require(extracted == line.extractor.extract(cleaned), "extracted otherwise the second time")
    try checkPublished(extracted, line)
  }

  /// What must hold of findings of Tongji's own, down to the rows.
  static func checkPublished(_ document: Document, _ line: Line) throws(Violation) {
    guard let clean = document.text, let findings = document.findings else {
      throw Violation("no findings: \(String(describing: document.error))")
    }
    let scalars = Array(clean.text.unicodeScalars)
    var holders = [Int](repeating: 0, count: scalars.count)
    var end = 0
    for mention in findings.mentions {
      try require(
        mention.start >= end && mention.start < mention.end && mention.end <= scalars.count,
        "the mention '\(mention.text)' from \(mention.start) to \(mention.end) after \(end)")
      end = mention.end
      try require(
        scalars[mention.start..<mention.end].elementsEqual(mention.text.unicodeScalars),
        "the mention '\(mention.text)' is not what the text has there")
      for at in mention.start..<mention.end { holders[at] += 1 }
    }
    for (at, scalar) in scalars.enumerated() where ("0"..."9").contains(scalar) {
      try require(holders[at] == 1, "the digit at \(at) is in \(holders[at]) mentions: \(clean.text)")
    }
    for statistic in findings.statistics {
      try require(
        (statistic.value == nil) == (statistic.status == .damaged),
        "'\(statistic.numberText)' is \(statistic.status) and has the value \(statistic.value ?? "none")")
      for figure in [statistic.value, statistic.lower, statistic.upper, statistic.resolution] {
        guard let figure else { continue }
        try require(ExactDecimal(figure)?.description == figure, "the figure \(figure)")
      }
    }
    let rows = DocumentRows.render(document, codes: line.codes)
    try require(!rows.isFailed, "the rows of a good record fail")
    try require(DocumentRows(encoded: rows.encoded) == rows, "kept rows are read back otherwise")
  }
}
