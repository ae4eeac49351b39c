//! Where the pages of calls are, in both languages: also those of expressions of interest, needs, screening, draws and places.

use ensemble_common::editing::paths::{EditPaths, edit_paths};
use ensemble_core::{
    Lang,
    ids::{DrawId, InterestId, NeedId, PlannedCommunityId},
};

/// The open calls, and those before.
pub const LIST: [&str; 2] = ["/fr/appels", "/en/calls"];
/// The same as an Atom feed.
pub const FEED: [&str; 2] = ["/fr/appels.atom", "/en/calls.atom"];
/// One call.
pub const SHOW: [&str; 2] = ["/fr/appels/{call}", "/en/calls/{call}"];

/// Answering it: the form, or the address to which a link is sent. The secret of those without an account is the query's `key`.
pub const ANSWER: [&str; 2] = ["/fr/appels/{call}/reponse", "/en/calls/{call}/answer"];
/// Asking for the link with which one goes on elsewhere.
pub const RESUME: [&str; 2] = ["/fr/appels/{call}/reponse/lien", "/en/calls/{call}/answer/link"];
/// Withdrawing one's answer.
pub const WITHDRAW: [&str; 2] = ["/fr/appels/{call}/reponse/retrait", "/en/calls/{call}/answer/withdrawal"];
/// One's text as a file, when it came too late.
pub const TEXT: [&str; 2] = ["/fr/appels/{call}/reponse/texte", "/en/calls/{call}/answer/text"];
/// Asking the organization again to confirm, or another person of it.
pub const DESIGNATE: [&str; 2] =
    ["/fr/appels/{call}/reponse/designation", "/en/calls/{call}/answer/designation"];
/// Accepting or declining the place that one was offered.
pub const REPLY: [&str; 2] = ["/fr/appels/{call}/reponse/place", "/en/calls/{call}/answer/place"];
/// Confirming, for an organization, that it designates a person. The secret is the query's `key`.
pub const CONFIRM: [&str; 2] = ["/fr/designation", "/en/designation"];

/// The draws of a call, for everybody; one with its proof.
pub const DRAW: [&str; 2] = ["/fr/appels/{call}/tirages/{draw}", "/en/calls/{call}/draws/{draw}"];
pub const DRAW_PROOF: [&str; 2] =
    ["/fr/appels/{call}/tirages/{draw}/preuve.json", "/en/calls/{call}/draws/{draw}/proof.json"];
pub const DRAW_COMMITMENT: [&str; 2] =
    ["/fr/appels/{call}/tirages/{draw}/liste.json", "/en/calls/{call}/draws/{draw}/list.json"];
/// Where a witness of a public lottery enters its numbers.
pub const WITNESS: [&str; 2] =
    ["/fr/appels/{call}/tirages/{draw}/temoin", "/en/calls/{call}/draws/{draw}/witness"];

/// Reading the projects of a call: the list, one of them.
pub const SCREENING: [&str; 2] = ["/fr/appels/{call}/lecture", "/en/calls/{call}/screening"];
pub const REVIEW: [&str; 2] = ["/fr/appels/{call}/lecture/{number}", "/en/calls/{call}/screening/{number}"];
pub const CONFLICT: [&str; 2] =
    ["/fr/appels/{call}/lecture/{number}/conflit", "/en/calls/{call}/screening/{number}/conflict"];

/// The administration of calls: the list, a new one.
pub use ensemble_network::administration::paths::CALLS as MANAGE_LIST;
pub const NEW: [&str; 2] = ["/fr/administration/appels/nouveau", "/en/administration/calls/new"];
/// One call: how far it is, and what comes next.
pub const MANAGE: [&str; 2] = ["/fr/administration/appels/{call}", "/en/administration/calls/{call}"];
/// Its texts, and the form in which they are written.
pub const EDITING: EditPaths =
    edit_paths!("/fr/administration/appels/{call}/modifier", "/en/administration/calls/{call}/edit");
pub const EDIT: [&str; 2] = EDITING.edit;
pub const HISTORY: [&str; 2] =
    ["/fr/administration/appels/{call}/historique", "/en/administration/calls/{call}/history"];
