/// The headers of a response as they were received: order, case and repetitions as they came.
///
/// A value is no text of any charset by HTTP: each scalar, U+0000 to U+00FF, stands for one byte, so that nothing is
/// lost. Blanks around a value are no part of it.
public struct HTTPHeaders: Sendable, Hashable {
  /// One header.
  public struct Field: Sendable, Hashable {
    /// Its name in the server's case.
    public var name: String
    /// Its value, a scalar a byte.
    public var value: String

    /// A header.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The headers in their order.
  public var fields: [Field]

  /// Headers; none unless said.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The first value of a name, in any case; nil where there is none.
  public subscript(name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }?.value
  }

  /// The bytes of a value.
  static func bytes(of value: String) -> [UInt8] {
    value.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  /// A value of bytes.
  static func value(of bytes: some Sequence<UInt8>) -> String {
    var value = String.UnicodeScalarView()
    for byte in bytes { value.append(Unicode.Scalar(byte)) }
    return String(value)
  }
}
