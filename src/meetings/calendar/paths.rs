//! Where calendars are, in both languages.

pub use ensemble_communities::account::paths::{CALENDAR as ACCOUNT, both, of};
use ensemble_core::{Lang, ids::MeetingId};
pub use ensemble_server::web::KEY;

/// Makes a person's address, or a new one.
pub const CREATE: [&str; 2] = ["/fr/compte/calendrier/adresse", "/en/account/calendar/address"];
/// Removes it.
pub const REMOVE: [&str; 2] = ["/fr/compte/calendrier/retrait", "/en/account/calendar/removal"];
/// A person's calendar, with the secret of their address as the parameter [`KEY`].
pub const PERSONAL: [&str; 2] = ["/fr/calendrier.ics", "/en/calendar.ics"];
/// The public calendar of a community.
pub const COMMUNITY: [&str; 2] =
    ["/fr/communautes/{slug}/calendrier.ics", "/en/communities/{slug}/calendar.ics"];
/// One meeting.
pub const MEETING: [&str; 2] = ["/fr/rencontres/{id}/calendrier.ics", "/en/meetings/{id}/calendar.ics"];

/// The file of one meeting.
#[must_use]
pub fn meeting(lang: Lang, id: MeetingId) -> String {
    of(MEETING, lang).replace("{id}", &id.to_string())
}

/// An address that browsers hand to the calendar program.
#[must_use]
pub fn webcal(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    format!("webcal://{rest}")
}
