//! What people do with guides. Each action is one function with a typed input; the form of its page decodes into that input and
//! calls it.
//!
//! Several people write a chapter at the same time: see `together`.
//!
//! A change is made under the lock of the guide's row. A form that writes a text sends the revision that it was filled with: where
//! another person changed the text since, nothing is saved.

mod arrange;
mod chapter;
mod guide;
mod image;
mod passage;
mod publish;
mod review;
mod together;

pub use arrange::arrange;
pub use chapter::{ChapterOutcome, add_chapter, write_chapter};
pub use guide::{create, write_guide};
pub use image::set_image;
pub use passage::{PassageOutcome, add_passage, edit_passage};
pub use publish::{Preview, preview, publish};
pub use review::{ask_review, send_review};
pub use together::{
    OpenChapter, PassageNotices, PutOutcome, delete_ended, erase_withdrawn, open_chapter, put,
};

use super::{
    model::{Content, Draft, Guide},
    rules, store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::GuideId,
    rights::Action,
};
use ensemble_server::{db::columns::to_json, digest, names, web::ActionContext};
use ensemble_texts as t;

/// Goes on only for those who compose the guides of the community.
fn require_composing(context: &ActionContext, guide: &Guide) -> Result<(), AppError> {
    context.person()?;
    context.require(Action::ComposeGuides, guide.community)
}

/// The guide with all that is in it, which nobody else changes until the end of the transaction.
async fn locked(tx: &mut sqlx::AnyConnection, id: GuideId, now: i64) -> Result<Draft, ActionError> {
    if !store::lock(tx, id, now).await? {
        return Err(AppError::NotFound.into());
    }
    Ok(store::draft_in(tx, id).await?.ok_or(AppError::NotFound)?)
}

/// Tells what the next edition says from anything else that it might say.
fn digest_of(content: &Content) -> Result<String, sqlx::Error> {
    Ok(digest::sha256(to_json(content)?.as_bytes()))
}

/// A text that was typed in both languages, in the fields `name-fr` and `name-en`, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typed<'a> {
    /// The language of the page.
    lang: Lang,
    name: &'a str,
    texts: [&'a str; 2],
    most: usize,
    /// Whether it may not be empty in both.
    required: bool,
}

impl Typed<'_> {
    /// Adds what is wrong with it.
    fn check(self, errors: &mut FieldErrors) {
        let field = |each: Lang| format!("{}-{}", self.name, each.code());
        for (each, text) in Lang::ALL.into_iter().zip(self.texts) {
            if text.chars().count() > self.most {
                errors.add(&field(each), t::account_too_long(self.lang, self.most));
            }
            if names::is_line(self.name) && names::has_url(text) {
                errors.add(&field(each), t::account_name_address(self.lang));
            }
        }
        if self.required && self.texts.iter().all(|text| text.is_empty()) {
            errors.add(&field(self.lang), t::practice_guide_empty(self.lang));
        }
    }

    /// The text after it was written; `None` when it is empty.
    fn edited(self, before: Option<&LocalizedText>, own: Lang, now: i64) -> Option<LocalizedText> {
        rules::edited(before, own, self.texts, now)
    }
}

fn refused(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}
