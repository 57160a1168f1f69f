/// Values that two texts share with the probability that they share a figure, or four letters, of all that they have:
/// min-wise hashing (Broder 1997), of each least hash the lower 16 bits (Li and König 2010). 50 bytes.
struct LikenessSignature: Sendable, Hashable {
  /// Of the telling figures with the two tokens on each side.
  private(set) var figures = SIMD16<UInt16>(repeating: 0)
  /// Of the letters, four at a time.
  private(set) var letters = SIMD8<UInt16>(repeating: 0)
  /// How many figures are telling, up to 255.
  private(set) var telling: UInt8 = 0
  /// Whether there is something to compare at all.
  private(set) var isKnown = false

  /// Where nothing is known.
  init() {}

  /// One that was made before, by its parts.
  init(figures: SIMD16<UInt16>, letters: SIMD8<UInt16>, telling: UInt8) {
    self.figures = figures
    self.letters = letters
    self.telling = telling
    isKnown = true
  }

  init(of likeness: Likeness) {
    isKnown = true
    telling = UInt8(min(likeness.figures.count { $0.traits.contains(.telling) }, 255))
    let tokens = likeness.tokens
    func token(_ place: Int) -> UInt32 { tokens.indices.contains(place) ? UInt32(tokens[place]) : 0 }
    var least = SIMD16<UInt32>(repeating: .max)
    for figure in likeness.figures where figure.traits.contains(.telling) {
      let place = Int(figure.place)
      let before = LikenessHash.mixed(token(place - 2), with: token(place - 1))
      let after = LikenessHash.mixed(token(place + 1), with: token(place + 2))
      let value = LikenessHash.mixed(LikenessHash.mixed(before, with: figure.number), with: after)
      least = pointwiseMin(least, Self.hashed(SIMD16(repeating: value), Self.figureSeeds))
    }
    figures = SIMD16(truncatingIfNeeded: least)
    letters = SIMD8(truncatingIfNeeded: Self.leastOfLetters(tokens))
  }

  private static func leastOfLetters(_ tokens: [UInt16]) -> SIMD8<UInt32> {
    var least = SIMD8<UInt32>(repeating: .max)
    var shingle: UInt64 = 0
    var length = 0
    for token in tokens where token >= Likeness.firstLetter {
      shingle = shingle << 16 | UInt64(token)
      length += 1
      guard length >= 4 else { continue }
      let value = LikenessHash.mixed(
        UInt32(truncatingIfNeeded: shingle >> 32), with: UInt32(truncatingIfNeeded: shingle))
      least = pointwiseMin(least, hashed(SIMD8(repeating: value), letterSeeds))
    }
    return least
  }

  static let count = 24
  private static let figureBits: UInt32 = 0xFFFF

  /// The value at a place: those of figures, then those of letters.
  subscript(place: Int) -> UInt16 { place < 16 ? figures[place] : letters[place - 16] }

  /// Whether it has the value at a place: those of figures only where it has a telling one.
  func has(_ place: Int) -> Bool { isKnown && (place >= 16 || telling > 0) }

  /// The places where both have the same value, a bit each.
  func common(_ other: LikenessSignature) -> UInt32 {
    var bits: UInt32 = 0
    for place in 0..<Self.count where has(place) && other.has(place) && self[place] == other[place] {
      bits |= 1 << UInt32(place)
    }
    return bits
  }

  /// Whether texts that share these places are worth a comparison.
  ///
  /// Reports of one template share letters, and some figures by chance; where both have figures, they must share
  /// some more of these. Of two texts that share a quarter of their figures 80 % do, of those that share a twentieth
  /// 4 %.
  func isCandidate(_ other: LikenessSignature, common: UInt32) -> Bool {
    let isRich = min(telling, other.telling) >= LikenessComparison.leastAgreeing
    return isRich ? (common & Self.figureBits).nonzeroBitCount >= 3 : common.nonzeroBitCount >= 2
  }

  private static let figureSeeds = SIMD16<UInt32>(LikenessHash.seeds(16))
  private static let letterSeeds = SIMD8<UInt32>(LikenessHash.seeds(8))

  @inline(__always)
  private static func hashed<Vector: SIMD>(_ value: Vector, _ seeds: Vector) -> Vector
  where Vector.Scalar == UInt32 {
    var hash = (value ^ seeds) &* Vector(repeating: 0x85EB_CA6B)
    hash = (hash ^ (hash &>> Vector(repeating: 15))) &* Vector(repeating: 0xC2B2_AE35)
    return hash ^ (hash &>> Vector(repeating: 16))
  }
}

/// The hashes of likenesses: the same in every run and on every machine.
enum LikenessHash {
  /// One hash out of two values, with the finalizer of MurmurHash3.
  static func mixed(_ hash: UInt32, with value: UInt32) -> UInt32 {
    var mixed = (hash &* 0x9E37_79B1) &+ (value &* 0x85EB_CA77) &+ 0x27D4_EB2F
    mixed = (mixed ^ (mixed >> 16)) &* 0x85EB_CA6B
    mixed = (mixed ^ (mixed >> 13)) &* 0xC2B2_AE35
    return mixed ^ (mixed >> 16)
  }

  /// The token of a number: below those of letters, never ``Likeness/lost``.
  static func token(_ number: UInt32) -> UInt16 { UInt16(number % UInt32(Likeness.firstLetter - 1)) + 1 }

  static func seeds(_ count: Int) -> [UInt32] { (0..<UInt32(count)).map { mixed($0 + 1, with: 0x5EED) } }
}
