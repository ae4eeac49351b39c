//! Where the pages of proposed days are, in both languages. `of` and `both` of meetings fill them.

/// The days that are proposed for a meeting.
pub const DATES: [&str; 2] = ["/fr/rencontres/{id}/dates", "/en/meetings/{id}/dates"];
/// Answering.
pub const ANSWER: [&str; 2] = ["/fr/rencontres/{id}/dates/reponse", "/en/meetings/{id}/dates/answer"];
/// Proposing a day.
pub const ADD: [&str; 2] = ["/fr/rencontres/{id}/dates/ajouter", "/en/meetings/{id}/dates/add"];
/// Removing one.
pub const REMOVE: [&str; 2] = ["/fr/rencontres/{id}/dates/retirer", "/en/meetings/{id}/dates/remove"];
/// Asking those who have not answered.
pub const ASK: [&str; 2] = ["/fr/rencontres/{id}/dates/demander", "/en/meetings/{id}/dates/ask"];
/// Settling the day.
pub const SETTLE: [&str; 2] = ["/fr/rencontres/{id}/dates/fixer", "/en/meetings/{id}/dates/settle"];
