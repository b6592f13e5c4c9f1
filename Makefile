# Two commands do everything on a fresh Debian 12: make run, make test.
.DEFAULT_GOAL := help
.PHONY: help run test build bench bench-latency bench-load bench-soak models clean

PORT ?=
PROFILE ?=
SET ?=
MVN_FLAGS ?=
BENCH ?=
CALLS ?= 3
QUICK ?=
AT_ONCE ?= 1 4 8 12 16
SOAK ?= 1000

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18
	@echo
	@echo '  make run PORT=18080 PROFILE=test SET="key=value other-key=value"'
	@echo '  make test MVN_FLAGS="-o"       flags for Maven, for example -o to stay offline'
	@echo '  make bench BENCH=Opus          only the benchmarks whose name matches'
	@echo '  make models SMOKE=1            the same with toy sizes in about two minutes, into data/runtime/smoke'

run: ## Build what changed, run Kanak and print its address
	@config/build/packages.sh build run
	@config/build/jar.sh $(MVN_FLAGS)
	@exec ./kanak serve $(if $(PROFILE),--profile '$(PROFILE)') $(if $(PORT),--port '$(PORT)') \
		$(foreach pair,$(SET),--set '$(pair)')

test: ## Run every test: unit tests, then sockets, models, audio and the browser
	@config/build/packages.sh build run test
	@find . -path '*/target/*-reports/*.xml' -delete 2>/dev/null || true
	@config/build/mvn.sh verify $(MVN_FLAGS)
	@config/build/tests-run.sh

build: ## Build server/target/kanak.jar without tests
	@config/build/packages.sh build
	@config/build/jar.sh $(MVN_FLAGS)

bench: ## Run the benchmarks and print their tables (docs/latency.md)
	@config/build/packages.sh build run
	@config/build/mvn.sh -q -pl benchmarks -am package -DskipTests $(MVN_FLAGS)
	@config/build/bench.sh $(BENCH)

bench-latency: ## Ring Kanak like its callers and measure at their ears, in about seven minutes (CALLS=3, QUICK=1)
	@config/build/packages.sh build run test
	@config/build/mvn.sh -q -pl benchmarks -am package -DskipTests $(MVN_FLAGS)
	@config/build/bench-latency.sh $(if $(QUICK),1 rtp,$(CALLS) all)

bench-load: ## Ring Kanak with 1, 4, 8, 12 and 16 callers at once, in about eight minutes (AT_ONCE="1 12")
	@config/build/packages.sh build run test
	@config/build/mvn.sh -q -pl benchmarks -am package -DskipTests $(MVN_FLAGS)
	@config/build/bench-class.sh latency.LoadSuite $(AT_ONCE)

bench-soak: ## Hold 1,000 calls in a row as fast as they can be heard; memory and threads left (SOAK=1000)
	@config/build/packages.sh build run test
	@config/build/mvn.sh -q -pl benchmarks -am package -DskipTests $(MVN_FLAGS)
	@config/build/bench-class.sh soak.SoakMeasure $(SOAK)

models: ## Train the recogniser and the search's models anew; with DOMAIN_DIR voice activity and end of turn too (MINUTES=150)
	@/usr/bin/python3 data/models/training/make_models.py

clean: ## Remove everything that was built
	@rm -rf target core/target transport/target pipeline/target rag/target agent/target tools/target server/target benchmarks/target
