//! Who may save drafts. It depends on features that `editing` does not know: `app` provides the decision.

use futures::future::BoxFuture;

use super::model::Subject;
use ensemble_core::{error::AppError, rights::Viewer};
use ensemble_server::Portal;

/// Decides whether a viewer may save a draft of a subject. Server functions have it as a context, beside the viewer.
#[derive(Clone, Copy)]
pub struct DraftAccess(pub fn(Portal, Viewer, Subject) -> BoxFuture<'static, Result<bool, AppError>>);
