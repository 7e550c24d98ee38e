# Two commands do all the set-up: `make run` and `make test`.
# SPDX-License-Identifier: Apache-2.0

SWIFT_BUILD = swift build -c release --static-swift-stdlib -Xlinker -s

.PHONY: setup build run test test-all torture lint format accuracy bench clean

setup:
	@scripts/setup

build: setup
	$(SWIFT_BUILD) --product readoutd
	$(SWIFT_BUILD) --product readoutctl

run: build
	@mkdir -p .readout
	.build/release/readoutd --watch seeds --state .readout

test: setup
	swift test

# What needs root, strace and a journald of its own; skipped where they are not there.
test-all: test
	Tests/Reliability/run.py

# The same until the figures of docs/RELIABILITY.md are reached: hours.
torture: test
	Tests/Reliability/run.py --long

lint: setup
	scripts/lint

format:
	swift format --in-place --recursive Package.swift Sources Tests

accuracy: build
	scripts/accuracy

bench: build
	scripts/bench

clean:
	rm -rf .build .readout
