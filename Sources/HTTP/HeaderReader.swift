/// Puts the header lines of a response together, as libcurl hands them over one by one.
package struct HeaderReader {
  /// The status; 0 where the first line has none.
  package private(set) var status = 0
  /// The version of HTTP: `1.1`.
  package private(set) var version = ""
  /// The headers.
  package private(set) var headers = HTTPHeaders()
  private var bytes = 0
  /// After the empty line; what comes then without a status line are trailers, which tell nothing that is used.
  package private(set) var isComplete = false

  /// Nothing so far.
  package init() {}

  /// Takes in a line with its end; false once there are more than `cap` bytes of them.
  package mutating func take(_ line: [UInt8], cap: Int) -> Bool {
    bytes += line.count
    guard bytes <= cap else { return false }
    var line = line[...]
    while let last = line.last, last == 0x0A || last == 0x0D { line.removeLast() }
    if line.starts(with: Array("HTTP/".utf8)) {
      start(line)
    } else if line.isEmpty {
      isComplete = true
    } else if !isComplete {
      add(line)
    }
    return true
  }

  /// The first line of a response; one of status 1xx comes before the true one.
  private mutating func start(_ line: ArraySlice<UInt8>) {
    let parts = line.dropFirst(5).split(separator: 0x20, maxSplits: 2)
    version = parts.first.map { HTTPHeaders.value(of: $0) } ?? ""
    status = parts.count > 1 ? Int(HTTPHeaders.value(of: parts[1])) ?? 0 : 0
    headers = HTTPHeaders()
    isComplete = false
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    if let first = line.first, first == 0x20 || first == 0x09, var last = headers.fields.popLast() {
      // A line that goes on (RFC 9112, section 5.2).
      last.value += " " + HTTPHeaders.value(of: Self.trimmed(line))
      headers.fields.append(last)
      return
    }
    guard let colon = line.firstIndex(of: 0x3A) else { return }
    let name = HTTPHeaders.value(of: Self.trimmed(line[..<colon]))
    let value = HTTPHeaders.value(of: Self.trimmed(line[(colon + 1)...]))
    headers.fields.append(HTTPHeaders.Field(name: name, value: value))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }
}
