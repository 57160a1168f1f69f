#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A moment as the machine's clock on the wall shows it.
struct LocalTime: Sendable, Hashable {
  /// Seconds since 1970.
  let seconds: Int

  /// This moment.
  static var now: LocalTime { LocalTime(seconds: Int(time(nil))) }

  /// `2024-05-20T08:00:00+08:00`, as RFC 3339 writes it.
  var text: String {
    let text = formatted("%Y-%m-%dT%H:%M:%S%z")
    return text.dropLast(2) + ":" + text.suffix(2)
  }

  /// `2024-05-20`.
  var day: String { formatted("%Y-%m-%d") }

  private func formatted(_ form: String) -> String {
    var moment = time_t(seconds)
    var parts = unsafe tm()
    var text = [CChar](repeating: 0, count: 40)
    _ = unsafe localtime_r(&moment, &parts)
    let count = unsafe strftime(&text, text.count, form, &parts)
    return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
