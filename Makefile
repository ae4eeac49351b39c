# Two commands matter: `make run` and `make test`. Each sets up what it needs, on any machine, and
# does nothing twice. The machinery is in .make/.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules
unexport CARGO_TARGET_DIR

CARGO := .make/cargo
LOCKED := $(if $(CI),--locked)
CORES = $(shell getconf _NPROCESSORS_ONLN)
# The files of wasm, each a package of its own. What people read with is built by itself: together with the others, it
# would have all islands of the portal in it.
WASM := --target wasm32-unknown-unknown
READ := --package browser-small $(WASM)
WRITE := --package browser-write --package browser-live --package browser-pii --package browser-draw $(WASM)
ENSEMBLE := target/release/ensemble
DEPLOY := target/deploy

.PHONY: help run build browser server print dist test check dev shots bench bench-live crash calendars load fmt clean doctor

help: ## this list
	@awk -F ' *:.*## ' '/^[a-z-]+ *:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## set up, build, load the demonstration content once, serve on http://127.0.0.1:3000
	@mkdir -p data
	@$(ENSEMBLE) migrate
	@$(ENSEMBLE) seed --demo
	@exec $(ENSEMBLE) serve

build: ## the release server and what it sends to browsers
	@.make/setup run
	+@$(MAKE) -j$(CORES) browser server
	@node .make/assets.mjs --wasm target/wasm32-unknown-unknown/browser

# Both at the same time: the last step of the wasm keeps one processor busy for long. A profile has folders of its own,
# so that neither waits for the other.
browser:
	+@$(CARGO) build $(LOCKED) --quiet --profile browser $(READ)
	+@$(CARGO) build $(LOCKED) --quiet --profile browser $(WRITE)

server:
	+@$(CARGO) build $(LOCKED) --release --package ensemble --bin ensemble --package bindgen --bin bindgen

print: ## the program that makes PDF files, beside the server: it takes minutes to compile
	@.make/setup run
	+@$(CARGO) build $(LOCKED) --release --package ensemble-print

dist: build print ## what one deploys, in target/deploy: the files, and the programs, optimised for minutes more
	@$(CARGO) build $(LOCKED) --profile dist --package ensemble --bin ensemble
	@rm -rf $(DEPLOY) && mkdir -p $(DEPLOY)
	@cp target/dist/ensemble target/release/ensemble-print $(DEPLOY)/ && cp -r target/site $(DEPLOY)/

test: ## everything that must pass before a change lands
	@.make/setup test
	@.make/test

check: ## formatting and lints of both halves, in seconds
	@.make/setup test
	@$(CARGO) fmt --all --check
	@$(CARGO) clippy $(LOCKED) --all-targets -- -D warnings
	@$(CARGO) clippy $(LOCKED) $(READ) -- -D warnings
	@$(CARGO) clippy $(LOCKED) $(WRITE) -- -D warnings

dev: ## a debug server that builds again and restarts when a file changes
	@.make/setup run
	@node .make/dev.mjs

shots: build ## pictures of every page, in each width, scheme and language: target/shots
	@.make/setup test
	@node end2end/shots.mjs

bench: dist ## speed and weight of what one deploys, measured: target/bench
	@.make/setup bench
	@$(CARGO) build $(LOCKED) --profile dist --package load --example baseline
	@$(CARGO) build $(LOCKED) --release --package ensemble-pii --example pii
	@mkdir -p target/examples
	@ln -f target/dist/examples/baseline target/release/examples/pii target/examples/
	@node end2end/bench/bench.mjs

bench-live: dist load ## writing together, measured beside two other servers: target/bench/live.md
	@.make/setup live
	@node end2end/bench/live.mjs

crash: build load ## kill the server while people write, again and again, and attack it, on both databases
	@.make/setup test
	@node end2end/crash.mjs
	@.make/with-postgres node end2end/crash.mjs
	@.make/with-postgres node end2end/crash-reminders.mjs
	@node end2end/attack.mjs
	@.make/with-postgres node end2end/attack.mjs

calendars: ## calendars of all zones, as two other programs read them
	@.make/setup calendars
	@. .make/lib.sh && "$$cache/calendars/bin/python" end2end/calendars.py

# The people who write. By itself: together with the server, it would have that built with what it needs.
load:
	@$(CARGO) build $(LOCKED) --release --package load

fmt: ## format the Rust code
	@$(CARGO) fmt --all

doctor: ## what this machine has, and what the portal finds wrong
	@.make/doctor

clean: ## remove all that was built; the data stays
	rm -rf target .make/node_modules end2end/node_modules end2end/bench/node_modules
