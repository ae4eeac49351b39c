//! What an open form saves by itself.

use super::AnswerCall;
use crate::call::model::{Question, QuestionKind};
use ensemble_common::editing::model::SEPARATOR;
use ensemble_core::error::AppError;
use ensemble_server::web::{Form, clean};

/// The fields of every call that have one value.
const FIELDS: [&str; 18] = [
    "name",
    "organization",
    "organization-name",
    "sector",
    "region",
    "post",
    "representative-name",
    "representative-email",
    "planned",
    "title",
    "text",
    "level",
    "own-need",
    "accessibility",
    "lang",
    "steering",
    "committed",
    "research",
];
/// Those that have several.
const LISTS: [&str; 3] = ["need", "rank", "month"];

impl AnswerCall {
    /// What an open form saves by itself, as one that was sent with the button for drafts: fields that share a name have their
    /// values in one text.
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for values that no form of the portal has.
    pub fn of_draft(fields: &[(String, String)]) -> Result<Self, AppError> {
        let values = |(name, text): &(String, String)| -> Vec<(String, String)> {
            let text = clean(name, text);
            if LISTS.contains(&name.as_str()) {
                text.split(SEPARATOR).map(|value| (name.clone(), value.to_owned())).collect()
            } else {
                vec![(name.clone(), text)]
            }
        };
        let form: Form = fields.iter().flat_map(values).collect();
        Ok(Self { draft: true, ..form.decode()? })
    }

    /// The names of the fields that a person fills in.
    #[must_use]
    pub fn names(questions: &[Question]) -> Vec<String> {
        let of_question = |question: &Question| -> Vec<String> {
            let name = format!("question.{}", question.id);
            if question.kind == QuestionKind::Ranking {
                (0..question.choices.len()).map(|choice| format!("{name}.{choice}")).collect()
            } else {
                vec![name]
            }
        };
        let own = FIELDS.iter().chain(&LISTS).map(|name| (*name).to_owned());
        own.chain(questions.iter().flat_map(of_question)).collect()
    }
}
