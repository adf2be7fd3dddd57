import Foundation

/// What the system says of a call that failed.
package struct SystemError: Error, Equatable {
  package let code: CInt

  /// - Parameter code: by default that of this thread's last call.
  package init(_ code: CInt = errno) { self.code = code }

  package var reason: String { String(cString: strerror(code)) }
}

/// Writes all of the data, however often a signal interrupts.
package func write(_ data: Data, to descriptor: CInt) throws(SystemError) {
  var rest = data[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { bytes in
      uninterrupted { write(descriptor, bytes.baseAddress, bytes.count) }
    }
    guard count >= 0 else { throw SystemError() }
    rest = rest.dropFirst(count)
  }
}

/// The call's result, as soon as it is not that a signal came first.
package func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
