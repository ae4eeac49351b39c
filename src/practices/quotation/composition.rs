//! What other features know of the works in which people are quoted. Quotations know none of them: the code that lists the
//! routes of the portal puts them together.

use futures::future::BoxFuture;
use uuid::Uuid;

use super::model::{Quotation, QuotedIn};
use ensemble_core::LocalizedText;
use ensemble_server::{Portal, db::Db};

/// What a work is called, and where its page is in French and in English; `None` where there is no such work.
pub type NameOfWork = for<'a> fn(
    &'a Db,
    QuotedIn,
    Uuid,
) -> BoxFuture<'a, Result<Option<(LocalizedText, [String; 2])>, sqlx::Error>>;

/// What happens in the transaction in which consent is withdrawn, in milliseconds UTC.
pub type OnWithdrawn = for<'a> fn(
    &'a mut sqlx::AnyConnection,
    &'a Portal,
    &'a Quotation,
    i64,
) -> BoxFuture<'a, Result<(), sqlx::Error>>;

/// What other features know.
#[derive(Clone, Copy)]
pub struct Composition {
    pub name_of_work: NameOfWork,
    pub withdrawn: OnWithdrawn,
}
