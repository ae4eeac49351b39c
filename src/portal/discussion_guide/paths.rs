//! Where the discussion guide of a meeting is and where its forms are sent. See [`crate::meeting::paths::of`].

/// The guide, with what the tables answer.
pub const SHOW: [&str; 2] = ["/fr/rencontres/{id}/guide-discussion", "/en/meetings/{id}/discussion-guide"];
/// Choosing it.
pub const CHOOSE: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/choisir", "/en/meetings/{id}/discussion-guide/choose"];
/// Saying at which table one sits.
pub const SIT: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/table", "/en/meetings/{id}/discussion-guide/table"];
/// Writing an answer.
pub const ANSWER: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/repondre", "/en/meetings/{id}/discussion-guide/answer"];
/// Naming a partner.
pub const PARTNER: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/partenaire", "/en/meetings/{id}/discussion-guide/partner"];
/// Removing one.
pub const REMOVE_PARTNER: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/retirer", "/en/meetings/{id}/discussion-guide/remove"];
/// The answers of two meetings side by side; the other one is in the query.
pub const COMPARE: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/comparer", "/en/meetings/{id}/discussion-guide/compare"];
