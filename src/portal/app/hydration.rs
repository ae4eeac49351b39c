//! The script of pages whose islands are hydrated when one of them is first used; Leptos has one for the others.

use std::sync::LazyLock;

use leptos::{nonce::use_nonce, prelude::*, reactive::owner::Owner};

/// The script without its comments, which readers of the page do not need.
static SCRIPT: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("hydrate_on_use.js").lines().map(str::trim);
    lines.filter(|line| !line.starts_with("//") && !line.starts_with("/**")).collect::<Vec<_>>().join("\n")
});

/// The script; `output_name` is the name of the wasm and of its script, without folder and extension.
pub(super) fn on_use(output_name: &str) -> impl IntoView + use<> {
    // As Leptos does: what is rendered outside of islands is not hydrated.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let call = format!("{}({:?})", *SCRIPT, format!("/pkg/{output_name}"));
    view! { <script type="module" nonce=use_nonce() data-on-use="">{call}</script> }
}

#[cfg(test)]
mod tests {
    use super::SCRIPT;

    #[test]
    fn the_script_is_one_function_without_comments() {
        assert!(SCRIPT.starts_with("((address) => {") && SCRIPT.ends_with("})"), "{}", *SCRIPT);
        assert!(!SCRIPT.contains("/*") && SCRIPT.contains("module.hydrate()"));
    }
}
