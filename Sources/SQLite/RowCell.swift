internal import CSQLite

/// How a cell of text is kept in its column.
public struct RowCell: Sendable, Hashable {
  /// As an integer where it is one.
  public var isInteger: Bool
  /// As null where it is empty.
  public var isNullable: Bool

  /// A cell's form.
  public init(isInteger: Bool, isNullable: Bool) {
    self.isInteger = isInteger
    self.isNullable = isNullable
  }
}

extension Statement {
  /// Takes in a row whose cells stand as UTF-8 in parts of `bytes`, one a parameter, by a statement that gives no rows.
  public func insert(_ cells: [Range<Int>], of bytes: [UInt8], as forms: [RowCell]) throws(DatabaseError) {
    let code = unsafe bytes.withUnsafeBytes { buffer in
      // The texts are lent: the step takes them over, and they are forgotten before they go.
      defer {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
      }
      for place in cells.indices {
        let code = unsafe bind(Int32(place + 1), buffer, cells[place], forms[place])
        if code != SQLITE_OK { return code }
      }
      let code = unsafe sqlite3_step(handle)
      return code == SQLITE_DONE ? SQLITE_OK : code
    }
    try check(code)
  }

  private func bind(
    _ place: Int32, _ buffer: UnsafeRawBufferPointer, _ cell: Range<Int>, _ form: RowCell
  ) -> Int32 {
    guard !cell.isEmpty, let start = buffer.baseAddress else {
      return form.isNullable
        ? unsafe sqlite3_bind_null(handle, place) : unsafe tongji_bind_text(handle, place, "", 0)
    }
    if form.isInteger, let number = unsafe Self.integer(buffer, cell) {
      return unsafe sqlite3_bind_int64(handle, place, number)
    }
    let text = unsafe (start + cell.lowerBound).assumingMemoryBound(to: CChar.self)
    return unsafe sqlite3_bind_text(handle, place, text, Int32(cell.count), nil)
  }

  /// A plain integer of at most 18 digits; nil for anything else.
  private static func integer(_ buffer: UnsafeRawBufferPointer, _ cell: Range<Int>) -> Int64? {
    var digits = cell
    let isNegative = unsafe buffer[cell.lowerBound] == UInt8(ascii: "-")
    if isNegative { digits = (cell.lowerBound + 1)..<cell.upperBound }
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var number: Int64 = 0
    for index in digits {
      let byte = unsafe buffer[index]
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int64(byte - 0x30)
    }
    return isNegative ? -number : number
  }
}
