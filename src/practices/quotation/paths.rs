//! Where the pages of quotations are, in both languages.

use ensemble_core::{Lang, ids::QuotationId};

/// What of a person's is quoted.
pub const LIST: [&str; 2] = ["/fr/mes-citations", "/en/my-quotations"];
/// Answering one.
pub const ANSWER: [&str; 2] =
    ["/fr/mes-citations/{quotation}/accord", "/en/my-quotations/{quotation}/consent"];
/// How one is named.
pub const CREDIT: [&str; 2] =
    ["/fr/mes-citations/{quotation}/mention", "/en/my-quotations/{quotation}/credit"];

/// The list.
#[must_use]
pub const fn list(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => LIST[0],
        Lang::En => LIST[1],
    }
}

/// What is done with one of them.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, id: QuotationId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{quotation}", &id.to_string())
}
