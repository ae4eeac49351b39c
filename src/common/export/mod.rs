//! Pages as files to be carried away: PDF, EPUB, DOCX, ODT, HTML and Markdown.
//!
//! A feature checks who asks as its page does, makes a [`Publication`](ensemble_publication::Publication) of what that reader
//! sees, and answers with a file of it. All features share the rest, which is here and knows none of them:
//!
//! * `paths`: the addresses of the files below that of a page;
//! * `file`: the answer with the file, its name and its media type, the PDF of the program `ensemble-print`, and what is said
//!   where that program is missing;
//! * `links`: the list of files on a page;
//! * `passages`: what people wrote as blocks, each text in its own language and with what a reader should know about it.

mod file;
mod links;
mod passages;
mod paths;

pub use file::{Carried, answer, prints, routes, words};
pub use links::{Files, format_words, links};
pub use passages::{facts, in_language, line, lines, notice, passage, plain};
pub use paths::file_paths;
