//! The works in which people are quoted: what they are called, and what happens when an author withdraws their consent.

use futures::future::BoxFuture;
use sqlx::AnyConnection;
use uuid::Uuid;

use ensemble_core::{
    Lang, LocalizedText,
    ids::{FindingId, PracticeId},
};
use ensemble_practices::{
    finding::{self, paths as finding_paths},
    practice::{self, paths as practice_paths},
    practice_guide,
    quotation::{Composition, Quotation, QuotedIn},
};
use ensemble_server::{Portal, db::Db};

/// What quotations know of the works.
pub(super) const COMPOSITION: Composition = Composition { name_of_work, withdrawn };

type Named = Option<(LocalizedText, [String; 2])>;

fn name_of_work<'a>(db: &'a Db, work: QuotedIn, id: Uuid) -> BoxFuture<'a, Result<Named, sqlx::Error>> {
    Box::pin(async move {
        match work {
            QuotedIn::Finding => {
                let id = FindingId::from(id);
                let statement = finding::statement_of(db, id).await?;
                Ok(statement.map(|statement| (statement, finding_paths::find(id))))
            }
            QuotedIn::Practice => {
                let id = PracticeId::from(id);
                let named = practice::name(db, id).await?;
                Ok(named.map(|(title, [fr, en])| {
                    let of = |lang, slug: &str| practice_paths::of(practice_paths::SHOW, lang, slug, id);
                    (title, [of(Lang::Fr, &fr), of(Lang::En, &en)])
                }))
            }
            QuotedIn::Guide => practice_guide::name_of_work(db, id).await,
        }
    })
}

/// A finding shows what its authors consent to whenever it is shown: nothing is to be done. The facilitators of a practice are
/// notified; one behind which nothing is left is withdrawn. The passages of a guide are marked, and those from the practice.
fn withdrawn<'a>(
    tx: &'a mut AnyConnection,
    portal: &'a Portal,
    quotation: &'a Quotation,
    now: i64,
) -> BoxFuture<'a, Result<(), sqlx::Error>> {
    Box::pin(async move {
        if quotation.work == QuotedIn::Practice {
            practice::withdrawn(&mut *tx, portal, quotation, now).await?;
        }
        practice_guide::withdrawn(tx, quotation, now).await
    })
}
