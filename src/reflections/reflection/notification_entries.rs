//! What notifications of reflections show.

use futures::future::BoxFuture;

use super::{paths, store, views::name_of_texts};
use ensemble_common::notification::{
    ReadableEntries,
    model::{Entry, NotificationKind, Readable},
};
use ensemble_core::{
    Lang,
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::db::Db;

/// What the viewer may read of these notifications, by their ids. A comment that was removed shows nothing.
#[must_use]
pub fn readable<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(async move {
        let ids: Vec<&str> = entries.iter().map(|entry| entry.subject.id.as_str()).collect();
        let parts: Vec<&str> = entries.iter().filter_map(|entry| entry.subject.part.as_deref()).collect();
        let reflections = store::named_reflections(db, viewer, &ids).await?;
        let comments = store::named_comments(db, viewer, &parts).await?;
        let shown = |entry: &Entry| {
            let reflection = reflections.get(&entry.subject.id)?;
            let (anchor, actor) = match &entry.subject.part {
                Some(comment) => (format!("#c-{comment}"), comments.get(comment)?.clone()),
                None => (String::new(), None),
            };
            let page = match entry.kind? {
                NotificationKind::TranslationOutdated | NotificationKind::TranslationAsked => {
                    may(viewer, Action::WriteReflections, entry.subject.community).then_some(())?;
                    paths::of(paths::TRANSLATION, lang, reflection.id)
                }
                _ => paths::show(lang, reflection.id),
            };
            Some(Readable {
                name: name_of_texts(lang, &reflection.texts).0,
                path: page + &anchor,
                community: reflection.community_name.text(lang).to_owned(),
                actor,
                ..Readable::default()
            })
        };
        Ok(entries.iter().filter_map(|entry| Some((entry.id.clone(), shown(entry)?))).collect())
    })
}
