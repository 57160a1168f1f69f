internal import Foundation

/// What each character is and becomes, as arrays over the Basic Multilingual Plane (a look-up a scalar).
struct CharacterTable: Sendable {
  /// What becomes of a character, and by which rule.
  enum Form: Sendable {
    case one(UInt32, rule: String)
    case several([UInt32], rule: String)
    case nothing(rule: String)
  }

  private(set) var traits: [UInt16]
  private(set) var forms: [UInt32: Form] = [:]
  private var astralTraits: [UInt32: UInt16] = [:]

  /// Loads `characters.tsv` and `simplified-signs.tsv`; signs of Traditional text are added by ``add(traditional:)``.
  init(folder: URL) throws(TableError) {
    traits = [UInt16](repeating: 0, count: 0x10000)
    for code in 0..<0x10000 where Scalar.isHan(UInt32(code)) { traits[code] |= Traits.han.rawValue }
    for code in 0x30..<0x3A { traits[code] |= Traits.digit.rawValue }
    traits[0x20] |= Traits.blank.rawValue
    for vowel in "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u{300}\u{301}\u{304}\u{30C}".unicodeScalars {
      traits[Int(vowel.value)] |= Traits.tone.rawValue
    }
    for mark in "?？\u{FFFD}XxZzG×*＊○□■●█".unicodeScalars { traits[Int(mark.value)] |= Traits.mark.rawValue }

    for code in 0..<0x10000 where PageMarks.mayBegin(UInt32(code)) {
      traits[code] |= Traits.pageMark.rawValue
    }

    let characters = try TableFile.load("characters.tsv", columns: ["from", "to", "reason"], from: folder)
    for row in characters.rows {
      guard row.fields[0].hasPrefix("U+"), let code = UInt32(row.fields[0].dropFirst(2), radix: 16),
        Unicode.Scalar(code) != nil
      else { throw characters.error(row.line, "'\(row.fields[0])' is no code point such as U+FF10") }
      let to = characters.scalars(row, 1)
      let form: Form
      switch row.fields[2] {
      case "width", "compatibility", "radical":
        let rule = row.fields[2] == "width" ? "full-width" : "compatibility-form"
        form = to.count == 1 ? .one(to[0], rule: rule) : .several(to, rule: rule)
      case "blank": form = .one(Scalar.blank, rule: "blank")
      case "invisible", "control": form = .nothing(rule: "invisible-character")
      default:
        throw characters.error(
          row.line,
          "the reason '\(row.fields[2])' is not known; use width, compatibility, radical, blank, invisible or control"
        )
      }
      forms[code] = form
      add(row.fields[2] == "blank" ? [.form, .blank] : .form, to: code)
    }
    let simplified = try TableFile.load("simplified-signs.tsv", columns: ["character"], from: folder)
    for row in simplified.rows { add(.simplified, to: try simplified.scalar(row, 0)) }
  }

  /// Marks the characters that only a Traditional text holds.
  mutating func add(traditional: [UInt32]) {
    for code in traditional { add(.traditional, to: code) }
  }

  private mutating func add(_ trait: Traits, to code: UInt32) {
    if code < 0x10000 {
      traits[Int(code)] |= trait.rawValue
    } else {
      let base = astralTraits[code] ?? (Scalar.isHan(code) ? Traits.han.rawValue : 0)
      astralTraits[code] = base | trait.rawValue
    }
  }

  /// What a text holds.
  func traits(of text: String) -> Traits {
    let bytes = text.utf8.span
    var all: Traits = []
    var index = 0
    while index < bytes.count { all.formUnion(traits(of: Scalar.decode(bytes, at: &index))) }
    return all
  }

  /// What a scalar is.
  @inline(__always)
  func traits(of scalar: UInt32) -> Traits {
    if scalar < 0x10000 { return Traits(rawValue: traits[Int(scalar)]) }
    return Traits(rawValue: astralTraits[scalar] ?? (Scalar.isHan(scalar) ? Traits.han.rawValue : 0))
  }
}
