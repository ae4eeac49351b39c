//! Where the pages of tables are, in both languages. `of` and `both` of meetings fill them, but for those of one table.

use ensemble_core::{
    Lang,
    ids::{MeetingId, TableId},
};

/// The tables of a meeting, for those who take part.
pub const TABLES: [&str; 2] = ["/fr/rencontres/{id}/tables", "/en/meetings/{id}/tables"];
/// Making them.
pub const MAKE: [&str; 2] = ["/fr/rencontres/{id}/tables/preparer", "/en/meetings/{id}/tables/prepare"];
/// Changing them by hand.
pub const ARRANGE: [&str; 2] = ["/fr/rencontres/{id}/tables/placer", "/en/meetings/{id}/tables/arrange"];
/// Opening, extending, closing.
pub const RUN: [&str; 2] = ["/fr/rencontres/{id}/tables/animer", "/en/meetings/{id}/tables/run"];
/// Taking a place.
pub const JOIN: [&str; 2] = ["/fr/rencontres/{id}/tables/place", "/en/meetings/{id}/tables/seat"];
/// Saying which languages one follows.
pub const LANGUAGES: [&str; 2] = ["/fr/rencontres/{id}/tables/langues", "/en/meetings/{id}/tables/languages"];
/// Cards with QR codes, to print.
pub const CARDS: [&str; 2] = ["/fr/rencontres/{id}/tables/cartes", "/en/meetings/{id}/tables/cards"];
/// Where the QR code of a card leads.
pub const CARD: [&str; 2] = ["/fr/rencontres/{id}/tables/carte", "/en/meetings/{id}/tables/card"];
/// The parameter with the number of the table of a card.
pub const NUMBER: &str = "table";
/// The notes of all tables, side by side.
pub const RESULTS: [&str; 2] = ["/fr/rencontres/{id}/tables/resultats", "/en/meetings/{id}/tables/results"];

/// The note of a table; a plain form saves a section there.
pub const NOTE: [&str; 2] =
    ["/fr/rencontres/{id}/tables/{table}/note", "/en/meetings/{id}/tables/{table}/note"];
/// Adding a section.
pub const ADD_SECTION: [&str; 2] =
    ["/fr/rencontres/{id}/tables/{table}/note/ajouter", "/en/meetings/{id}/tables/{table}/note/add"];
/// Saving a section and removing it; it can be restored.
pub const REMOVE_SECTION: [&str; 2] =
    ["/fr/rencontres/{id}/tables/{table}/note/retirer", "/en/meetings/{id}/tables/{table}/note/remove"];
/// Restoring a section.
pub const RESTORE_SECTION: [&str; 2] =
    ["/fr/rencontres/{id}/tables/{table}/note/retablir", "/en/meetings/{id}/tables/{table}/note/restore"];

/// The address of a page of a table in one language.
#[must_use]
pub fn of_table(paths: [&str; 2], lang: Lang, meeting: MeetingId, table: TableId) -> String {
    let path = paths[usize::from(lang == Lang::En)];
    path.replace("{id}", &meeting.to_string()).replace("{table}", &table.to_string())
}

/// The address of a page of a table in both languages.
#[must_use]
pub fn both_of_table(paths: [&str; 2], meeting: MeetingId, table: TableId) -> [String; 2] {
    Lang::ALL.map(|lang| of_table(paths, lang, meeting, table))
}
