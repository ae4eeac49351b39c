//! The wasm of the pages that people read.

use wasm_bindgen::prelude::wasm_bindgen;

// The linker drops islands that nothing names.
pub use ensemble_common;
pub use ensemble_communities;
pub use ensemble_decisions;
pub use ensemble_meetings;
pub use ensemble_reflections;

/// Called by the page once the wasm is there; islands come alive after it.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
