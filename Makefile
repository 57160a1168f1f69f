# make dataset   what is missing is installed, the programs are built, pipeline.json is run
# make test      every test
# make kill      runs killed at 240 moments, and what is left of each
# make lint      the form of the sources
# make bench     time per stage on generated pages
# make clean     the build goes; what is published stays

# Other pages, and another place for the dataset: make dataset RAW=pages OUT=dataset
RAW =
OUT =
# Pages that `make bench` makes.
PAGES = 2000

SHELL = /bin/bash
SWIFT = swift
BENCH = .build/bench

.PHONY: dataset test kill lint bench setup clean

dataset: setup
	$(SWIFT) build --configuration release
	.build/release/tongji run $(if $(RAW),--raw '$(RAW)') $(if $(OUT),--out '$(OUT)')

test: setup
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test --skip-build --disable-xctest

kill: setup
	$(SWIFT) build --build-tests
	$(SWIFT) build --configuration release --product tongji
	TONGJI_KILLS=240 TONGJI_PROGRAMS='$(CURDIR)/.build/release' \
	  $(SWIFT) test --skip-build --disable-xctest --filter KilledRunTests

lint: setup
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

bench: setup
	$(SWIFT) build --configuration release --product tongji-bench
	rm -rf '$(BENCH)'
	.build/release/tongji-bench make '$(BENCH)' --pages $(PAGES)
	.build/release/tongji-bench measure '$(BENCH)'

setup:
	@Scripts/setup

clean:
	$(SWIFT) package clean
	rm -rf '$(BENCH)'
