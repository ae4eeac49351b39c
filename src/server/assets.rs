//! Where the built files are.
//!
//! A release build names its files after their content and lists them in `pkg/manifest.json`, so
//! that browsers keep them for ever. Without the list the plain names are used, as `make dev`
//! writes them.

use std::{fs, path::Path};

use serde::Deserialize;

/// The files that a page refers to, as absolute paths.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Assets {
    /// The name of the wasm of pages that people read and of its script, without folder and extension.
    pub small: String,
    /// The same for the pages on which people write and act.
    pub write: String,
    /// The same for the pages on which several people write at once.
    pub live: String,
    /// The same for what finds what could identify a student, which a page fetches once a person types.
    pub pii: String,
    /// The same for what repeats a draw, which the page of a draw fetches.
    pub draw: String,
    /// The script of rich text fields, as an absolute path.
    pub rich_text: String,
    /// The style sheet.
    pub css: String,
    /// The style sheet of the pages of calls, besides.
    pub calls_css: String,
    /// The style sheet of the pages of practices, findings, guides and services, besides.
    pub practice_css: String,
    /// Faces that the first screen needs.
    pub fonts: Vec<String>,
}

impl Default for Assets {
    fn default() -> Self {
        Self {
            small: "small".to_owned(),
            write: "write".to_owned(),
            live: "live".to_owned(),
            pii: "pii".to_owned(),
            draw: "draw".to_owned(),
            rich_text: "/pkg/rich-text.js".to_owned(),
            css: "/pkg/ensemble.css".to_owned(),
            calls_css: "/pkg/calls.css".to_owned(),
            practice_css: "/pkg/practice.css".to_owned(),
            fonts: Vec::new(),
        }
    }
}

/// What is wrong with the built files, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    /// The list of files cannot be understood.
    #[error("the list of built files {0} cannot be read: {1}")]
    Manifest(String, String),
    /// The style sheet is not where it should be.
    #[error("the built files are missing in {0}: “make build” writes them, site_root says where they are")]
    Missing(String),
}

impl Assets {
    /// Reads the list of built files.
    ///
    /// # Errors
    /// When the list cannot be understood.
    pub fn load(site_root: &Path) -> Result<Self, AssetsError> {
        let list = site_root.join("pkg/manifest.json");
        match fs::read_to_string(&list) {
            Ok(text) => serde_json::from_str(&text)
                .map_err(|error| AssetsError::Manifest(list.display().to_string(), error.to_string())),
            Err(_) => Ok(Self::default()),
        }
    }

    /// The address of the check for what could identify a student, without its files' extensions.
    #[must_use]
    pub fn pii_address(&self) -> String {
        format!("/pkg/{}", self.pii)
    }

    /// The address of what repeats a draw, without its files' extensions.
    #[must_use]
    pub fn draw_address(&self) -> String {
        format!("/pkg/{}", self.draw)
    }

    /// Checks that the files are there.
    ///
    /// # Errors
    /// When the style sheet is missing.
    pub fn check(&self, site_root: &Path) -> Result<(), AssetsError> {
        let css = site_root.join(self.css.trim_start_matches('/'));
        if css.is_file() { Ok(()) } else { Err(AssetsError::Missing(site_root.display().to_string())) }
    }
}
