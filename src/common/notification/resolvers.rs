//! Finds out what a person may read now of the things that notifications are about. Features say it of their own things;
//! `app` passes them to the pages and jobs that show notifications.

use std::collections::HashMap;

use futures::future::BoxFuture;

use super::model::{Entry, Readable, SubjectKind};
use ensemble_core::{Lang, ids::CommunityId, rights::Viewer};
use ensemble_server::db::Db;

/// What the viewer may read now of these entries, by their ids. An entry that is left out shows nothing of its subject.
pub type ReadableEntries = HashMap<String, Readable>;

/// What a feature says of the entries about its own things.
pub type EntryResolver =
    for<'a> fn(&'a Db, Lang, &'a Viewer, &'a [Entry]) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>>;

/// What communities are called, by their ids.
pub type CommunityNames = for<'a> fn(
    &'a Db,
    Lang,
    &'a [CommunityId],
) -> BoxFuture<'a, Result<Vec<(CommunityId, String)>, sqlx::Error>>;

/// The resolvers of all kinds of things.
#[derive(Clone, Copy)]
pub struct EntryResolvers {
    pub community_names: CommunityNames,
    /// The page of the viewer's account.
    pub account_path: fn(Lang) -> &'static str,
    pub community: EntryResolver,
    pub meeting: EntryResolver,
    pub reflection: EntryResolver,
    pub theme: EntryResolver,
    pub service: EntryResolver,
    pub section: EntryResolver,
}

impl EntryResolvers {
    /// What the viewer may read now of these entries.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn read(
        &self,
        db: &Db,
        lang: Lang,
        viewer: &Viewer,
        entries: &[Entry],
    ) -> Result<ReadableEntries, sqlx::Error> {
        let mut readable = ReadableEntries::new();
        for (kind, resolver) in [
            (SubjectKind::Community, self.community),
            (SubjectKind::Meeting, self.meeting),
            (SubjectKind::Reflection, self.reflection),
            (SubjectKind::Theme, self.theme),
            (SubjectKind::Service, self.service),
            (SubjectKind::Section, self.section),
        ] {
            let own: Vec<Entry> =
                entries.iter().filter(|entry| entry.subject.kind == kind).cloned().collect();
            if !own.is_empty() {
                readable.extend(resolver(db, lang, viewer, &own).await?);
            }
        }
        // The portal itself hides nothing from a person who is signed in. It leads to their account.
        let of_portal = entries.iter().filter(|entry| entry.subject.kind == SubjectKind::Portal);
        let path = (self.account_path)(lang);
        readable.extend(of_portal.map(|entry| {
            let shown = Readable { path: path.to_owned(), ..Readable::default() };
            (entry.id.clone(), shown)
        }));
        Ok(readable)
    }
}
