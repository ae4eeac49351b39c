//! What guides do and say where other features ask for it, and what other features show on their pages.

use futures::future::BoxFuture;
use uuid::Uuid;

use super::{paths, store};
use crate::quotation::{Quotation, QuotedIn};
use ensemble_communities::community::{Part, paths as community_paths};
use ensemble_core::{LocalizedText, error::AppError, ids::PracticeId};
use ensemble_server::{db::Db, web::ActionContext};

/// Loads at how many meetings a chapter was used, by its id; nothing when it was at none.
pub type UsesLoader = for<'a> fn(&'a ActionContext, &'a str) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// What other features show on the pages of guides.
#[derive(Clone, Copy)]
pub struct Composition {
    /// Below the passages of a chapter.
    pub uses: UsesLoader,
}

/// What a work is called, and its address in each language.
type NamedWork = (LocalizedText, [String; 2]);

/// What a guide is called, and where it is read: its last edition, or the guides of its community before there is one.
pub fn name_of_work(db: &Db, id: Uuid) -> BoxFuture<'_, Result<Option<NamedWork>, sqlx::Error>> {
    Box::pin(async move {
        Ok(store::name_of(db, id).await?.map(|(title, slug, slugs)| {
            let addresses = match slug {
                Some(slug) => paths::both(paths::SHOW, &slug),
                None => community_paths::both(paths::OF_COMMUNITY, &slugs),
            };
            (title, addresses)
        }))
    })
}

/// Marks the passages of guides that an author does not want to be quoted any more, and those from a practice behind which they are,
/// in the transaction in which they withdraw.
pub fn withdrawn<'a>(
    tx: &'a mut sqlx::AnyConnection,
    quotation: &'a Quotation,
    now: i64,
) -> BoxFuture<'a, Result<(), sqlx::Error>> {
    Box::pin(async move {
        match quotation.work {
            QuotedIn::Guide => store::mark_withdrawn(tx, quotation.id, now).await,
            QuotedIn::Practice => {
                store::mark_practice_withdrawn(tx, PracticeId::from(quotation.work_id), now).await
            }
            QuotedIn::Finding => Ok(()),
        }
    })
}
