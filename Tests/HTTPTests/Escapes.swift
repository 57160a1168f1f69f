/// Bytes as the tables of cases write them: `\n` for a line end of HTTP (CR LF), `\L` for a line feed alone, `\t`,
/// `\xB9` for a byte, `\\` for the backslash.
func unescaped(_ text: String) -> [UInt8] {
  var out: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
      out.append(byte)
      continue
    }
    switch escape {
    case UInt8(ascii: "n"): out += [13, 10]
    case UInt8(ascii: "L"): out.append(10)
    case UInt8(ascii: "t"): out.append(9)
    case UInt8(ascii: "x"):
      out.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    default: out.append(escape)
    }
  }
  return out
}
