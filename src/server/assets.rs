//! Where the built files are.
//!
//! A release build names its files after their content and lists them in `pkg/manifest.json`, so
//! that browsers keep them for ever. Without the list the plain names are used, as `cargo leptos
//! watch` writes them.

use std::{fs, path::Path};

use serde::Deserialize;

/// The files that a page refers to, as absolute paths.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Assets {
    /// The name that the script and the wasm share, without folder and extension.
    pub output_name: String,
    /// The same for the pages on which people fill long forms, which keep drafts.
    pub write_name: String,
    /// The same for the pages on which people write together, which need more of it.
    pub live_name: String,
    /// The same for the guard of reflections, which a page fetches once somebody types.
    pub guard_name: String,
    /// The style sheet.
    pub css: String,
    /// Faces that the first screen needs.
    pub fonts: Vec<String>,
}

impl Default for Assets {
    fn default() -> Self {
        Self {
            output_name: "ensemble".to_owned(),
            write_name: "ensemble-write".to_owned(),
            live_name: "ensemble-live".to_owned(),
            guard_name: "guard".to_owned(),
            css: "/pkg/ensemble.css".to_owned(),
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

    /// Where the guard is, without what its files end with.
    #[must_use]
    pub fn guard(&self) -> String {
        format!("/pkg/{}", self.guard_name)
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
