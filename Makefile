# Every target can be run again at any time; what is already there is kept.
#
#   make demo     the practice country, its report files, and a server on it
#   make test     all tests, on SQLite and PostgreSQL and in a browser
#   make build    the styles, the scripts and the program
#   make lint     formatting, clippy, licences
#   make scan     the running program, by tools that look for faults
#   make audit    known weaknesses of the libraries: ADVISORY_DB=FOLDER
#   make clean    everything that was built, and the practice country

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# One compiler for all libraries: make/toolchain says why.
toolchain := $(shell make/toolchain)
ifneq ($(toolchain),)
export RUSTUP_TOOLCHAIN := $(toolchain)
endif

# One feature set and one profile everywhere. Cargo counts the features that
# only tests want in a build as soon as it names a target kind that may use
# them; `--examples` names one without building any, so that `make test` finds
# every library ready that `make build` has built, and the other way round.
cargo_build := cargo build --workspace --bins --examples
program = $(or $(CARGO_TARGET_DIR),target)/debug/opennrm

COUNTRY ?= country/azerbaijan
YEARS ?= 2015-2018
REPORT_YEAR ?= 2017
LISTEN ?= 127.0.0.1:8080

.PHONY: demo build assets test lint scan audit clean
.PHONY: need-build need-test need-lint need-scan

demo: build
	@make/demo '$(abspath $(program))' '$(COUNTRY)' '$(YEARS)' '$(REPORT_YEAR)' '$(LISTEN)'

build: need-build assets
	@$(cargo_build)
	@echo 'The program is $(abspath $(program))'

test: need-test build
	@make/with_postgres make/tests
	@OPENNRM_PROGRAM='$(abspath $(program))' npm --prefix browser run --silent test

lint: need-lint assets
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo deny check licenses bans sources

scan: need-scan build
	@make/scan '$(abspath $(program))' '$(COUNTRY)'

audit:
	@make/audit '$(ADVISORY_DB)'

clean:
	cargo clean
	rm -rf browser/dist browser/node_modules practice

need-build:
	@make/need rust compiler node

need-test:
	@make/need rust compiler node chromium postgresql cvc5

need-lint:
	@make/need rust compiler node cargo_deny

need-scan:
	@make/need python

# The styles and scripts are carried inside the program, so they come first.
assets: browser/dist/assets.json

browser/dist/assets.json: browser/node_modules/.package-lock.json browser/build.js \
		browser/licences.txt $(wildcard browser/styles/* browser/scripts/* browser/images/*)
	@npm --prefix browser run --silent build
	@touch $@

browser/node_modules/.package-lock.json: browser/package.json browser/package-lock.json | need-build
	@npm --prefix browser ci --no-progress --loglevel=error
	@touch $@
