//! What an action needs to know of its caller: a form without a script, or an island's server function.

use axum::http::HeaderMap;
use leptos::prelude::use_context;
use sqlx::AnyConnection;

use crate::{
    Portal,
    audit::{self, AuditSubject, Deed},
    session::CurrentSession,
};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{CommunityId, PersonId},
    rights::{Action, Viewer, rules},
};

/// Who acts, in which language, with what the process shares.
#[derive(Clone, Debug)]
pub struct ActionContext {
    /// The language of the page that the person acts from: errors are written in it.
    pub lang: Lang,
    /// What the process shares.
    pub portal: Portal,
    /// Who acts.
    pub viewer: Viewer,
    /// Their session.
    pub session: CurrentSession,
}

impl ActionContext {
    /// The context of the server function that runs now.
    ///
    /// # Errors
    /// [`AppError::Internal`] outside a server function.
    pub fn current(lang: Lang) -> Result<Self, AppError> {
        use_context::<Self>().map(|context| Self { lang, ..context }).ok_or(AppError::Internal)
    }

    /// The context of work that the portal does by itself: no person acts, and none may do what asks for a right.
    #[must_use]
    pub fn of_portal(portal: &Portal, lang: Lang) -> Self {
        let session = CurrentSession::of(None, &HeaderMap::new(), None);
        Self { lang, portal: portal.clone(), viewer: Viewer::default(), session }
    }

    /// Who asks, signed in.
    ///
    /// # Errors
    /// [`AppError::SignInFirst`] when they are not.
    pub fn person(&self) -> Result<PersonId, AppError> {
        self.viewer.id().ok_or(AppError::SignInFirst)
    }

    /// Adds an entry to the audit log, in the transaction of what it records. `detail` never holds a text that people
    /// wrote.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn audit(
        &self,
        transaction: &mut AnyConnection,
        action: &'static str,
        subject: impl AuditSubject,
        detail: &str,
    ) -> Result<(), sqlx::Error> {
        let id = subject.id();
        let deed = Deed { action, subject_kind: subject.kind(), subject: &id, detail };
        audit::log(transaction, &self.viewer, self.session.client_address(), deed, self.portal.now()).await
    }

    /// Whether the viewer may do this, in the portal or in a community.
    #[must_use]
    pub fn may(&self, action: Action, community: Option<CommunityId>) -> bool {
        rules::may(&self.viewer, action, community)
    }

    /// Goes on only if the viewer may do this in a community.
    ///
    /// # Errors
    /// [`AppError::SignInFirst`] for a stranger; [`AppError::NotFound`] for a person without the right,
    /// for whom what they may not see and what does not exist answer alike.
    pub fn require(&self, action: Action, community: CommunityId) -> Result<(), AppError> {
        if self.may(action, Some(community)) {
            Ok(())
        } else if self.viewer.person.is_none() {
            Err(AppError::SignInFirst)
        } else {
            Err(AppError::NotFound)
        }
    }
}
