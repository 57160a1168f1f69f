// `TONGJI_FUZZ_TARGET=clean tongji-fuzz [libFuzzer's options and folders]`: one target under libFuzzer, which brings the
// program's `main` (see `make fuzz`). A finding is an input at which it traps.

internal import FuzzTargets
internal import Glibc

/// Loads what the target works with before the first input is timed: libFuzzer calls it by this name.
@_cdecl("LLVMFuzzerInitialize")
public func prepare(
  _: UnsafeMutablePointer<CInt>?,
  _: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  _ = Under.target
  return 0
}

/// Tries one input: libFuzzer calls it by this name.
@_cdecl("LLVMFuzzerTestOneInput")
public func tryInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  Under.target.checkOrTrap(unsafe [UInt8](UnsafeBufferPointer(start: data, count: size)))
  return 0
}

/// The target, looked up once.
enum Under {
  static let target: FuzzTarget = {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    guard let name = unsafe getenv("TONGJI_FUZZ_TARGET"),
      let target = FuzzTarget(rawValue: unsafe String(cString: name))
    else { fatalError("TONGJI_FUZZ_TARGET names none of \(names)") }
    do { try FuzzTarget.prepare() } catch { fatalError("\(error)") }
    return target
  }()
}

extension FuzzTarget {
  /// Traps where the target finds something wrong, and says what.
  func checkOrTrap(_ bytes: [UInt8]) {
    do throws(Violation) {
      try check(bytes)
    } catch {
      print("\(rawValue): \(error)")
      fatalError("\(rawValue): \(error)")
    }
  }
}
