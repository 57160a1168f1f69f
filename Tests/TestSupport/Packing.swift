internal import Foundation

/// Compressed bytes, by the program `gzip` that every Linux has.
public enum Packing {
  /// The gzip form of bytes.
  public static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "in")
    return [UInt8](try BuiltProgram.shell("gzip -9 -n < in", folder: folder.path).output)
  }

  /// The raw deflate form of bytes: what gzip has between its header of 10 bytes and its trailer of 8.
  public static func deflate(_ bytes: [UInt8]) throws -> [UInt8] { Array(try gzip(bytes)[10...].dropLast(8)) }

  /// The zlib form of bytes: deflate between two bytes that tell its kind and the checksum Adler-32.
  public static func zlib(_ bytes: [UInt8]) throws -> [UInt8] {
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    let sum = high << 16 | low
    let tail = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> UInt32($0)) }
    return try [0x78, 0x9C] + deflate(bytes) + tail
  }
}
