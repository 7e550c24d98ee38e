// Compression of texts and rows with libzstd.
// SPDX-License-Identifier: Apache-2.0

import CZstd
import Foundation
import Synchronization

/// Packed bytes that cannot be unpacked: not a frame, or larger than is allowed.
struct PackingError: Error {
  /// What is wrong with them.
  var reason: String
}

/// Compresses and decompresses small blobs; may be used from any thread.
final class Zstd: Sendable {
  /// The most bytes that one blob may unpack to; a larger claim is damage.
  static let unpackedLimit = 256 << 20
  /// The level: 3 packs prose to about half, at 150 MB/s.
  static let level: CInt = 3

  private let compressors = Mutex<[Compressor]>([])
  private let decompressors = Mutex<[Decompressor]>([])

  /// The bytes as one frame.
  func packed(_ bytes: Data) -> Data {
    let compressor = compressors.withLock { $0.popLast() } ?? Compressor()
    defer { compressors.withLock { $0.append(compressor) } }
    return compressor.frame(of: bytes)
  }

  /// The bytes of one frame.
  ///
  /// - Throws: `PackingError` where the bytes are not a whole frame within the limit.
  func unpacked(_ frame: Data) throws(PackingError) -> Data {
    let decompressor = decompressors.withLock { $0.popLast() } ?? Decompressor()
    defer { decompressors.withLock { $0.append(decompressor) } }
    return try decompressor.bytes(of: frame)
  }
}

/// One compression context of libzstd.
///
/// SAFETY: the pointer is made by init, freed by deinit and seen by nobody else; whoever holds the
/// only reference has the context to himself, since `Zstd` hands each out once.
@safe private struct Compressor: Sendable {
  private let context: Context

  @safe private final class Context: Sendable {
    let address: UInt
    init() { address = UInt(bitPattern: unsafe ZSTD_createCCtx()) }
    deinit { _ = unsafe ZSTD_freeCCtx(OpaquePointer(bitPattern: address)) }
  }

  init() { context = Context() }

  func frame(of bytes: Data) -> Data {
    var frame = Data(count: ZSTD_compressBound(bytes.count))
    // SAFETY: both buffers are valid for the counts given, for the length of the call.
    let count = unsafe frame.withUnsafeMutableBytes { output in
      unsafe bytes.withUnsafeBytes { input in
        unsafe ZSTD_compressCCtx(
          OpaquePointer(bitPattern: context.address), output.baseAddress, output.count,
          input.baseAddress, input.count, Zstd.level)
      }
    }
    precondition(ZSTD_isError(count) == 0, "a buffer of ZSTD_compressBound holds every frame")
    return frame.prefix(count)
  }
}

/// One decompression context of libzstd; safe for the same reason as a compressor.
@safe private struct Decompressor: Sendable {
  private let context: Context

  @safe private final class Context: Sendable {
    let address: UInt
    init() { address = UInt(bitPattern: unsafe ZSTD_createDCtx()) }
    deinit { _ = unsafe ZSTD_freeDCtx(OpaquePointer(bitPattern: address)) }
  }

  init() { context = Context() }

  func bytes(of frame: Data) throws(PackingError) -> Data {
    // SAFETY: the buffer is valid for the count given, for the length of the call.
    let size = unsafe frame.withUnsafeBytes { input in
      unsafe ZSTD_getFrameContentSize(input.baseAddress, input.count)
    }
    guard size <= UInt64(Zstd.unpackedLimit) else {
      throw PackingError(reason: "not a frame of at most \(Zstd.unpackedLimit) bytes")
    }
    var bytes = Data(count: Int(size))
    // SAFETY: as above; libzstd writes at most `output.count` bytes.
    let count = unsafe bytes.withUnsafeMutableBytes { output in
      unsafe frame.withUnsafeBytes { input in
        unsafe ZSTD_decompressDCtx(
          OpaquePointer(bitPattern: context.address), output.baseAddress, output.count,
          input.baseAddress, input.count)
      }
    }
    guard ZSTD_isError(count) == 0, count == Int(size) else {
      throw PackingError(reason: "a damaged frame")
    }
    return bytes
  }
}
