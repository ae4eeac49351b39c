//! `bindgen INPUT.wasm OUT_DIR NAME`: writes `NAME.js` and `NAME.wasm` for the browser.
//!
//! The command-line tool of wasm-bindgen brings a test runner and a web driver along and takes
//! minutes to build; its library takes seconds and follows `Cargo.lock` by itself, so the two
//! halves can never disagree on a version.

use std::env;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut args = env::args().skip(1);
    let mut next = |what| args.next().with_context(|| format!("missing argument: {what}"));
    let (input, out, name) = (next("INPUT.wasm")?, next("OUT_DIR")?, next("NAME")?);

    Bindgen::new()
        .input_path(&input)
        .out_name(&name)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .generate(&out)
        .with_context(|| format!("cannot write the bindings of {input} to {out}"))
}
