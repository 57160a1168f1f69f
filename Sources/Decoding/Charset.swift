/// A charset that pages are read in.
enum Charset: String, CaseIterable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case big5HKSCS = "Big5-HKSCS"
  case eucTW = "EUC-TW"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case hz = "HZ-GB-2312"
  /// HZ whose beginning, with its shift, was cut off.
  case hzInside = "HZ-GB-2312 (cut)"
  case windows1252 = "windows-1252"

  /// Its name in IANA's register (EUC-TW, which is not in it, by its usual one).
  var name: String { self == .hzInside ? Charset.hz.rawValue : rawValue }

  /// How long its longest character is: a cut one leaves fewer bytes than that at the beginning.
  var longestCharacter: Int {
    switch self {
    case .hz, .windows1252, .utf8: 1
    case .hzInside, .gb18030, .big5, .big5HKSCS, .utf16LittleEndian, .utf16BigEndian: 2
    case .eucTW: 4
    }
  }

  /// What iconv calls it; HZ, which the GNU C library lacks, is read by ``HZ``.
  var converterName: String {
    switch self {
    case .windows1252: "CP1252"
    default: rawValue.uppercased()
    }
  }

  /// The charset that a label means on the web (WHATWG Encoding, "Names and labels"): what says `gb2312` or `gbk`
  /// is read as GB18030, which holds both; nil for a label that is not known here.
  init?(label: String) {
    switch label.trimmed.lowercased() {
    case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
    case "gb2312", "gb_2312-80", "gb_2312", "gbk", "x-gbk", "gb18030", "chinese", "csgb2312", "iso-ir-58",
      "euc-cn", "cp936", "936", "ms936", "windows-936":
      self = .gb18030
    case "big5", "big-5", "cn-big5", "csbig5", "x-x-big5", "cp950": self = .big5
    case "big5-hkscs", "big5hkscs": self = .big5HKSCS
    case "euc-tw", "x-euc-tw", "cns11643": self = .eucTW
    case "utf-16", "utf-16le", "unicode", "csunicode", "iso-10646-ucs-2", "ucs-2": self = .utf16LittleEndian
    case "utf-16be", "unicodefffe": self = .utf16BigEndian
    case "hz-gb-2312", "hz": self = .hz
    case "windows-1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "ascii", "us-ascii", "cp1252":
      self = .windows1252
    default: return nil
    }
  }

  /// Whether a page labelled with one may be in the other: Big5 is within Big5-HKSCS, and a label `utf-16` says
  /// nothing of the order of bytes.
  func sharesBytes(with other: Charset) -> Bool { family == other.family }

  private var family: String {
    switch self {
    case .big5, .big5HKSCS: "Big5"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    default: name
    }
  }
}

extension String {
  /// Without blanks, quotation marks and line ends around it.
  fileprivate var trimmed: String {
    let drop: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r", "\"", "'"]
    var scalars = Array(unicodeScalars)
    while let last = scalars.last, drop.contains(last) { scalars.removeLast() }
    scalars = Array(scalars.drop { drop.contains($0) })
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
