# make dataset   what is missing is installed, the programs are built, pipeline.json is run
# make schedule  pipeline.json is run every night from now on: a timer of your systemd, or a line in your crontab
# make unschedule  takes that back
# make test      every test
# make kill      runs killed at 240 moments, and what is left of each
# make fuzz      inputs of libFuzzer's making against each part that reads from outside
# make sanitize  the tests under the address and the thread sanitizer
# make lint      the form of the sources
# make bench     what each part costs beside a bare parse, what a second core gives, peak memory
# make cluster   the programs that Apache Spark's machines run, as one archive (docs/cluster.md)
# make cluster-test  a job on this machine's cores and on two workers is held against `tongji run`; needs Java and PyPI
# make clean     the build goes; what is published stays

# Other pages, and another place for the dataset: make dataset RAW=pages OUT=dataset; make schedule takes them, too.
RAW =
OUT =
# OFFLINE=1: no server is asked; the dataset is made from the pages at hand.
OFFLINE =
# When the schedule runs, local time, and how often: hourly, daily, weekly; and the pipeline that is meant.
AT = 03:15
EVERY = daily
PIPELINE = pipeline.json
# Folder with a pipeline.json whose pages `make bench` measures the parts on; without it 2,000 made-up ones.
PAGES =
# Made-up pages that memory is measured on, and the most paragraphs of each; make bench BENCH=large: 100,000 too.
SIZES = 2000:40 20000:40 $(if $(filter large,$(BENCH)),100000:3)

# How long `make fuzz` tries each target, and which; -Onone builds sooner, and tries fewer inputs. FUZZ_SEED=1 makes
# nearly the same inputs each time, as CI does: what is new is looked for by people, who can see to it.
FUZZ_SECONDS = 10
FUZZ_SEED = 0
FUZZ_TARGETS = decode markup clean numerals extract record configuration line headers address
FUZZ_OPTIMIZATION = -O
# What `make sanitize` runs: all tests but those that only read a great many pages again, and those of a schedule, which
# start programs without the options that a sanitizer needs.
SANITIZE_TESTS = --skip AnnotatedTests --skip KilledRunTests --skip KilledHarvestTests --skip ScheduleTests

SHELL = /bin/bash
SWIFT = swift
BENCHED = .build/bench

.PHONY: dataset schedule unschedule test kill fuzz sanitize lint bench cluster cluster-test cluster-setup setup clean

dataset: setup
	$(SWIFT) build --configuration release
	.build/release/tongji run $(if $(OFFLINE),--offline) $(if $(RAW),--raw '$(RAW)') $(if $(OUT),--out '$(OUT)')

schedule: setup
	$(SWIFT) build --configuration release --product tongji
	.build/release/tongji schedule --pipeline '$(PIPELINE)' --at '$(AT)' --every '$(EVERY)' \
	  $(if $(RAW),--raw '$(RAW)') $(if $(OUT),--out '$(OUT)')

unschedule: setup
	$(SWIFT) build --configuration release --product tongji
	.build/release/tongji unschedule --pipeline '$(PIPELINE)'

test: setup
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	Scripts/test

kill: setup
	$(SWIFT) build --build-tests
	$(SWIFT) build --configuration release --product tongji
	TONGJI_KILLS=240 TONGJI_PROGRAMS='$(CURDIR)/.build/release' \
	  $(SWIFT) test --skip-build --disable-xctest --filter KilledRunTests

# libFuzzer counts the edges of all our modules, and the address sanitizer looks on: SwiftPM itself would pass on the
# last of two sanitizers alone. Findings are written to .build-fuzz; what is new in a corpus stays in .build-fuzz/corpus.
# A finding ends the target, and a program without counters ends it all.
FUZZ = .build-fuzz/debug/tongji-fuzz

fuzz: setup
	TONGJI_FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz --product tongji-fuzz \
	  --sanitize fuzzer -Xswiftc -sanitize=fuzzer,address -Xswiftc $(FUZZ_OPTIMIZATION)
	@for target in $(FUZZ_TARGETS); do \
	  mkdir -p ".build-fuzz/corpus/$$target"; \
	  echo "== $$target"; \
	  TONGJI_FUZZ_TARGET="$$target" SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
	    $(FUZZ) ".build-fuzz/corpus/$$target" "Tests/FuzzTests/Corpus/$$target" \
	    -artifact_prefix=".build-fuzz/$$target-" -seed=$(FUZZ_SEED) -max_total_time=$(FUZZ_SECONDS) -timeout=60 -rss_limit_mb=3000 \
	    -print_final_stats=1 2> ".build-fuzz/$$target.log" \
	    || { tail -n 30 ".build-fuzz/$$target.log"; exit 1; }; \
	  grep -q '^INFO: Loaded .* inline 8-bit counters' ".build-fuzz/$$target.log" \
	    || { echo "the program counts no edges"; exit 1; }; \
	  grep -E 'cov: ' ".build-fuzz/$$target.log" | tail -n 1; \
	  grep -h -E 'number_of_executed_units|peak_rss_mb' ".build-fuzz/$$target.log"; \
	done

# The programs that tests start are optimized: they begin so often that these take minutes where others take hours.
# Leaks are not looked for: Swift keeps marks in the spare bits of a pointer, so that what a global holds looks lost.
SANITIZERS = address thread

sanitize: setup
	@set -e; export ASAN_OPTIONS=detect_leaks=0; for sanitizer in $(SANITIZERS); do \
	  scratch=.build-sanitize/$$sanitizer; \
	  echo "== $$sanitizer"; \
	  $(SWIFT) build --scratch-path $$scratch --sanitize $$sanitizer --configuration release; \
	  TONGJI_PROGRAMS="$(CURDIR)/$$scratch/release" \
	    $(SWIFT) test --scratch-path $$scratch --sanitize $$sanitizer --disable-xctest $(SANITIZE_TESTS); \
	done

lint: setup
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

bench: setup
	$(SWIFT) build --configuration release --product tongji-bench
	rm -rf '$(BENCHED)'
	set -e; for size in $(SIZES); do \
	  .build/release/tongji-bench make '$(BENCHED)' --pages $${size%:*} --paragraphs $${size#*:}; \
	  if [ $$size = $(firstword $(SIZES)) ]; then \
	    .build/release/tongji-bench measure '$(or $(PAGES),$(BENCHED))'; fi; \
	  .build/release/tongji-bench run '$(BENCHED)'; \
	  rm -rf '$(BENCHED)'; \
	done

# Swift's libraries are linked in; those of the system go along. A folder of its own: the flags of `make dataset` are others.
CLUSTER = .build-cluster

cluster: setup
	for product in tongji tongji-emit; do \
	  $(SWIFT) build --configuration release --static-swift-stdlib --scratch-path $(CLUSTER) --product $$product || exit; \
	done
	cluster/package $(CLUSTER)/release $(CLUSTER)/tongji-cluster.tar.gz

cluster-test: cluster-setup cluster
	$(SWIFT) build --configuration release --static-swift-stdlib --scratch-path $(CLUSTER) --product tongji-bench
	$(CLUSTER)/python/bin/python cluster/cluster_test.py

cluster-setup:
	@cluster/setup

setup:
	@Scripts/setup

clean:
	$(SWIFT) package clean
	rm -rf '$(BENCHED)' .build-fuzz .build-sanitize $(CLUSTER)
