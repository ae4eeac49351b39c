//! Where the pages of minutes, decisions and notes are, in both languages.

use ensemble_common::{
    editing::paths::{EditPaths, edit_paths},
    export::file_paths,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    ids::{AmendmentId, DecisionId, MeetingId},
};
use ensemble_meetings::meeting::paths as meeting_paths;

/// The minutes of a community.
pub const LIST: [&str; 2] = ["/fr/communautes/{slug}/comptes-rendus", "/en/communities/{slug}/minutes"];
/// The decisions of a community.
pub const REGISTER: [&str; 2] = community_paths::DECISIONS;
/// Changing a decision.
pub const EDIT_DECISION: [&str; 2] = [
    "/fr/communautes/{slug}/decisions/{decision}/modifier",
    "/en/communities/{slug}/decisions/{decision}/edit",
];
/// Putting another decision in its place.
pub const REPLACE_DECISION: [&str; 2] = [
    "/fr/communautes/{slug}/decisions/{decision}/remplacer",
    "/en/communities/{slug}/decisions/{decision}/replace",
];
/// Withdrawing it.
pub const WITHDRAW_DECISION: [&str; 2] = [
    "/fr/communautes/{slug}/decisions/{decision}/retirer",
    "/en/communities/{slug}/decisions/{decision}/withdraw",
];

/// The minutes of a meeting.
pub const SHOW: [&str; 2] = meeting_paths::MINUTES;
/// The same on paper.
pub const PRINT: [&str; 2] = ["/fr/rencontres/{id}/compte-rendu/imprimer", "/en/meetings/{id}/minutes/print"];
/// Their files, in the order of [`Format::ALL`](ensemble_publication::Format::ALL).
pub const FILES: [[&str; 2]; 6] =
    file_paths!("/fr/rencontres/{id}/compte-rendu/compte-rendu", "/en/meetings/{id}/minutes/minutes");
/// Writing them.
pub const EDITING: EditPaths =
    edit_paths!("/fr/rencontres/{id}/compte-rendu/modifier", "/en/meetings/{id}/minutes/edit");
/// What they said before.
pub const HISTORY: [&str; 2] =
    ["/fr/rencontres/{id}/compte-rendu/historique", "/en/meetings/{id}/minutes/history"];
/// Writing the text of a language together; a plain form saves a section there.
pub const TOGETHER: [&str; 2] =
    ["/fr/rencontres/{id}/compte-rendu/ensemble/{lang}", "/en/meetings/{id}/minutes/together/{lang}"];
/// Adding a section.
pub const ADD_SECTION: [&str; 2] = [
    "/fr/rencontres/{id}/compte-rendu/ensemble/{lang}/ajouter",
    "/en/meetings/{id}/minutes/together/{lang}/add",
];
/// Saving a section and moving it up.
pub const MOVE_SECTION_UP: [&str; 2] = [
    "/fr/rencontres/{id}/compte-rendu/ensemble/{lang}/monter",
    "/en/meetings/{id}/minutes/together/{lang}/up",
];
/// Saving a section and moving it down.
pub const MOVE_SECTION_DOWN: [&str; 2] = [
    "/fr/rencontres/{id}/compte-rendu/ensemble/{lang}/descendre",
    "/en/meetings/{id}/minutes/together/{lang}/down",
];
/// Saving a section and removing it; it can be restored.
pub const REMOVE_SECTION: [&str; 2] = [
    "/fr/rencontres/{id}/compte-rendu/ensemble/{lang}/retirer",
    "/en/meetings/{id}/minutes/together/{lang}/remove",
];
/// Restoring a section.
pub const RESTORE_SECTION: [&str; 2] = [
    "/fr/rencontres/{id}/compte-rendu/ensemble/{lang}/retablir",
    "/en/meetings/{id}/minutes/together/{lang}/restore",
];
/// Putting what was written together into the minutes.
pub const PUT: [&str; 2] = [
    "/fr/rencontres/{id}/compte-rendu/ensemble/{lang}/verser",
    "/en/meetings/{id}/minutes/together/{lang}/put",
];
/// Showing them to the members.
pub const PROPOSE: [&str; 2] =
    ["/fr/rencontres/{id}/compte-rendu/proposer", "/en/meetings/{id}/minutes/propose"];
/// Making them a draft again.
pub const TAKE_BACK: [&str; 2] =
    ["/fr/rencontres/{id}/compte-rendu/reprendre", "/en/meetings/{id}/minutes/take-back"];
/// Adopting them.
pub const ADOPT: [&str; 2] = ["/fr/rencontres/{id}/compte-rendu/adopter", "/en/meetings/{id}/minutes/adopt"];
/// Proposing an amendment.
pub const AMEND: [&str; 2] = ["/fr/rencontres/{id}/compte-rendu/amender", "/en/meetings/{id}/minutes/amend"];
/// Accepting or declining one.
pub const ANSWER_AMENDMENT: [&str; 2] = [
    "/fr/rencontres/{id}/compte-rendu/amendements/{amendment}",
    "/en/meetings/{id}/minutes/amendments/{amendment}",
];

/// Notes, decisions and what people will try.
pub const CAPTURE: [&str; 2] = ["/fr/rencontres/{id}/notes", "/en/meetings/{id}/notes"];
/// Writing a note.
pub const ADD_NOTE: [&str; 2] = ["/fr/rencontres/{id}/notes/ajouter", "/en/meetings/{id}/notes/add"];
/// Removing one.
pub const REMOVE_NOTE: [&str; 2] = ["/fr/rencontres/{id}/notes/retirer", "/en/meetings/{id}/notes/remove"];
/// Recording a decision.
pub const RECORD: [&str; 2] = ["/fr/rencontres/{id}/notes/decision", "/en/meetings/{id}/notes/decision"];
/// Saying what one will try.
pub const TRY: [&str; 2] = ["/fr/rencontres/{id}/notes/essai", "/en/meetings/{id}/notes/try"];

/// What one said one would try, and whether one did.
pub const TRIES: [&str; 2] = ["/fr/mes-essais", "/en/my-tries"];
/// Saying it.
pub const ANSWER_TRY: [&str; 2] = ["/fr/mes-essais/repondre", "/en/my-tries/reply"];

/// What is done with one decision of a community.
#[must_use]
pub fn of_decision(paths: [&str; 2], lang: Lang, slug: &str, decision: DecisionId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{slug}", slug).replace("{decision}", &decision.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both_of_decision(paths: [&str; 2], slugs: &[String; 2], decision: DecisionId) -> [String; 2] {
    [of_decision(paths, Lang::Fr, &slugs[0], decision), of_decision(paths, Lang::En, &slugs[1], decision)]
}

/// A page of the text that is written together in a language.
#[must_use]
pub fn of_text(paths: [&str; 2], lang: Lang, meeting: MeetingId, text: Lang) -> String {
    meeting_paths::of(paths, lang, meeting).replace("{lang}", text.code())
}

/// Where an amendment is accepted or declined.
#[must_use]
pub fn of_amendment(lang: Lang, meeting: MeetingId, amendment: AmendmentId) -> String {
    meeting_paths::of(ANSWER_AMENDMENT, lang, meeting).replace("{amendment}", &amendment.to_string())
}

/// What one said one would try.
#[must_use]
pub const fn tries(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => TRIES[0],
        Lang::En => TRIES[1],
    }
}
