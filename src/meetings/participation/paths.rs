//! Where the pages of this feature are, in both languages. `of` and `both` of meetings and communities fill them.

use ensemble_core::Lang;

/// Who was at a meeting, for its facilitators.
pub const PARTICIPANTS: [&str; 2] = ["/fr/rencontres/{id}/participation", "/en/meetings/{id}/participation"];
/// Saying that everyone who was there is noted.
pub const COMPLETE: [&str; 2] =
    ["/fr/rencontres/{id}/participation/fin", "/en/meetings/{id}/participation/complete"];
/// The code of the room, on paper or on a projector.
pub const ROOM: [&str; 2] =
    ["/fr/rencontres/{id}/participation/code", "/en/meetings/{id}/participation/code"];
/// Saying oneself whether one was there.
pub const OWN: [&str; 2] = ["/fr/rencontres/{id}/participation/moi", "/en/meetings/{id}/participation/me"];
/// Entering the code of a room.
pub const ENTER: [&str; 2] = ["/fr/presence", "/en/presence"];
/// The parameter with the code of a room.
pub const CODE: &str = "code";

/// The page for those who missed a meeting.
pub const CATCH_UP: [&str; 2] = ["/fr/rencontres/{id}/rattrapage", "/en/meetings/{id}/catch-up"];
/// Contributing afterwards.
pub const CONTRIBUTE: [&str; 2] =
    ["/fr/rencontres/{id}/rattrapage/contribution", "/en/meetings/{id}/catch-up/contribution"];
/// Deleting what one contributed.
pub const DELETE_CONTRIBUTION: [&str; 2] = [
    "/fr/rencontres/{id}/rattrapage/contribution/suppression",
    "/en/meetings/{id}/catch-up/contribution/deletion",
];
/// Saying until when one can contribute.
pub const DEADLINE: [&str; 2] =
    ["/fr/rencontres/{id}/rattrapage/echeance", "/en/meetings/{id}/catch-up/deadline"];

/// Issuing one's own certificate for a meeting.
pub const ISSUE: [&str; 2] = ["/fr/rencontres/{id}/attestation", "/en/meetings/{id}/certificate"];
/// Verifying a certificate.
pub const VERIFY: [&str; 2] = ["/fr/attestations/{certificate}", "/en/certificates/{certificate}"];
/// A certificate on paper.
pub const PRINT: [&str; 2] =
    ["/fr/attestations/{certificate}/imprimer", "/en/certificates/{certificate}/print"];
/// Revoking a certificate.
pub const REVOKE: [&str; 2] =
    ["/fr/attestations/{certificate}/revoquer", "/en/certificates/{certificate}/revoke"];
/// One's certificates of a school year.
pub const MINE: [&str; 2] = ["/fr/compte/attestations", "/en/account/certificates"];
/// The same on paper.
pub const MINE_PRINT: [&str; 2] = ["/fr/compte/attestations/imprimer", "/en/account/certificates/print"];
/// The certificates of a community of a school year, for its facilitators.
pub const OF_COMMUNITY: [&str; 2] =
    ["/fr/communautes/{slug}/attestations", "/en/communities/{slug}/certificates"];
/// The same on paper.
pub const OF_COMMUNITY_PRINT: [&str; 2] =
    ["/fr/communautes/{slug}/attestations/imprimer", "/en/communities/{slug}/certificates/print"];
/// The parameter with the year in which a school year begins.
pub const YEAR: &str = "year";

/// One's logbook of hours.
pub const LOGBOOK: [&str; 2] = ["/fr/compte/heures", "/en/account/hours"];
/// Deleting an entry of it.
pub const DELETE_ENTRY: [&str; 2] = ["/fr/compte/heures/suppression", "/en/account/hours/deletion"];
/// Making a link to it.
pub const SHARE: [&str; 2] = ["/fr/compte/heures/partage", "/en/account/hours/sharing"];
/// Withdrawing that link.
pub const UNSHARE: [&str; 2] = ["/fr/compte/heures/partage/retrait", "/en/account/hours/sharing/withdrawal"];
/// The logbook as a table for spreadsheets.
pub const LOGBOOK_CSV: [&str; 2] = ["/fr/compte/heures/csv", "/en/account/hours/csv"];
/// Where a link to a logbook leads, with its secret as the parameter `key`.
pub const SHARED: [&str; 2] = ["/fr/carnet-partage", "/en/shared-logbook"];
/// The parameter with the year in which a period begins.
pub const PERIOD: &str = "period";

/// A page without open parts.
#[must_use]
pub const fn at(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&'static str; 2]) -> [String; 2] {
    paths.map(str::to_owned)
}

/// A page of a certificate.
#[must_use]
pub fn of_certificate(paths: [&str; 2], lang: Lang, code: &str) -> String {
    paths[usize::from(lang == Lang::En)].replace("{certificate}", code)
}

/// The same in both languages.
#[must_use]
pub fn both_of_certificate(paths: [&str; 2], code: &str) -> [String; 2] {
    Lang::ALL.map(|lang| of_certificate(paths, lang, code))
}
