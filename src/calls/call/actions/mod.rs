//! What coordinators do with calls. Each action is one function with a typed input; the form of its page decodes into that
//! input and calls it.
//!
//! A change is made under the lock of the call's row, in the phase that is then found. A form that changes something sends the
//! [mark] of what it was filled with: where another person changed that since, nothing is saved.

mod call;
mod dates;
mod lists;
mod reviewers;

pub use call::{cancel, create, publish};
pub use dates::{ids as date_ids, set_dates};
pub use lists::{write_criterion, write_planned, write_question};
pub use reviewers::change_reviewers;

use std::fmt::Debug;

use super::{
    model::Call,
    rules::{self, TextProblem},
    store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::CallId,
    rights::Action,
};
use ensemble_server::{digest, names, web::ActionContext};
use ensemble_texts as t;

/// Goes on only for those who manage calls.
fn require(context: &ActionContext) -> Result<(), AppError> {
    context.person()?;
    if context.may(Action::ManageCalls, None) { Ok(()) } else { Err(AppError::NotFound) }
}

/// What a form sends back of what it was filled with.
pub(super) fn mark(stored: &impl Debug) -> String {
    digest::sha256(format!("{stored:?}").as_bytes())
}

/// Goes on only where nothing changed since the form was filled. A program that sends no mark has not looked.
fn require_same(seen: &str, stored: &impl Debug) -> Result<(), ActionError> {
    if seen.is_empty() || seen == mark(stored) { Ok(()) } else { Err(ActionError::Conflict) }
}

/// The call, which nobody else changes until the end of the transaction.
async fn locked(tx: &mut sqlx::AnyConnection, id: CallId) -> Result<Call, ActionError> {
    Ok(store::lock(tx, id).await?.ok_or(AppError::NotFound)?)
}

/// A text that was typed in both languages, in the fields `name-fr` and `name-en`, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typed<'a> {
    /// The language of the page.
    lang: Lang,
    name: &'a str,
    texts: [&'a str; 2],
    most: usize,
    required: bool,
    /// Whether it must be there in both languages: everybody sees the call.
    both: bool,
}

impl Typed<'_> {
    fn read(self, before: Option<&LocalizedText>, errors: &mut FieldErrors) -> Option<LocalizedText> {
        let field = |each: Lang| format!("{}-{}", self.name, each.code());
        for (each, text) in Lang::ALL.into_iter().zip(self.texts) {
            if names::is_line(self.name) && names::has_url(text) {
                errors.add(&field(each), t::account_name_address(self.lang));
            }
        }
        match rules::text(before, self.texts, self.most, self.required, self.both) {
            Ok(text) => text,
            Err(problems) => {
                for problem in problems {
                    match problem {
                        TextProblem::Missing(Lang::Fr) if self.both => {
                            errors.add(&field(Lang::Fr), t::call_wrong_french(self.lang));
                        }
                        TextProblem::Missing(Lang::En) if self.both => {
                            errors.add(&field(Lang::En), t::call_wrong_english(self.lang));
                        }
                        TextProblem::Missing(each) => {
                            errors.add(&field(each), t::call_wrong_empty(self.lang));
                        }
                        TextProblem::TooLong(each) => {
                            errors.add(&field(each), t::account_too_long(self.lang, self.most));
                        }
                    }
                }
                None
            }
        }
    }
}
