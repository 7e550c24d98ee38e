// swift-tools-version: 6.2
// Feeds the readers with what nobody would write: a package of its own, so that a build never pays.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet"),
    .systemLibrary(name: "CIconv"),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0"),
    .target(name: "ReadoutModel", swiftSettings: strict),
    .target(
      name: "ReadoutText", dependencies: ["ReadoutModel", "CXML2", "CUchardet", "CIconv"],
      swiftSettings: strict),
    .target(
      name: "ReadoutExtraction", dependencies: ["ReadoutModel", "ReadoutText"],
      swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["ReadoutModel", "ReadoutText", "ReadoutExtraction", "CGMime"],
      swiftSettings: strict),
  ]
)
