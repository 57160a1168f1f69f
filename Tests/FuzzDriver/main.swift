// `tongji-fuzz TARGET [libFuzzer's options and folders]`: one target under libFuzzer, in a program that is built with
// `-sanitize=fuzzer,address` (see `make fuzz`). A finding is an input at which it traps.

internal import CFuzzer
internal import FuzzTargets
internal import Glibc

let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
  print("tongji-fuzz: name a target first: \(names)")
  exit(64)
}
do {
  try FuzzTarget.prepare()
} catch {
  print("tongji-fuzz: \(error)")
  exit(1)
}

// What libFuzzer reads are the arguments without the target's name; they live as long as the program.
let arguments = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
var count = Int32(arguments.count)
var vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
  UnsafeMutablePointer.allocate(capacity: arguments.count + 1)
for (index, argument) in arguments.enumerated() { unsafe vector?[index] = unsafe strdup(argument) }
unsafe vector?[arguments.count] = nil

/// The target under test. libFuzzer calls a C function, which holds nothing: so it is found in the environment.
_ = unsafe setenv("TONGJI_FUZZ_TARGET", target.rawValue, 1)
let status = unsafe LLVMFuzzerRunDriver(&count, &vector) { data, size in
  Under.target.checkOrTrap(unsafe [UInt8](UnsafeBufferPointer(start: data, count: size)))
  return 0
}
exit(status)

/// The target, looked up once.
enum Under {
  static let target: FuzzTarget = {
    guard let name = unsafe getenv("TONGJI_FUZZ_TARGET"),
      let target = FuzzTarget(rawValue: unsafe String(cString: name))
    else { fatalError("no target") }
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
