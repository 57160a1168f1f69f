internal import Records

/// Mends characters that a mirror's program split, where the model tells what they were; marks what stays damaged.
struct SplitPass {
  var model: SplitModel
  var digits: NumberEdges
  /// The text as decoded.
  var decoded: [UInt32]

  static let rule = "split-character"
  /// No original gives the text seen, or what is left does not tell: nothing is repaired.
  static let unresolved = "split-character-unresolved"
  /// Several originals give the text seen: nothing is repaired.
  static let ambiguous = "split-character-ambiguous"

  /// A stretch of tokens and what becomes of it.
  private struct Patch {
    var tokens: Range<Int>
    var text: [UInt32]
  }

  func run(_ block: inout WorkingBlock, log: inout RepairLog) {
    markTraceless(block, log: &log)
    guard Self.mayHoldSplit(block.scalars) else { return }
    let tokens = SplitToken.tokens(of: block.scalars, table: model.readings) { index in
      let origin = block.origins[index]
      return origin >= 0 && decoded[origin] >= 0xFF00 ? decoded[origin] : nil
    }
    guard tokens.contains(where: { $0.tail != nil || $0.reading != nil && SplitToken.mayBeHalf($0.scalar) })
    else {
      return
    }
    var patches: [Patch] = []
    // The end of the last region whose shift went on unseen, behind punctuation that was turned to ASCII.
    var shiftedFrom: Int?
    var index = 0
    while index < tokens.count {
      let first = patches.last?.tokens.upperBound ?? 0
      if tokens[index].tail != nil {
        if let (region, choice) = split(tokens, at: index, shiftedFrom: shiftedFrom) {
          patches.append(Patch(tokens: region.tokens, text: choice.text))
          record(region, choice, of: tokens, in: block, log: &log)
          shiftedFrom = region.ending == .punctuation ? region.tokens.upperBound : nil
          index = region.tokens.upperBound
        } else {
          index = markUnresolved(tokens, at: index, in: block, log: &log)
          shiftedFrom = nil
        }
        continue
      }
      if SplitToken.mayBeHalf(tokens[index].scalar), tokens[index].reading != nil,
        let region = model.back(tokens, from: index, notBefore: first),
        let choice = model.choose(
          region, left: left(of: tokens, region.tokens.lowerBound),
          right: right(of: tokens, region.tokens.upperBound))
      {
        patches.append(Patch(tokens: region.tokens, text: choice.text))
        record(region, choice, of: tokens, in: block, log: &log)
      } else if SplitToken.mayBeHalf(tokens[index].scalar) {
        if let (region, choice) = half(tokens, at: index) {
          patches.append(Patch(tokens: region.tokens, text: choice.text))
          record(region, choice, of: tokens, in: block, log: &log)
        } else {
          markHalf(tokens, at: index, in: block, log: &log)
        }
      }
      index += 1
    }
    if tokens.contains(where: { $0.tail != nil }) {
      markWideDigits(tokens, patches: patches.map(\.tokens), in: block, log: &log)
    }
    apply(patches, tokens, to: &block)
  }

  /// Whether a lost character is followed by a letter, or a letter by a bracket.
  private static func mayHoldSplit(_ scalars: [UInt32]) -> Bool {
    scalars.indices.dropFirst().contains { index in
      SplitToken.isLost(scalars[index - 1])
        || SplitToken.mayBeHalf(scalars[index - 1])
          && (scalars[index] == Scalar.leftBracket || scalars[index] == Scalar.wideLeftBracket)
    }
  }

  private func record(
    _ region: SplitModel.Region, _ choice: SplitModel.Choice, of tokens: [SplitToken], in block: WorkingBlock,
    log: inout RepairLog
  ) {
    let scalars =
      tokens[region.tokens.lowerBound].range
      .lowerBound..<tokens[region.tokens.upperBound - 1].range.upperBound
    let range = decoded(scalars, of: block)
    log.add(
      range, before: Scalar.string(block.scalars[scalars]),
      after: Scalar.string(choice.text.map(model.script.simplified)), rule: Self.rule,
      certainty: choice.certainty)
    log.mark(range, .mended, rule: Self.rule)
    guard region.ending == .swallowed || region.ending == .dropped else { return }
    markDigits(from: scalars.upperBound, in: block, log: &log)
  }

  func decoded(_ range: Range<Int>, of block: WorkingBlock) -> Range<Int> {
    WorkingBlock.place(
      block.origins[range.lowerBound])..<(WorkingBlock.place(block.origins[range.upperBound - 1]) + 1)
  }

  private func apply(_ patches: [Patch], _ tokens: [SplitToken], to block: inout WorkingBlock) {
    guard !patches.isEmpty else { return }
    var out = block
    out.scalars.removeAll(keepingCapacity: true)
    out.origins.removeAll()
    var index = 0
    for patch in patches.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      let start = tokens[patch.tokens.lowerBound].range.lowerBound
      while index < start {
        out.keepOrigin(block.scalars[index], block.origins[index])
        index += 1
      }
      for (offset, scalar) in patch.text.enumerated() {
        let token = tokens[min(patch.tokens.lowerBound + offset, patch.tokens.upperBound - 1)]
        out.insert(scalar, at: WorkingBlock.place(block.origins[token.range.lowerBound]))
      }
      index = tokens[patch.tokens.upperBound - 1].range.upperBound
    }
    while index < block.scalars.count {
      out.keepOrigin(block.scalars[index], block.origins[index])
      index += 1
    }
    block = out
  }
}
