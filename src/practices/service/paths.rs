//! Where the directory of services is, in both languages.

use ensemble_core::{Lang, ids::ServiceId};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The directory, with its search.
pub const LIST: [&str; 2] = ["/fr/services", "/en/services"];
/// The directory as a table, and as open data.
pub const CSV: [&str; 2] = ["/fr/services.csv", "/en/services.csv"];
pub const HSDS: [&str; 2] = ["/fr/services.json", "/en/services.json"];
/// Proposing a service.
pub const PROPOSE: [&str; 2] = ["/fr/services/proposer", "/en/services/propose"];
/// The services that one proposed.
pub const MINE: [&str; 2] = ["/fr/services/mes-services", "/en/services/my-services"];
/// Who works with the schools, as groups named it.
pub const PARTNERS: [&str; 2] = ["/fr/services/partenaires", "/en/services/partners"];
/// Keeping the directory: what is proposed, reported and out of date.
pub use ensemble_network::administration::paths::SERVICES as MANAGE;
/// Importing a file: choosing it, looking at what it says, applying it.
pub const IMPORT: [&str; 2] = ["/fr/services/importer", "/en/services/import"];
pub const PREVIEW: [&str; 2] = ["/fr/services/importer/{import}", "/en/services/import/{import}"];
pub const DISCARD: [&str; 2] =
    ["/fr/services/importer/{import}/abandonner", "/en/services/import/{import}/discard"];
/// One service, and what is done with it.
pub const SHOW: [&str; 2] = ["/fr/services/{service}", "/en/services/{service}"];
pub const EDIT: [&str; 2] = ["/fr/services/{service}/modifier", "/en/services/{service}/edit"];
pub const VERIFY: [&str; 2] = ["/fr/services/{service}/verification", "/en/services/{service}/verification"];
pub const DECIDE: [&str; 2] = ["/fr/services/{service}/decision", "/en/services/{service}/decision"];
pub const REPORT: [&str; 2] = ["/fr/services/{service}/erreur", "/en/services/{service}/error"];
pub const SETTLE_REPORT: [&str; 2] =
    ["/fr/services/{service}/erreur/reglee", "/en/services/{service}/error/settled"];

/// One of these addresses.
#[must_use]
pub const fn at(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}

/// What is done with a service.
#[must_use]
pub fn of(paths: [&'static str; 2], lang: Lang, service: ServiceId) -> String {
    at(paths, lang).replace("{service}", &service.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&'static str; 2], service: ServiceId) -> [String; 2] {
    Lang::ALL.map(|lang| of(paths, lang, service))
}

/// What is done with an import.
#[must_use]
pub fn of_import(paths: [&'static str; 2], lang: Lang, import: &str) -> String {
    at(paths, lang).replace("{import}", import)
}

/// The directory, with what it has for these words.
#[must_use]
pub fn search(lang: Lang, words: &str) -> String {
    format!("{}?q={}", at(LIST, lang), utf8_percent_encode(words, NON_ALPHANUMERIC))
}
