//! Where the pages of questions to an order are, in both languages.

use ensemble_core::{Lang, ids::OrderQuestionId};

/// The questions and the answers of a community.
pub use ensemble_communities::community::paths::ORDER_QUESTIONS as LIST;
/// Asking one.
pub const ASK: [&str; 2] =
    ["/fr/communautes/{slug}/questions-a-l-ordre/poser", "/en/communities/{slug}/questions-to-the-order/ask"];
/// The list for the order, on paper and as text.
pub const PRINT: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/liste",
    "/en/communities/{slug}/questions-to-the-order/list",
];
/// Closing the list.
pub const FREEZE: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/arret",
    "/en/communities/{slug}/questions-to-the-order/freeze",
];
/// Opening it again.
pub const REOPEN: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/reouverture",
    "/en/communities/{slug}/questions-to-the-order/reopening",
];
/// Putting the visit on the agenda of a meeting.
pub const VISIT: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/visite",
    "/en/communities/{slug}/questions-to-the-order/visit",
];
/// Saying that the visit is over.
pub const FINISH: [&str; 2] =
    ["/fr/communautes/{slug}/questions-a-l-ordre/fin", "/en/communities/{slug}/questions-to-the-order/end"];

/// One question and its answer.
pub const SHOW: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}",
    "/en/communities/{slug}/questions-to-the-order/{order_question}",
];
/// Changing one's own.
pub const EDIT: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}/modifier",
    "/en/communities/{slug}/questions-to-the-order/{order_question}/edit",
];
/// Withdrawing one's own.
pub const WITHDRAW: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}/retrait",
    "/en/communities/{slug}/questions-to-the-order/{order_question}/withdrawal",
];
/// Supporting one, and withdrawing the support.
pub const SUPPORT: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}/appui",
    "/en/communities/{slug}/questions-to-the-order/{order_question}/support",
];
/// Making one a part of another.
pub const MERGE: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}/fusion",
    "/en/communities/{slug}/questions-to-the-order/{order_question}/merge",
];
/// Giving one another place in the list.
pub const MOVE: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}/place",
    "/en/communities/{slug}/questions-to-the-order/{order_question}/place",
];
/// Noting that one was passed on.
pub const PASS: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}/transmission",
    "/en/communities/{slug}/questions-to-the-order/{order_question}/passing",
];
/// Recording an answer.
pub const ANSWER: [&str; 2] = [
    "/fr/communautes/{slug}/questions-a-l-ordre/{order_question}/reponse",
    "/en/communities/{slug}/questions-to-the-order/{order_question}/answer",
];

/// What is done with one question of a community.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str, question: OrderQuestionId) -> String {
    let path = paths[usize::from(lang == Lang::En)];
    path.replace("{slug}", slug).replace("{order_question}", &question.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2], question: OrderQuestionId) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0], question), of(paths, Lang::En, &slugs[1], question)]
}
