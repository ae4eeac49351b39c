# Two commands matter: `make run` and `make test`. Each sets up what it needs, on any machine, and
# does nothing twice. The machinery is in .make/.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules
.NOTPARALLEL:
unexport CARGO_TARGET_DIR

CARGO := .make/cargo
LOCKED := $(if $(CI),--locked)
BROWSER := --lib --features hydrate --target wasm32-unknown-unknown
# The same with shared documents, for the pages on which people write together.
LIVE := --lib --features live --target wasm32-unknown-unknown
# The small islands and the keeper of drafts, for the pages on which people fill long forms.
WRITE := --lib --features write --target wasm32-unknown-unknown
# The guard of reflections alone, which a page fetches once somebody types.
GUARD := --lib --features guard --target wasm32-unknown-unknown
WASM := target/wasm32-unknown-unknown/release
# Named, so that what is compiled for this machine's own use while building (procedural macros) gets
# none of the flags below, and is shared with the browser's half.
HOST = $(shell $(CARGO) -vV | sed -n 's/^host: //p')
# Both packages every time: what they share is then compiled once, with the same features.
SERVER = --target $(HOST) --config .make/server.toml --package ensemble --package bindgen --features ensemble/ssr
RELEASE = target/$(HOST)/release
ENSEMBLE := target/release/ensemble
# The program as one deploys it: the same, optimised for as long as that takes.
DIST = --profile dist --target $(HOST) --config .make/server.toml --package ensemble --features ensemble/ssr
DEPLOY := target/deploy

.PHONY: help run build dist test check dev shots bench bench-live crash load fmt clean doctor

help: ## this list
	@awk -F ' *:.*## ' '/^[a-z-]+ *:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## set up, build, load the demonstration content once, serve on http://127.0.0.1:3000
	@mkdir -p data
	@$(ENSEMBLE) migrate
	@$(ENSEMBLE) seed --demo
	@exec $(ENSEMBLE) serve

build: ## the release server and what it sends to browsers
	@.make/setup run
	@$(CARGO) rustc $(LOCKED) $(BROWSER) --release --config .make/browser.toml --crate-type cdylib -- -Clto=fat
	@cp $(WASM)/ensemble.wasm $(WASM)/small.wasm
	@$(CARGO) rustc $(LOCKED) $(WRITE) --release --config .make/browser.toml --crate-type cdylib -- -Clto=fat
	@cp $(WASM)/ensemble.wasm $(WASM)/write.wasm
	@$(CARGO) rustc $(LOCKED) $(LIVE) --release --config .make/browser.toml --crate-type cdylib -- -Clto=fat
	@cp $(WASM)/ensemble.wasm $(WASM)/live.wasm
	@$(CARGO) rustc $(LOCKED) $(GUARD) --release --config .make/browser.toml --crate-type cdylib -- -Clto=fat
	@cp $(WASM)/ensemble.wasm $(WASM)/guard.wasm
	@$(CARGO) build $(LOCKED) --release $(SERVER) --bins
	@ln -f $(RELEASE)/ensemble $(RELEASE)/bindgen target/release/
	@node .make/assets.mjs --wasm $(WASM)/small.wasm --write $(WASM)/write.wasm --live $(WASM)/live.wasm \
		--guard $(WASM)/guard.wasm --bindgen target/release/bindgen

dist: build ## what one deploys, in target/deploy: the files, and the program, optimised for minutes more
	@$(CARGO) build $(LOCKED) $(DIST) --bin ensemble
	@rm -rf $(DEPLOY) && mkdir -p $(DEPLOY)
	@cp target/$(HOST)/dist/ensemble $(DEPLOY)/ && cp -r target/site $(DEPLOY)/

test: ## everything that must pass before a change lands
	@.make/setup test
	@.make/test

check: ## formatting and lints of both halves, in seconds
	@.make/setup test
	@$(CARGO) fmt --all --check
	@$(CARGO) clippy $(LOCKED) --features ssr --all-targets -- -D warnings
	@$(CARGO) clippy $(LOCKED) $(BROWSER) -- -D warnings
	@$(CARGO) clippy $(LOCKED) $(WRITE) -- -D warnings
	@$(CARGO) clippy $(LOCKED) $(LIVE) -- -D warnings
	@$(CARGO) clippy $(LOCKED) $(GUARD) -- -D warnings

dev: ## a debug server that builds again and restarts when a file changes
	@.make/setup run
	@node .make/dev.mjs

shots: build ## pictures of every page, in each width, scheme and language: target/shots
	@.make/setup test
	@node end2end/shots.mjs

bench: dist ## speed and weight of what one deploys, measured: target/bench
	@.make/setup bench
	@$(CARGO) build $(LOCKED) $(DIST) --example baseline
	@$(CARGO) build $(LOCKED) --release $(SERVER) --example guard
	@mkdir -p target/examples
	@ln -f target/$(HOST)/dist/examples/baseline $(RELEASE)/examples/guard target/examples/
	@node end2end/bench/bench.mjs

bench-live: dist load ## writing together, measured beside two other servers: target/bench/live.md
	@.make/setup live
	@node end2end/bench/live.mjs

crash: build load ## kill the server while people write, again and again, on both databases
	@.make/setup test
	@node end2end/crash.mjs
	@.make/with-postgres node end2end/crash.mjs

# The people who write. By itself: together with the server, it would have that built with what it needs.
load:
	@$(CARGO) build $(LOCKED) --release --target $(HOST) --config .make/server.toml --package load
	@ln -f $(RELEASE)/load target/release/

fmt: ## format the Rust code
	@$(CARGO) fmt --all

doctor: ## what this machine has, and what the portal finds wrong
	@.make/doctor

clean: ## remove all that was built; the data stays
	rm -rf target .make/node_modules end2end/node_modules end2end/bench/node_modules
