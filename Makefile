# Two commands do all the set-up: `make run` and `make test`.
# SPDX-License-Identifier: Apache-2.0

SWIFT_BUILD = swift build -c release --static-swift-stdlib -Xlinker -s

.PHONY: setup build run test test-all lint format accuracy bench clean

setup:
	@scripts/setup

build: setup
	$(SWIFT_BUILD) --product readoutd
	$(SWIFT_BUILD) --product readoutctl
	$(SWIFT_BUILD) --product readout-convert

run: build
	@mkdir -p .readout
	.build/release/readoutd --watch seeds --state .readout

test: setup
	swift test

# Later: what needs a real systemd, a browser, a cluster.
test-all: test
	@echo "test-all: nothing beyond make test so far"

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
