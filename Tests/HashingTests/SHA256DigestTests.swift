import Hashing
import Testing

@Suite("SHA-256 and identifiers")
struct SHA256DigestTests {
  @Test(
    "the digests of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func digest(text: String, hex: String) { #expect(SHA256Digest.hex(of: text) == hex) }

  @Test("pieces give the digest of the whole")
  func pieces() {
    var digest = SHA256Digest()
    for byte in Array("abc".utf8) { digest.update([byte]) }
    digest.update([])
    #expect(digest.hex() == SHA256Digest.hex(of: "abc"))
  }

  @Test("an identifier is a letter and 16 hexadecimal digits, of all that names the thing")
  func identifiers() {
    #expect(Identifier.document(identity: "abc") == "dba7816bf8f01cfea")
    let statistic = Identifier.statistic(document: "d1", before: "慰问企业", after: "家", turn: 1)
    #expect(statistic.count == 17 && statistic.hasPrefix("s"))
    #expect(statistic != Identifier.statistic(document: "d1", before: "慰问企业", after: "家", turn: 2))
    #expect(statistic != Identifier.statistic(document: "d1", before: "慰问企业家", after: "", turn: 1))
  }

  @Test("identifiers made one after the other with one digest are those made one by one")
  func identifiersInTurn() {
    let digest = ShortDigest()
    for (before, turn) in [("慰问企业", 1), ("慰问企业", 2), ("", 1), (String(repeating: "工", count: 90), 12)] {
      let key = Array("d1\u{1F}\(before)\u{1F}家\u{1F}\(turn)".utf8)
      #expect(
        Identifier.statistic(key: key, digest: digest)
          == Identifier.statistic(document: "d1", before: before, after: "家", turn: turn))
    }
  }
}
