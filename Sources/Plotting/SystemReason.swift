import Foundation

/// What the system says of a failed write, without Foundation's wrapping.
package func reason(of error: any Error) -> String {
  let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
  let cause = (underlying ?? error) as NSError
  guard cause.domain == NSPOSIXErrorDomain else { return cause.localizedDescription }
  return String(cString: strerror(Int32(cause.code)))
}
