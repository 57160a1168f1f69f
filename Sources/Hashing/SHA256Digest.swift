internal import COpenSSL

/// SHA-256 (FIPS 180-4), by OpenSSL: the hash of pages, identifiers and published files.
///
/// Feed it pieces with ``update(_:)``; the digest of one buffer is ``hex(of:)``.
@safe public struct SHA256Digest: ~Copyable {
  private let context: OpaquePointer

  /// An empty digest.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { preconditionFailure("OpenSSL gave no SHA-256 context: out of memory") }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: [UInt8]) {
    let taken = unsafe bytes.withUnsafeBytes {
      unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
    precondition(taken == 1, "OpenSSL refused a SHA-256 update")
  }

  /// The digest as 64 lowercase hexadecimal digits.
  public consuming func hex() -> String { Self.hexadecimal(bytes()) }

  /// The digest as 32 bytes.
  public consuming func bytes() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let done = unsafe digest.withUnsafeMutableBytes {
      unsafe EVP_DigestFinal_ex(context, $0.baseAddress, &length)
    }
    precondition(done == 1 && length == 32, "OpenSSL gave no SHA-256 digest")
    return digest
  }

  /// The digest of one buffer as 64 lowercase hexadecimal digits.
  public static func hex(of bytes: [UInt8]) -> String {
    var digest = SHA256Digest()
    digest.update(bytes)
    return digest.hex()
  }

  /// The digest of one buffer as 32 bytes.
  public static func bytes(of bytes: [UInt8]) -> [UInt8] {
    var digest = SHA256Digest()
    digest.update(bytes)
    return digest.bytes()
  }

  /// The digest of a text's UTF-8 bytes as 64 lowercase hexadecimal digits.
  public static func hex(of text: String) -> String { hex(of: Array(text.utf8)) }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