pub const DATES: [&str; 2] =
    ["/fr/administration/appels/{call}/dates", "/en/administration/calls/{call}/dates"];
pub const PLANNED: [&str; 2] =
    ["/fr/administration/appels/{call}/communautes", "/en/administration/calls/{call}/communities"];
pub const QUESTIONS: [&str; 2] =
    ["/fr/administration/appels/{call}/questions", "/en/administration/calls/{call}/questions"];
pub const PREVIEW: [&str; 2] =
    ["/fr/administration/appels/{call}/apercu", "/en/administration/calls/{call}/preview"];
pub const CRITERIA: [&str; 2] =
    ["/fr/administration/appels/{call}/criteres", "/en/administration/calls/{call}/criteria"];
pub const REVIEWERS: [&str; 2] =
    ["/fr/administration/appels/{call}/evaluation", "/en/administration/calls/{call}/reviewers"];
pub const PUBLISH: [&str; 2] =
    ["/fr/administration/appels/{call}/publication", "/en/administration/calls/{call}/publication"];
pub const CANCEL: [&str; 2] =
    ["/fr/administration/appels/{call}/annulation", "/en/administration/calls/{call}/cancellation"];

/// The expressions of interest of a call, one of them, what is done with one.
pub const INTERESTS: [&str; 2] =
    ["/fr/administration/appels/{call}/reponses", "/en/administration/calls/{call}/answers"];
pub const INTEREST: [&str; 2] = [
    "/fr/administration/appels/{call}/reponses/{interest}",
    "/en/administration/calls/{call}/answers/{interest}",
];
pub const INTEREST_DESIGNATION: [&str; 2] = [
    "/fr/administration/appels/{call}/reponses/{interest}/designation",
    "/en/administration/calls/{call}/answers/{interest}/designation",
];
pub const INTEREST_MASK: [&str; 2] = [
    "/fr/administration/appels/{call}/reponses/{interest}/masque",
    "/en/administration/calls/{call}/answers/{interest}/mask",
];

/// The needs of a call: gathered, grouped, kept as priorities.
pub const NEEDS: [&str; 2] =
    ["/fr/administration/appels/{call}/besoins", "/en/administration/calls/{call}/needs"];
pub const GROUP_NEEDS: [&str; 2] =
    ["/fr/administration/appels/{call}/besoins/regroupement", "/en/administration/calls/{call}/needs/group"];
pub const TELL_NEEDS: [&str; 2] =
    ["/fr/administration/appels/{call}/besoins/courriels", "/en/administration/calls/{call}/needs/emails"];
/// One of them: who asked for it, and what is done with it.
pub const NEED: [&str; 2] =
    ["/fr/administration/appels/{call}/besoins/{need}", "/en/administration/calls/{call}/needs/{need}"];
pub const RENAME_NEED: [&str; 2] = [
    "/fr/administration/appels/{call}/besoins/{need}/nom",
    "/en/administration/calls/{call}/needs/{need}/name",
];
pub const MERGE_NEED: [&str; 2] = [
    "/fr/administration/appels/{call}/besoins/{need}/fusion",
    "/en/administration/calls/{call}/needs/{need}/merge",
];
pub const SPLIT_NEED: [&str; 2] = [
    "/fr/administration/appels/{call}/besoins/{need}/separation",
    "/en/administration/calls/{call}/needs/{need}/split",
];
pub const DECIDE_NEED: [&str; 2] = [
    "/fr/administration/appels/{call}/besoins/{need}/decision",
    "/en/administration/calls/{call}/needs/{need}/decision",
];

/// How far the screening is; settling what reviewers disagree on.
pub const SETTLE: [&str; 2] =
    ["/fr/administration/appels/{call}/lecture", "/en/administration/calls/{call}/screening"];
pub const SETTLE_ONE: [&str; 2] = [
    "/fr/administration/appels/{call}/lecture/{interest}",
    "/en/administration/calls/{call}/screening/{interest}",
];
pub const END_SCREENING: [&str; 2] =
    ["/fr/administration/appels/{call}/lecture-terminee", "/en/administration/calls/{call}/screening-ended"];

