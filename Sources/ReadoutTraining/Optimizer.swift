// Moves weights against their gradients, and keeps most of them at zero.
// SPDX-License-Identifier: Apache-2.0

/// Follow the regularised leader, for each weight by itself.
///
/// McMahan and others, Ad click prediction, 2013, algorithm 1. The weights of one feature, one for
/// each label, move together.
struct Optimizer {
  /// How fast weights move.
  var rate: Float = 0.04
  /// How fast they settle.
  var ease: Float = 1
  /// What it takes to be more than zero.
  var threshold: Float

  /// The state of the weights of one feature.
  struct State {
    var sums = SIMD16<Float>()
    var squares = SIMD16<Float>()
  }

  /// Takes one gradient and gives the new weights.
  @inline(__always)
  func step(_ weights: inout SIMD16<Float>, _ state: inout State, _ gradient: SIMD16<Float>) {
    let squares = state.squares + gradient * gradient
    let root = squares.squareRoot()
    let shift = (root - state.squares.squareRoot()) / rate
    let sums = state.sums + gradient - shift * weights
    state.squares = squares
    state.sums = sums
    let limit = SIMD16<Float>(repeating: threshold)
    let signed = limit.replacing(with: -limit, where: sums .< 0)
    let moved = (signed - sums) / ((ease + root) / rate)
    let isSmall = (sums .<= threshold) .& (sums .>= -threshold)
    // A label without a gradient keeps its weight.
    weights = moved.replacing(with: 0, where: isSmall).replacing(
      with: weights, where: gradient .== 0)
  }
}
