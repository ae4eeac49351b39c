//! The name of a browser.

use ensemble_core::Lang;
use ensemble_texts as t;

/// The names of a browser and its system, from its `User-Agent`.
#[must_use]
pub fn browser(lang: Lang, agent: &str) -> String {
    let first = |words: &[(&str, &'static str)]| {
        words.iter().find(|(token, _)| agent.contains(token)).map(|(_, name)| *name)
    };
    let program = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(program), Some(system)) => t::account_session_device(lang, program, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t::account_session_unknown(lang).to_owned(),
    }
}
