//! The two languages, texts in them, and how dates and numbers are written.

pub use ensemble_core::{Lang, LocalizedText, Shown, Standing, Translation};
#[cfg(feature = "ssr")]
pub use ensemble_core::{format, negotiate, typography};
#[cfg(feature = "ssr")]
pub use ensemble_texts as t;
