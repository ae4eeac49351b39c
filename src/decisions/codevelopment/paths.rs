//! Where a codevelopment session is and where its forms are sent. Each address belongs to a meeting: see
//! [`ensemble_meetings::meeting::paths::of`].

/// The session.
pub const SHOW: [&str; 2] = ["/fr/rencontres/{id}/codeveloppement", "/en/meetings/{id}/codevelopment"];
/// Preparing it: roles and length.
pub const PLAN: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/preparation", "/en/meetings/{id}/codevelopment/plan"];
/// Starting it, and going from step to step.
pub const STEP: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/etape", "/en/meetings/{id}/codevelopment/step"];
/// Promising to keep to oneself what is said.
pub const AGREE: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/engagement", "/en/meetings/{id}/codevelopment/agree"];
/// Writing in the current step.
pub const WRITE: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/ecrire", "/en/meetings/{id}/codevelopment/write"];
/// Rewording what one wrote.
pub const REWORD: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/reformuler", "/en/meetings/{id}/codevelopment/reword"];
/// Accepting, keeping and removing what was written.
pub const NOTE: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/note", "/en/meetings/{id}/codevelopment/note"];
/// Writing for oneself.
pub const SHEET: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/feuille", "/en/meetings/{id}/codevelopment/sheet"];
/// Publishing a text about the session.
pub const PUBLISH: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/publier", "/en/meetings/{id}/codevelopment/publish"];
/// Taking it back.
pub const UNPUBLISH: [&str; 2] =
    ["/fr/rencontres/{id}/codeveloppement/depublier", "/en/meetings/{id}/codevelopment/unpublish"];
