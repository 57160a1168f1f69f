internal import CCURL
internal import Glibc

// What libcurl calls during an exchange. `state` is the exchange's `Transfer`, which lives as long as it runs. A count
// other than that of the bytes given makes libcurl break off.

func takeHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ state: UnsafeMutableRawPointer?
) -> Int {
  unsafe transfer(state).takeHeader(array(bytes, size * count)) ? size * count : breakOff(size * count)
}

func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ state: UnsafeMutableRawPointer?
) -> Int {
  unsafe transfer(state).takeBody(array(bytes, size * count)) ? size * count : breakOff(size * count)
}

func goesOn(_ state: UnsafeMutableRawPointer?) -> Int32 { unsafe transfer(state).goesOn ? 0 : 1 }

/// Opens the socket, if its address may be reached: here the host's name is resolved already, so that no name that
/// leads to a private address passes.
func openSocket(
  _ state: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let address = unsafe address else { return -1 }
  var bytes = [UInt8](repeating: 0, count: 16)
  let count = unsafe bytes.withUnsafeMutableBufferPointer {
    unsafe tongji_curl_address(address, $0.baseAddress)
  }
  guard unsafe transfer(state).allows(IPAddress(bytes: Array(bytes.prefix(Int(count))))) else { return -1 }
  return unsafe socket(
    address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), address.pointee.protocol)
}

private func breakOff(_ count: Int) -> Int { count == 0 ? 1 : 0 }

private func transfer(_ state: UnsafeMutableRawPointer?) -> Transfer {
  guard let state = unsafe state else { preconditionFailure("libcurl lost the state of an exchange") }
  return unsafe Unmanaged<Transfer>.fromOpaque(state).takeUnretainedValue()
}

private func array(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8] {
  unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
}
