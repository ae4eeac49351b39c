//! A text to be carried away: one model, and its files.
//!
//! A caller builds a [`Publication`], with [`from_markdown`] for what people write, and asks for a file. PDF needs a
//! typesetter that takes minutes to compile: the program `ensemble-print` reads a publication as JSON.
//!
//! - `model`: what a publication is made of
//! - `normal`: what all files rely on: no empty block, no level left out, unique anchors, links that lead somewhere
//! - `markdown`: from what people write, and back
//! - `xml`, `archive`: the only places where XML is escaped and archives are written; `image`, `body`: what files share
//! - `html`, `epub`, `docx`, `odt`: a file each
//!
//! The same publication becomes the same bytes.

mod archive;
mod base64_bytes;
mod body;
mod docx;
mod epub;
mod html;
mod image;
mod markdown;
mod model;
mod normal;
mod odt;
#[cfg(test)]
mod tests;
mod xml;

pub use body::{Fact, facts, label};
pub use docx::to_docx;
pub use epub::to_epub;
pub use html::to_html;
pub use image::size_in_points;
pub use markdown::{from_markdown, sections_from_markdown, to_markdown};
pub use model::{Block, Format, Inline, Publication, PublicationError, Section, Words};
pub use odt::to_odt;
