//! What deliverables can be fulfilled by: the last editions of guides, and the practices that everyone may read. The page of a
//! deliverable is for everyone, and shows the name of what was chosen.

use futures::future::BoxFuture;

use ensemble_communities::deliverable::{
    Composition,
    model::{Work, WorkKind},
};
use ensemble_core::{Lang, error::AppError};
use ensemble_practices::{
    practice::{self, paths as practice_paths},
    practice_guide::{self, paths as guide_paths},
};
use ensemble_reflections::reflection::model::Audience;
use ensemble_server::db::Db;

/// What deliverables know of works.
pub(super) const COMPOSITION: Composition = Composition { works };

fn works(db: &Db) -> BoxFuture<'_, Result<Vec<Work>, AppError>> {
    Box::pin(async move {
        // An edition keeps its address, so that a deliverable keeps the one by which it was fulfilled.
        let guides = practice_guide::published(db).await?.into_iter().map(|card| Work {
            kind: WorkKind::Guide,
            id: format!("{}/{}", card.id, card.version),
            addresses: guide_paths::both_of_edition(guide_paths::EDITION, &card.slug, card.version),
            name: card.title,
        });
        let practices = practice::published(db).await?;
        let public = practices
            .into_iter()
            .filter(|card| card.audience == Audience::Public && !card.place.archived)
            .map(|card| {
                let [fr, en] = &card.place.slugs;
                let of = |lang, slug: &str| practice_paths::of(practice_paths::SHOW, lang, slug, card.id);
                let addresses = [of(Lang::Fr, fr), of(Lang::En, en)];
                Work { kind: WorkKind::Practice, id: card.id.to_string(), name: card.title, addresses }
            });
        Ok(guides.chain(public).collect())
    })
}
