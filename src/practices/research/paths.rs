//! Where the pages of research are, in both languages.

use ensemble_communities::account::paths as account_paths;
use ensemble_core::Lang;
use ensemble_network::administration::paths as administration_paths;

/// Whether a person consents.
pub const CONSENT: [&str; 2] = account_paths::RESEARCH;
/// Consenting.
pub const GIVE: [&str; 2] =
    ["/fr/compte/consentements/recherche/accord", "/en/account/consents/research/consent"];
/// Withdrawing that.
pub const WITHDRAW: [&str; 2] =
    ["/fr/compte/consentements/recherche/retrait", "/en/account/consents/research/withdrawal"];

/// The register of what was handed over.
pub const REGISTER: [&str; 2] = administration_paths::RESEARCH;
/// Handing over a file.
pub const HAND_OVER: [&str; 2] =
    ["/fr/administration/recherche/remise", "/en/administration/research/handover"];
/// What the columns of a file hold.
pub const CODEBOOK: [&str; 2] =
    ["/fr/administration/recherche/colonnes.csv", "/en/administration/research/codebook.csv"];

/// A page.
#[must_use]
pub const fn at(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}
