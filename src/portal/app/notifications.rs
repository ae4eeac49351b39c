//! What notifications show of each feature's things.

use futures::future::BoxFuture;

use crate::{
    account::paths as account_paths,
    community::{
        paths as community_paths,
        store::{self as communities, CommunityAddress},
    },
    follow_up::paths as follow_up_paths,
    meeting::{self, paths as meeting_paths},
    minutes::paths as minutes_paths,
    notification::{
        EntryResolvers, ReadableEntries,
        model::{Entry, NotificationKind, Readable},
    },
    participation::paths as participation_paths,
    reflection::{self, paths as reflection_paths},
    theme::{self, paths as theme_paths},
    vote::paths as vote_paths,
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, FollowUpId, MeetingId, VoteId},
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::db::Db;

/// What a person may read now of the things that notifications are about.
pub const RESOLVERS: EntryResolvers = EntryResolvers {
    community_names,
    account_path: |lang| account_paths::of(account_paths::ACCOUNT, lang),
    community: of_communities,
    meeting: of_meetings,
    reflection: reflection::readable_notifications,
    theme: of_themes,
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

fn of_meetings<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(async move {
        let mut readable = meeting::readable_notifications(db, lang, viewer, entries).await?;
        for entry in entries {
            let Some(shown) = readable.get_mut(&entry.id) else { continue };
            match entry.kind {
                Some(NotificationKind::MinutesProposed) => {
                    let reads = may(viewer, Action::ReadAgenda, entry.subject.community);
                    match entry.subject.id.parse::<MeetingId>() {
                        Ok(meeting) if reads => {
                            shown.path = meeting_paths::of(minutes_paths::SHOW, lang, meeting);
                        }
                        _ => drop(readable.remove(&entry.id)),
                    }
                }
                Some(NotificationKind::MeetingMissed) => {
                    if let Ok(meeting) = entry.subject.id.parse::<MeetingId>() {
                        shown.path = meeting_paths::of(participation_paths::CATCH_UP, lang, meeting);
                    }
                }
                // One page lists what a person said that they would try, in all their communities.
                Some(NotificationKind::TriesAsked) => shown.path = minutes_paths::tries(lang).to_owned(),
                _ => {}
            }
        }
        Ok(readable)
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
            let part = entry.subject.part.as_deref();
            let vote = part.filter(|_| entry.kind == Some(NotificationKind::VoteOpened));
            let follow_up = part.filter(|_| page == follow_up_paths::LIST);
            let path = match (vote.map(str::parse::<VoteId>), follow_up.map(str::parse::<FollowUpId>)) {
                (Some(Ok(vote)), _) => vote_paths::of(vote_paths::SHOW, lang, slug, vote),
                (_, Some(Ok(follow_up))) => follow_up_paths::of(follow_up_paths::SHOW, lang, slug, follow_up),
                _ => community_paths::of(page, lang, slug),
            };
            Some(Readable { name: name.clone(), path, community: name, ..Readable::default() })
        };
        Ok(entries.iter().filter_map(|entry| Some((entry.id.clone(), shown(entry)?))).collect())
    })
}

/// Replies to themes, for those who may read the themes of the community. One that was removed shows nothing.
fn of_themes<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(async move {
        let ids: Vec<CommunityId> = entries.iter().filter_map(|entry| entry.subject.community).collect();
        let found = communities::addresses(db, &ids).await?;
        let replies: Vec<&str> = entries.iter().filter_map(|entry| entry.subject.part.as_deref()).collect();
        let themes = theme::replied_themes(db, &replies).await?;
        let shown = |entry: &Entry| {
            let community = found.iter().find(|found| Some(found.id) == entry.subject.community)?;
            let within = |action| may(viewer, action, Some(community.id));
            let open = !community.archived || within(Action::ReadArchived);
            (open && within(Action::ReadThemes)).then_some(())?;
            let theme = themes.get(entry.subject.part.as_ref()?)?;
            let slug = &community.slugs[usize::from(lang == Lang::En)];
            let path = theme_paths::of(theme_paths::SHOW, lang, slug, theme.id);
            Some(Readable {
                name: theme.title.text(lang).to_owned(),
                path: format!("{path}#replies"),
                community: community.name.text(lang).to_owned(),
                actor: theme.author_name.clone(),
                ..Readable::default()
            })
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
        NotificationKind::FollowUpAssigned
        | NotificationKind::FollowUpDue
        | NotificationKind::FollowUpSilent
        | NotificationKind::FollowUpOwnerLeft => (follow_up_paths::LIST, within(Action::ReadFollowUps)),
        NotificationKind::JoinAccepted | NotificationKind::RoleChanged => {
            (community_paths::SHOW, viewer.role(community.id).is_some())
        }
        _ => (community_paths::SHOW, true),
    };
    (open && allowed).then_some(page)
}
