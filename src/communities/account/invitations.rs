//! What invitations lead to. Accounts store the data of an invitation with its link and do not read it: the feature that
//! invites does. Accounts do not know that feature: the code that lists the routes of the portal puts them together.

use futures::future::BoxFuture;

use ensemble_core::{error::AppError, ids::PersonId};
use ensemble_server::web::ActionContext;

/// What a function of [`Invitations`] returns.
pub type Outcome<'a, T> = BoxFuture<'a, Result<T, AppError>>;

/// What an invitation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationSummary {
    /// Who invites.
    pub by: String,
    /// To which community.
    pub community: String,
    /// The community's page, on which a person who accepts goes on.
    pub address: String,
}

/// What the feature that invites people does with the data of an invitation.
#[derive(Clone, Copy)]
pub struct Invitations {
    /// What the invitation says, in the caller's language; `None` when what it leads to does not exist any more.
    pub describe: for<'a> fn(&'a ActionContext, &'a str) -> Outcome<'a, Option<InvitationSummary>>,
    /// Whether it may be accepted. The person is `None` when they make an account.
    pub holds: for<'a> fn(&'a ActionContext, &'a str, Option<PersonId>) -> Outcome<'a, bool>,
    /// Gives the person what the invitation says, in the transaction that uses the link.
    pub accept:
        for<'a> fn(&'a mut sqlx::AnyConnection, &'a ActionContext, PersonId, &'a str) -> Outcome<'a, ()>,
}
