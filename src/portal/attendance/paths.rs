//! Where the pages of this feature are. Answering is an address of the meeting: see [`crate::meeting::paths::ANSWER`].

/// What people answered about a meeting.
pub const ANSWERS: [&str; 2] = ["/fr/rencontres/{id}/reponses", "/en/meetings/{id}/responses"];
/// Saying how many people can come.
pub const PLACES: [&str; 2] = ["/fr/rencontres/{id}/reponses/places", "/en/meetings/{id}/responses/places"];
