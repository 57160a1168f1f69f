internal import COpenSSL

/// SHA-256 of many short texts, one after the other, in one context: making a context takes longer than a short text.
@safe public final class ShortDigest {
  private let context: OpaquePointer
  private var digest = [UInt8](repeating: 0, count: 32)

  /// Ready for any number of texts.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { preconditionFailure("OpenSSL gave no SHA-256 context: out of memory") }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// A letter, and the first eight bytes of the digest of a text as 16 lowercase hexadecimal digits.
  func prefix(of bytes: [UInt8], behind letter: UInt8) -> [UInt8] {
    let taken = unsafe bytes.withUnsafeBytes {
      unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
    var length: UInt32 = 0
    let done = unsafe digest.withUnsafeMutableBytes {
      unsafe EVP_DigestFinal_ex(context, $0.baseAddress, &length)
    }
    // Without a digest the context takes the one that it has.
    let ready = unsafe EVP_DigestInit_ex(context, nil, nil)
    precondition(taken == 1 && done == 1 && length == 32 && ready == 1, "OpenSSL gave no SHA-256 digest")
    var out: [UInt8] = []
    out.reserveCapacity(17)
    out.append(letter)
    for place in 0..<8 {
      out.append(Self.digit(digest[place] >> 4))
      out.append(Self.digit(digest[place] & 15))
    }
    return out
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
