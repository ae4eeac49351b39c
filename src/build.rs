//! Compiles the portal again when a migration or the name of its files changes: `include_str!` of a list and `option_env!`
//! do not say so by themselves.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
    println!("cargo::rerun-if-env-changed=LEPTOS_OUTPUT_NAME");
}
