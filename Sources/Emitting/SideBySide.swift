internal import Dispatch
internal import Synchronization

/// Independent pieces of work on several cores.
enum SideBySide {
  typealias Work<Value: Sendable> = @Sendable () throws(EmitError) -> Value

  /// Does all of them, as many at a time as there are cores, or with one job one after the other, and gives what each
  /// gave, in their order.
  ///
  /// All are done to their end whatever becomes of the others, so that the error thrown is always the same: that of the
  /// first in their order.
  static func run<Value: Sendable>(
    _ works: [Work<Value>], jobs: Int = .max
  ) throws(EmitError) -> [Value] {
    if jobs == 1 {
      // Each to its end, too.
      let results = works.map { result(of: $0) }
      var values: [Value] = []
      for result in results { values.append(try result.get()) }
      return values
    }
    let results = Mutex([Result<Value, EmitError>?](repeating: nil, count: works.count))
    DispatchQueue.concurrentPerform(iterations: works.count) { index in
      let result = Self.result(of: works[index])
      results.withLock { $0[index] = result }
    }
    var values: [Value] = []
    for result in results.withLock({ $0 }) {
      if let result { values.append(try result.get()) }
    }
    return values
  }

  private static func result<Value: Sendable>(of work: Work<Value>) -> Result<Value, EmitError> {
    do throws(EmitError) {
      return .success(try work())
    } catch {
      return .failure(error)
    }
  }
}
