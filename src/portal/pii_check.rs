//! `ensemble check-pii`: what in a text could identify a student, for scripts and for trying the rules.

use std::io::{Read, Write};

use ensemble_core::Lang;
use ensemble_pii as pii;

/// Reads standard input and prints each finding as a line of JSON.
pub fn run(lang: Option<&str>) -> Result<(), String> {
    let lang = lang
        .map(|code| Lang::from_code(code).ok_or_else(|| format!("the language {code} is neither fr nor en")))
        .transpose()?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
    let mut lines = String::new();
    for finding in pii::find(&text, lang) {
        lines.push_str(&serde_json::to_string(&finding).map_err(|error| error.to_string())?);
        lines.push('\n');
    }
    std::io::stdout().write_all(lines.as_bytes()).map_err(|error| format!("standard output: {error}"))
}
