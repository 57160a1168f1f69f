internal import Gzip

/// Takes in a body as it comes, unpacks it, and stops it at its limits.
struct BodyDecoder: ~Copyable {
  private(set) var body: [UInt8] = []
  private(set) var wireBytes = 0
  private let limits: HTTPLimits
  private var inflater: Inflater?

  /// Codings by their names (IANA's registry of content codings) that were not asked for and cannot be undone here.
  private static let unasked = [
    "aes128gcm", "br", "compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress", "zstd",
  ]

  /// A decoder for what `Content-Encoding` tells. A name that is no coding's (servers send a charset here) is passed
  /// over, as browsers do.
  init(contentEncoding: String?, limits: HTTPLimits) throws(BodyProblem) {
    self.limits = limits
    for name in (contentEncoding ?? "").lowercased().split(whereSeparator: { $0 == "," || $0 == " " }) {
      switch name {
      case "gzip", "x-gzip", "deflate":
        guard inflater == nil else { throw .encoding("more than one compression") }
        inflater = Inflater()
      case _ where Self.unasked.contains(String(name)):
        throw .encoding("the compression '\(name)', which was not asked for")
      default: continue
      }
    }
  }

  /// Takes in the next bytes.
  mutating func take(_ bytes: [UInt8]) throws(BodyProblem) {
    wireBytes += bytes.count
    guard wireBytes <= limits.bodyBytes else { throw .tooLarge }
    guard inflater != nil else {
      body += bytes
      return
    }
    let (product, isBeyond) = wireBytes.multipliedReportingOverflow(by: limits.compressionRatio)
    let byRatio = isBeyond ? Int.max : max(limits.ratioFloor, product)
    do throws(InflateError) {
      try inflater?.unpack(bytes, into: &body, cap: min(limits.bodyBytes, byRatio))
    } catch {
      switch error {
      case .tooLarge: throw byRatio < limits.bodyBytes ? .bomb : .tooLarge
      case .damaged, .truncated: throw .compression(error)
      }
    }
  }

  /// The whole body, when the last byte has come.
  mutating func finish() throws(BodyProblem) {
    do throws(InflateError) { try inflater?.finish() } catch { throw .compression(error) }
  }
}

/// Why a body was broken off.
enum BodyProblem: Error {
  case tooLarge
  case bomb
  case encoding(String)
  case compression(InflateError)
}