/// Draws: of each planned community; closing the list of one, entering its value, declaring one void.
pub const DRAWS: [&str; 2] =
    ["/fr/administration/appels/{call}/tirages", "/en/administration/calls/{call}/draws"];
pub const FREEZE: [&str; 2] = [
    "/fr/administration/appels/{call}/tirages/nouveau/{planned}",
    "/en/administration/calls/{call}/draws/new/{planned}",
];
pub const VALUE: [&str; 2] = [
    "/fr/administration/appels/{call}/tirages/{draw}/valeur",
    "/en/administration/calls/{call}/draws/{draw}/value",
];
pub const VOID: [&str; 2] = [
    "/fr/administration/appels/{call}/tirages/{draw}/annulation",
    "/en/administration/calls/{call}/draws/{draw}/void",
];

/// Who has a place: giving places, answering everybody, making the communities.
pub const PLACES: [&str; 2] =
    ["/fr/administration/appels/{call}/places", "/en/administration/calls/{call}/places"];
pub const GIVE_PLACES: [&str; 2] = [
    "/fr/administration/appels/{call}/places/{planned}/offre",
    "/en/administration/calls/{call}/places/{planned}/offer",
];
pub const MAKE_COMMUNITY: [&str; 2] = [
    "/fr/administration/appels/{call}/places/{planned}/communaute",
    "/en/administration/calls/{call}/places/{planned}/community",
];
pub const ARRANGE: [&str; 2] = [
    "/fr/administration/appels/{call}/places/{planned}/division",
    "/en/administration/calls/{call}/places/{planned}/arrangement",
];
/// Which organizations of the network take part.
pub const REPRESENTATION: [&str; 2] =
    ["/fr/administration/appels/{call}/representation", "/en/administration/calls/{call}/representation"];

/// Figures of a call; the same as files.
pub const FIGURES: [&str; 2] =
    ["/fr/administration/appels/{call}/chiffres", "/en/administration/calls/{call}/figures"];
pub const FIGURES_CSV: [&str; 2] =
    ["/fr/administration/appels/{call}/chiffres.csv", "/en/administration/calls/{call}/figures.csv"];
pub const FIGURES_XLSX: [&str; 2] =
    ["/fr/administration/appels/{call}/chiffres.xlsx", "/en/administration/calls/{call}/figures.xlsx"];
/// Handing over the answers for research.
pub const RESEARCH: [&str; 2] =
    ["/fr/administration/appels/{call}/recherche", "/en/administration/calls/{call}/research"];

/// A page of a call.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, call: &str) -> String {
    paths[usize::from(lang == Lang::En)].replace("{call}", call)
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], call: &str) -> [String; 2] {
    [of(paths, Lang::Fr, call), of(paths, Lang::En, call)]
}

/// A page of an expression of interest, for coordinators.
#[must_use]
pub fn of_interest(paths: [&str; 2], lang: Lang, call: &str, interest: InterestId) -> String {
    of(paths, lang, call).replace("{interest}", &interest.to_string())
}

/// A page of a need, for coordinators.
#[must_use]
pub fn of_need(paths: [&str; 2], lang: Lang, call: &str, need: NeedId) -> String {
    of(paths, lang, call).replace("{need}", &need.to_string())
}

/// A page of a draw.
#[must_use]
pub fn of_draw(paths: [&str; 2], lang: Lang, call: &str, draw: DrawId) -> String {
    of(paths, lang, call).replace("{draw}", &draw.to_string())
}

/// A page of a planned community.
#[must_use]
pub fn of_planned(paths: [&str; 2], lang: Lang, call: &str, planned: PlannedCommunityId) -> String {
    of(paths, lang, call).replace("{planned}", &planned.to_string())
}

/// A page of a reviewer about the project with this number.
#[must_use]
pub fn of_number(paths: [&str; 2], lang: Lang, call: &str, number: u32) -> String {
    of(paths, lang, call).replace("{number}", &number.to_string())
}
