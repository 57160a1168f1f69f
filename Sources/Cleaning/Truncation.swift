internal import Records

extension Assembly {
  /// The fewest characters of a paragraph that is held to be a sentence; a shorter one is a signature or heading.
  private static let sentenceLength = 30
  /// The fewest characters of one that ends in a comma or opening mark.
  private static let openLength = 4
  /// How far from the beginning a colon makes the words before it a label: `附件：`, `联系电话：`.
  private static let labelLength = 8

  /// Whether the last paragraph stops in mid-sentence; lines of facts and captions below it are passed over.
  var isTruncated: Bool {
    guard let last = blocks.last(where: { $0.kind != .dateline && $0.kind != .caption }),
      last.kind == .paragraph || last.kind == .item
    else { return false }
    let text = Array(scalars[last.start..<last.end])
    if text.count >= Self.openLength, let end = text.last, Self.isOpen(end) { return true }
    guard text.count >= Self.sentenceLength else { return false }
    // `…的工作...`: cut by a program; a text of people has `……`.
    if text.suffix(3).allSatisfy({ $0 == 0x2E }) { return text.contains(where: SentenceEnd.isPause) }
    let label = text.prefix(Self.labelLength)
    guard !label.contains(where: { $0 == 0xFF1A || $0 == 0x3A }) else { return false }
    // 、 alone parts a list of names.
    return text.contains { SentenceEnd.isPause($0) && $0 != 0x3001 } && !SentenceEnd.ends(text)
  }

  /// ，、 and opening quotation marks and brackets: something must follow.
  private static func isOpen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x2C, 0x3001, 0x201C, 0x300A, 0x300C, 0xFF08, 0x28: true
    default: false
    }
  }
}
