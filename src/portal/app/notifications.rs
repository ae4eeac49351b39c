//! What notifications show of each feature's things.

use futures::future::BoxFuture;

use crate::{
    account::paths as account_paths,
    community::{
        paths as community_paths,
        store::{self as communities, CommunityAddress},
    },
    meeting,
    notification::{
        EntryResolvers, ReadableEntries,
        model::{Entry, NotificationKind, Readable},
    },
    reflection::{self, paths as reflection_paths},
    theme::paths as theme_paths,
    vote::paths as vote_paths,
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, VoteId},
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::db::Db;

/// What a person may read now of the things that notifications are about.
pub const RESOLVERS: EntryResolvers = EntryResolvers {
    community_names,
    account_path: |lang| account_paths::of(account_paths::ACCOUNT, lang),
    community: of_communities,
    meeting: meeting::readable_notifications,
    reflection: reflection::readable_notifications,
};

fn community_names<'a>(
    db: &'a Db,
    lang: Lang,
    ids: &'a [CommunityId],
) -> BoxFuture<'a, Result<Vec<(CommunityId, String)>, sqlx::Error>> {
    Box::pin(async move {
        let found = communities::addresses(db, ids).await?;
        Ok(found.into_iter().map(|found| (found.id, found.name.text(lang).to_owned())).collect())
    })
}

fn of_communities<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(async move {
        let ids: Vec<CommunityId> = entries.iter().filter_map(|entry| entry.subject.community).collect();
        let found = communities::addresses(db, &ids).await?;
        let shown = |entry: &Entry| {
            let community = found.iter().find(|found| Some(found.id) == entry.subject.community)?;
            let page = page(viewer, entry.kind?, community)?;
            let name = community.name.text(lang).to_owned();
            let slug = &community.slugs[usize::from(lang == Lang::En)];
            let vote =
                entry.subject.part.as_ref().filter(|_| entry.kind == Some(NotificationKind::VoteOpened));
            let path = match vote.and_then(|vote| vote.parse::<VoteId>().ok()) {
                Some(vote) => vote_paths::of(vote_paths::SHOW, lang, slug, vote),
                None => community_paths::of(page, lang, slug),
            };
            Some(Readable { name: name.clone(), path, community: name, ..Readable::default() })
        };
        Ok(entries.iter().filter_map(|entry| Some((entry.id.clone(), shown(entry)?))).collect())
    })
}

/// The page of a community that a notification leads to; `None` where the viewer may not see it any more.
fn page(viewer: &Viewer, kind: NotificationKind, community: &CommunityAddress) -> Option<[&'static str; 2]> {
    let within = |action| may(viewer, action, Some(community.id));
    let open = !community.archived || within(Action::ReadArchived);
    let (page, allowed) = match kind {
        NotificationKind::JoinRequested | NotificationKind::MemberAdded => {
            (community_paths::MEMBERS, within(Action::ManageMembers))
        }
        NotificationKind::TextReported => (reflection_paths::MODERATION, within(Action::ModerateReflections)),
        NotificationKind::VoteOpened => (theme_paths::LIST, within(Action::ReadThemes)),
        NotificationKind::JoinAccepted | NotificationKind::RoleChanged => {
            (community_paths::SHOW, viewer.role(community.id).is_some())
        }
        _ => (community_paths::SHOW, true),
    };
    (open && allowed).then_some(page)
}
