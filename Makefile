# Two commands do all the set-up: `make run` and `make test`.
# SPDX-License-Identifier: Apache-2.0

SWIFT_BUILD = swift build -c release --static-swift-stdlib -Xlinker -s
RELEASE = .build/release

# Where `make install` puts things; DESTDIR goes before all of it.
PREFIX = /usr/local
SYSCONFDIR = /etc
BINDIR = $(PREFIX)/bin
UNITDIR = $(PREFIX)/lib/systemd
SYSTEMUNITDIR = $(UNITDIR)/system
DATADIR = $(PREFIX)/share
ZSHDIR = $(DATADIR)/zsh/site-functions

.PHONY: setup setup-all build run test test-all test-systemd test-page test-spark test-reliability torture lint \
  format accuracy bench \
  install uninstall deb clean

setup:
	@scripts/setup

setup-all:
	@scripts/setup --all

build: setup
	$(SWIFT_BUILD) --product readoutd
	$(SWIFT_BUILD) --product readoutctl
	$(SWIFT_BUILD) --product readout-convert

run: build
	@mkdir -p .readout
	$(RELEASE)/readoutd --watch seeds --state .readout

test: setup
	swift test

# Beside the tests: what needs a real systemd, a browser, or Java and PySpark, and what fails on purpose.
test-all: test test-systemd test-page test-spark test-reliability

test-systemd: deb
	Tests/Systemd/run

# The pages in a browser, and under other people's parsers.
test-page: setup-all build
	Tests/Page/run

# A cluster of two executors, one of which is killed.
test-spark: build
	@scripts/setup --spark
	Tests/Spark/run.py

# Storms, kills, failing disks and journals: as root, with strace.
test-reliability: setup-all build
	Tests/Reliability/run.py

# The same until the figures of docs/RELIABILITY.md are reached, a million inputs that nobody would write,
# and all tests under two sanitizers: hours.
torture: setup-all build
	READOUT_CONVERTER=$(CURDIR)/$(RELEASE)/readout-convert \
	  TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread.suppressions \
	  swift test --sanitize=thread --scratch-path .build/thread
	READOUT_CONVERTER=$(CURDIR)/$(RELEASE)/readout-convert ASAN_OPTIONS=detect_leaks=0 \
	  swift test --sanitize=address --scratch-path .build/address
	READOUT_STORMS=5000 READOUT_FUZZ=200000 swift test --filter 'StormTests|RecordTests|FuzzTests'
	for target in html text mail quotations; do \
	  (cd Fuzz && swift run -c release fuzz $$target 1 200000) || exit 1; done
	Tests/Reliability/run.py --long

lint: setup
	scripts/lint

format:
	swift format --in-place --recursive Package.swift Sources Tests

accuracy: build
	scripts/accuracy

# Under twenty minutes; of one binary the symbols are kept, for the counts of instructions.
bench: build
	@scripts/setup --bench
	$(filter-out -Xlinker -s,$(SWIFT_BUILD)) --product readoutctl
	strip --strip-debug -o $(RELEASE)/readoutctl-symbols $(RELEASE)/readoutctl
	$(SWIFT_BUILD) --product readoutctl
	Benchmarks/bench.py
	Tests/Commands/bench.py

# Installs what `make build` has made; see README.md for what a new machine needs besides.
install:
	@test -x $(RELEASE)/readoutd -a -x $(RELEASE)/readoutctl || \
	  { echo "install: there are no programs yet; run 'make build' first" >&2; exit 1; }
	install -D -m 755 -t $(DESTDIR)$(BINDIR) $(RELEASE)/readoutd $(RELEASE)/readoutctl
	install -d $(DESTDIR)$(SYSTEMUNITDIR) $(DESTDIR)$(UNITDIR)/user
	sed 's|/usr/bin/readout|$(BINDIR)/readout|g' systemd/readoutd.service \
	  >$(DESTDIR)$(SYSTEMUNITDIR)/readoutd.service
	sed 's|/usr/bin/readout|$(BINDIR)/readout|g' systemd/user/readoutd.service \
	  >$(DESTDIR)$(UNITDIR)/user/readoutd.service
	chmod 644 $(DESTDIR)$(SYSTEMUNITDIR)/readoutd.service $(DESTDIR)$(UNITDIR)/user/readoutd.service
	install -D -m 644 systemd/readoutd.catalog $(DESTDIR)$(UNITDIR)/catalog/readoutd.catalog
	install -D -m 644 systemd/readout.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/readout.conf
	install -D -m 644 systemd/readout.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/readout.conf
	install -D -m 644 -t $(DESTDIR)$(DATADIR)/doc/readout docs/JOURNAL.md docs/JSON.md docs/GUIDE.md
	install -D -m 644 -t $(DESTDIR)$(DATADIR)/doc/readout/examples systemd/notify-reload.conf
	for page in man/*.[1-8]; do \
	  install -D -m 644 -t $(DESTDIR)$(DATADIR)/man/man$${page##*.} $$page || exit 1; done
	install -d $(DESTDIR)$(DATADIR)/bash-completion/completions $(DESTDIR)$(ZSHDIR) \
	  $(DESTDIR)$(DATADIR)/fish/vendor_completions.d
	for program in readoutd readoutctl; do \
	  complete="$(RELEASE)/$$program --generate-completion-script"; \
	  $$complete bash | sed '1{/^#!/d}' >$(DESTDIR)$(DATADIR)/bash-completion/completions/$$program && \
	  $$complete zsh >$(DESTDIR)$(ZSHDIR)/_$$program && \
	  $$complete fish >$(DESTDIR)$(DATADIR)/fish/vendor_completions.d/$$program.fish || exit 1; done
	install -d $(DESTDIR)$(SYSCONFDIR)/readout/readoutd.toml.d
	test -e $(DESTDIR)$(SYSCONFDIR)/readout/readoutd.toml || \
	  install -m 644 -t $(DESTDIR)$(SYSCONFDIR)/readout etc/readout/readoutd.toml

# Leaves configuration, state and the watched folder alone.
uninstall:
	for program in readoutd readoutctl; do \
	  rm -f $(DESTDIR)$(BINDIR)/$$program $(DESTDIR)$(ZSHDIR)/_$$program \
	    $(DESTDIR)$(DATADIR)/bash-completion/completions/$$program \
	    $(DESTDIR)$(DATADIR)/fish/vendor_completions.d/$$program.fish; done
	for page in man/*.[1-8]; do \
	  rm -f $(DESTDIR)$(DATADIR)/man/man$${page##*.}/$${page##*/}; done
	rm -f $(DESTDIR)$(SYSTEMUNITDIR)/readoutd.service $(DESTDIR)$(UNITDIR)/user/readoutd.service \
	  $(DESTDIR)$(UNITDIR)/catalog/readoutd.catalog \
	  $(DESTDIR)$(PREFIX)/lib/sysusers.d/readout.conf $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/readout.conf
	rm -rf $(DESTDIR)$(DATADIR)/doc/readout

# The Debian packages, in .build/deb.
deb: setup-all build
	scripts/deb

clean:
	rm -rf .build .readout
