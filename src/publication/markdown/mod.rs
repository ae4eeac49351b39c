//! From Markdown, as people write it, and back.

mod read;
mod write;

pub use read::{from_markdown, sections_from_markdown};
pub use write::to_markdown;
