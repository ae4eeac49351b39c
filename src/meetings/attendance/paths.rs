//! Where the pages of this feature are. Answering is an address of the meeting: see [`crate::meeting::paths::ANSWER`].

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use ensemble_core::Lang;
use ensemble_server::web::KEY;

/// What people answered about a meeting.
pub const ANSWERS: [&str; 2] = ["/fr/rencontres/{id}/reponses", "/en/meetings/{id}/responses"];
/// Saying how many people can come.
pub const PLACES: [&str; 2] = ["/fr/rencontres/{id}/reponses/places", "/en/meetings/{id}/responses/places"];
/// Making a link for guests.
pub const GUEST_LINKS: [&str; 2] =
    ["/fr/rencontres/{id}/reponses/liens", "/en/meetings/{id}/responses/links"];
/// Withdrawing one.
pub const WITHDRAW_LINK: [&str; 2] =
    ["/fr/rencontres/{id}/reponses/liens/retrait", "/en/meetings/{id}/responses/links/withdrawal"];

/// Where a link for guests leads, with its secret as the parameter [`KEY`].
pub const INVITATION: [&str; 2] = ["/fr/invitation-rencontre", "/en/meeting-invitation"];
/// What a guest said, with the secret of their own address as the parameter [`KEY`].
pub const REGISTRATION: [&str; 2] = ["/fr/inscription", "/en/registration"];
/// Withdrawing it.
pub const WITHDRAW_REGISTRATION: [&str; 2] = ["/fr/inscription/retrait", "/en/registration/withdrawal"];

/// An address with a secret.
#[must_use]
pub fn with_key(paths: [&'static str; 2], lang: Lang, key: &str) -> String {
    format!("{}?{KEY}={}", paths[usize::from(lang == Lang::En)], utf8_percent_encode(key, NON_ALPHANUMERIC))
}
