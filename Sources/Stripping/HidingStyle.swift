/// Tells declarations of style that hide an element.
enum HidingStyle {
  private static let declarations = ["display:none", "visibility:hidden"].map { Array($0.utf8) }

  /// Whether a `style` hides its element; case and blanks do not count.
  static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    style.indices.contains { place in
      let first = style[place] | 0x20
      guard first == UInt8(ascii: "d") || first == UInt8(ascii: "v") else { return false }
      return declarations.contains { begins(style[place...], with: $0) }
    }
  }

  private static func begins(_ style: ArraySlice<UInt8>, with declaration: [UInt8]) -> Bool {
    var matched = 0
    for byte in style where byte != 0x20 {
      guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == declaration[matched] else { return false }
      matched += 1
      if matched == declaration.count { return true }
    }
    return false
  }
}
