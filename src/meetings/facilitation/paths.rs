//! Where the pages of meetings that run are, in both languages. `of` and `both` of meetings fill them.

use ensemble_core::ids::MeetingId;

/// The facilitator's page.
pub const FACILITATE: [&str; 2] = ["/fr/rencontres/{id}/animer", "/en/meetings/{id}/facilitate"];
/// What is done with the clock.
pub const CHANGE: [&str; 2] = ["/fr/rencontres/{id}/animer/changer", "/en/meetings/{id}/facilitate/change"];
/// Beginning the meeting, or the clock of one that is under way without it.
pub const BEGIN: [&str; 2] = ["/fr/rencontres/{id}/animer/commencer", "/en/meetings/{id}/facilitate/begin"];
/// Ending it.
pub const END: [&str; 2] = ["/fr/rencontres/{id}/animer/terminer", "/en/meetings/{id}/facilitate/end"];
/// What the projector shows.
pub const SCREEN: [&str; 2] = ["/fr/rencontres/{id}/ecran", "/en/meetings/{id}/screen"];
/// The page of those who take part.
pub const TAKE_PART: [&str; 2] = ["/fr/rencontres/{id}/participer", "/en/meetings/{id}/take-part"];
/// Setting the minutes of items to what such items took.
pub const DURATIONS: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/durees", "/en/meetings/{id}/agenda/durations"];

/// The stream of a meeting's events.
#[must_use]
pub fn events(meeting: MeetingId) -> String {
    format!("/live/run/{meeting}")
}

/// The stream of a meeting's events, as a route.
pub const EVENTS: &str = "/live/run/{meeting}";
/// What time it is on the server.
pub const TIME: &str = "/live/time";
