# The two halves of the portal, built at the same time: the browser's ends in long steps that keep one
# processor busy, and cargo lets only one build into a folder. What is compiled for this machine's own use
# while building (procedural macros) is therefore compiled twice, which takes less time than the waiting.
# The processors are shared by both (make's job server). The Makefile includes this for the names.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
CARGO := .make/cargo
LOCKED := $(if $(CI),--locked)
CORES = $(shell getconf _NPROCESSORS_ONLN)

BROWSER := --lib --features hydrate --target wasm32-unknown-unknown
# The same with shared documents, for the pages on which people write together.
LIVE := --lib --features live --target wasm32-unknown-unknown
# The small islands and the keeper of drafts, for the pages on which people fill long forms.
WRITE := --lib --features write --target wasm32-unknown-unknown
# The guard of reflections alone, which a page fetches once somebody types.
GUARD := --lib --features guard --target wasm32-unknown-unknown
WASM := target/browser/wasm32-unknown-unknown/release
SMALLEST = $(CARGO) rustc $(LOCKED) $(1) --target-dir target/browser --release --config .make/browser.toml \
	--crate-type cdylib -- -Clto=fat && cp $(WASM)/ensemble.wasm $(WASM)/$(2).wasm
BROWSER_LOG := target/logs/browser.log

# Named, so that what is compiled for this machine's own use gets none of the flags below.
HOST = $(shell $(CARGO) -vV | sed -n 's/^host: //p')
# Both packages every time: what they share is then compiled once, with the same features.
SERVER = --target $(HOST) --config .make/server.toml --package ensemble --package bindgen --features ensemble/ssr
RELEASE = target/$(HOST)/release
ENSEMBLE := target/release/ensemble

.PHONY: browser server

browser:
	+@mkdir -p $(dir $(BROWSER_LOG))
	+@{ $(call SMALLEST,$(BROWSER),small) && $(call SMALLEST,$(WRITE),write) && \
		$(call SMALLEST,$(LIVE),live) && $(call SMALLEST,$(GUARD),guard); } >$(BROWSER_LOG) 2>&1 || \
		{ cat $(BROWSER_LOG) >&2; exit 1; }

server:
	+@$(CARGO) build $(LOCKED) --release $(SERVER) --bins
	+@mkdir -p target/release && ln -f $(RELEASE)/ensemble $(RELEASE)/bindgen target/release/
