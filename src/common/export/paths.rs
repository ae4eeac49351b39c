//! The addresses of files.

pub use crate::file_paths;
