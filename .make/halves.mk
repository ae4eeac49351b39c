# The two halves of the portal, built at the same time: the browser's ends in long steps that keep one
# processor busy, and cargo lets only one build into a folder. What is compiled for this machine's own use
# while building (procedural macros) is therefore compiled twice, which takes less time than the waiting.
# The processors are shared by both (make's job server). The Makefile includes this for the names.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
CARGO := .make/cargo
LOCKED := $(if $(CI),--locked)
# It compiles nothing, and would look for a job server that it is not given.
VERSION := MAKEFLAGS= $(CARGO) -vV
CORES = $(shell getconf _NPROCESSORS_ONLN)

BROWSER := --package ensemble --lib --features hydrate --target wasm32-unknown-unknown
# The same with shared documents, for the pages on which people write together.
LIVE := --package ensemble --lib --features live --target wasm32-unknown-unknown
# The small islands, with the saving of drafts and what signed-in people do at once.
WRITE := --package ensemble --lib --features write --target wasm32-unknown-unknown
# The guard of reflections alone, which a page fetches once somebody types.
GUARD := --package ensemble --lib --features guard --target wasm32-unknown-unknown
WASM := target/browser/wasm32-unknown-unknown/release
BROWSER_LOG := target/logs/browser.log

# Named, so that what is compiled for this machine's own use gets none of the flags below.
HOST = $(shell $(VERSION) | sed -n 's/^host: //p')
# Both packages every time: what they share is then compiled once, with the same features.
SERVER = --target $(HOST) --config .make/server.toml --package ensemble --package bindgen --features ensemble/ssr
RELEASE = target/$(HOST)/release
ENSEMBLE := target/release/ensemble

.PHONY: browser files server FORCE

# Cargo remembers of such a file only how it was built last, with which features, and would build all four
# every time. So make asks whether what each was built from has changed: rustc wrote that down, but for what
# the build script reads.
FOUND = $(shell find migrations -type f)
STEADY = Cargo.toml Cargo.lock .make/browser.toml .make/halves.mk target/browser/toolchain $(FOUND)

target/browser/toolchain: FORCE
	@mkdir -p $(@D)
	@$(VERSION) | cmp -s - $@ || $(VERSION) >$@

# half NAME,FLAGS,AFTER: one file. They take turns: cargo gives all of them the same name.
define half
$(WASM)/$(1).wasm: $(STEADY) $(if $(3),| $(WASM)/$(3).wasm)
	+@mkdir -p $(dir $(BROWSER_LOG))
	+@$(CARGO) rustc $(LOCKED) $(2) --target-dir target/browser --release --config .make/browser.toml \
		--crate-type cdylib -- -Clto=fat >$(BROWSER_LOG) 2>&1 || { cat $(BROWSER_LOG) >&2; exit 1; }
	+@sed -E 's#^[^:]*: ##; h; s#^#$$@: #; p; x; s#([^\\]) #\1\n#g; s#(\n|$$$$)#:\1#g' $(WASM)/ensemble.d >$(WASM)/$(1).d
	+@cp $(WASM)/ensemble.wasm $$@
-include $(WASM)/$(1).d
endef

$(eval $(call half,small,$(BROWSER)))
$(eval $(call half,write,$(WRITE),small))
$(eval $(call half,live,$(LIVE),write))
$(eval $(call half,guard,$(GUARD),live))

# One job to the make that also builds the server: what it holds of the processors it keeps between files, and
# need not win back from cargo.
browser:
	+@$(MAKE) -f .make/halves.mk files

files: $(foreach each,small write live guard,$(WASM)/$(each).wasm)

server:
	+@$(CARGO) build $(LOCKED) --release $(SERVER) --bins
	+@mkdir -p target/release && ln -f $(RELEASE)/ensemble $(RELEASE)/bindgen target/release/
