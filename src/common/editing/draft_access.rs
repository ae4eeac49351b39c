//! Who may save drafts, and drafts that are stored elsewhere. Both depend on features that `editing` does not know: `app` provides
//! them.

use futures::future::BoxFuture;

use super::model::{OpenForm, Subject};
use ensemble_core::{error::AppError, rights::Viewer};
use ensemble_server::{Portal, web::ActionContext};

/// Decides whether a viewer may save a draft of a subject. Server functions have it as a context, beside the viewer.
#[derive(Clone, Copy)]
pub struct DraftAccess(pub fn(Portal, Viewer, Subject) -> BoxFuture<'static, Result<bool, AppError>>);

/// A draft as an open form sends it.
#[derive(Clone, Debug)]
pub struct TypedDraft {
    pub subject: Subject,
    /// The revision that the form began from.
    pub base: i64,
    /// The fields that are not empty. Those that share a name have their values in one text, with
    /// [`SEPARATOR`](super::model::SEPARATOR) between them.
    pub fields: Vec<(String, String)>,
    pub tab: OpenForm,
    /// The secret of the form's address; empty without one.
    pub key: String,
}

/// Saves a draft of a [`Subject::Answer`]; its version as text, `None` when the form does not know what was saved last. The sender
/// is the person who opened the form.
#[derive(Clone, Copy)]
pub struct AnswerDrafts(pub SaveAnswerDraft);

type SaveAnswerDraft = fn(ActionContext, TypedDraft) -> BoxFuture<'static, Result<Option<String>, AppError>>;
