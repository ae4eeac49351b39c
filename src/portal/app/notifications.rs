//! What notifications show of each feature's things.

use futures::future::BoxFuture;

use ensemble_common::notification::{
    EntryResolvers, ReadableEntries,
    model::{Entry, NotificationKind, Readable},
};
use ensemble_communities::{
    account::paths as account_paths,
    community::{
        paths as community_paths,
        store::{self as communities, CommunityAddress},
    },
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, FindingId, FollowUpId, MeetingId, OrderQuestionId, PracticeId, VoteId},
    rights::{Action, Viewer, rules::may},
};
use ensemble_decisions::{
    follow_up::paths as follow_up_paths,
    minutes::paths as minutes_paths,
    theme::{self, paths as theme_paths},
    vote::paths as vote_paths,
};
use ensemble_meetings::{
    meeting::{self, paths as meeting_paths},
    participation::paths as participation_paths,
};
use ensemble_network::order_question::paths as order_question_paths;
use ensemble_practices::{
    finding::paths as finding_paths,
    practice::paths as practice_paths,
    practice_guide::paths as guide_paths,
    quotation::paths as quotation_paths,
    section_use,
    service::{self, paths as service_paths},
};
use ensemble_reflections::reflection::{self, paths as reflection_paths};
use ensemble_server::db::Db;

/// What a person may read now of the things that notifications are about.
pub const RESOLVERS: EntryResolvers = EntryResolvers {
    community_names,
    account_path: |lang| account_paths::of(account_paths::ACCOUNT, lang),
    community: of_communities,
    meeting: of_meetings,
    reflection: of_reflections,
    theme: of_themes,
    service: of_services,
    section: of_sections,
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

fn of_reflections<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(async move {
        let mut readable = reflection::readable_notifications(db, lang, viewer, entries).await?;
        for entry in entries.iter().filter(|entry| entry.kind == Some(NotificationKind::ConsentAsked)) {
            if let Some(shown) = readable.get_mut(&entry.id) {
                shown.path = quotation_paths::list(lang).to_owned();
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
            let question = part.filter(|_| entry.kind == Some(NotificationKind::OrderAnswered));
            let question = question.and_then(|part| part.parse::<OrderQuestionId>().ok());
            let of_practice = page == practice_paths::SHOW || page == practice_paths::WORK;
            let practice = part.filter(|_| of_practice).map(str::parse::<PracticeId>);
            if let Some(Ok(practice)) = practice {
                let path = practice_paths::of(page, lang, slug, practice);
                return Some(Readable { name: name.clone(), path, community: name, ..Readable::default() });
            }
            let of_guide = page == guide_paths::REVIEW || page == guide_paths::SHOW;
            if let Some(guide) = part.filter(|_| of_guide) {
                let path = guide_paths::within(page, lang, slug, guide);
                return Some(Readable { name: name.clone(), path, community: name, ..Readable::default() });
            }
            let finding = part.filter(|_| page == finding_paths::LIST);
            if let Some(Ok(finding)) = finding.map(str::parse::<FindingId>) {
                let path = finding_paths::of(finding_paths::SHOW, lang, slug, finding);
                return Some(Readable { name: name.clone(), path, community: name, ..Readable::default() });
            }
            let path = match (vote.map(str::parse::<VoteId>), follow_up.map(str::parse::<FollowUpId>)) {
                (Some(Ok(vote)), _) => vote_paths::of(vote_paths::SHOW, lang, slug, vote),
                (_, Some(Ok(follow_up))) => follow_up_paths::of(follow_up_paths::SHOW, lang, slug, follow_up),
                _ => match question {
                    Some(question) => {
                        order_question_paths::of(order_question_paths::SHOW, lang, slug, question)
                    }
                    None => community_paths::of(page, lang, slug),
                },
            };
            Some(Readable { name: name.clone(), path, community: name, ..Readable::default() })
        };
        Ok(entries.iter().filter_map(|entry| Some((entry.id.clone(), shown(entry)?))).collect())
    })
}

/// Services that the person may read: those of the directory, their own, and all for those who keep it; the directory as a whole, for
/// those who keep it.
fn of_services<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(async move {
        let mut readable = ReadableEntries::new();
        for entry in entries {
            if entry.kind == Some(NotificationKind::ServicesUnowned) {
                if may(viewer, Action::ManageServices, None) {
                    let path = service_paths::at(service_paths::MANAGE, lang).to_owned();
                    readable.insert(entry.id.clone(), Readable { path, ..Readable::default() });
                }
                continue;
            }
            let Ok(id) = entry.subject.id.parse() else { continue };
            if let Some(name) = service::name_for(db, viewer, id).await? {
                let path = service_paths::of(service_paths::SHOW, lang, id);
                let shown = Readable { name: name.text(lang).to_owned(), path, ..Readable::default() };
                readable.insert(entry.id.clone(), shown);
            }
        }
        Ok(readable)
    })
}

/// Sections of guides that meetings use.
fn of_sections<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(section_use::readable_notifications(db, lang, viewer, entries))
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
        NotificationKind::OrderAnswered => (order_question_paths::LIST, within(Action::ReadThemes)),
        NotificationKind::FollowUpAssigned
        | NotificationKind::FollowUpDue
        | NotificationKind::FollowUpSilent
        | NotificationKind::FollowUpOwnerLeft => (follow_up_paths::LIST, within(Action::ReadFollowUps)),
        NotificationKind::PracticeReviewAsked | NotificationKind::PracticeReviewed => {
            (practice_paths::WORK, within(Action::ReadReflections))
        }
        NotificationKind::PracticeConsentWithdrawn => (practice_paths::WORK, within(Action::WritePractices)),
        NotificationKind::PracticePublished | NotificationKind::PracticeResponded => {
            (practice_paths::SHOW, within(Action::ReadReflections))
        }
        NotificationKind::GuideReviewAsked => (guide_paths::REVIEW, within(Action::ReviewGuides)),
        NotificationKind::GuidePublished => (guide_paths::SHOW, true),
        NotificationKind::FindingOffered => (finding_paths::LIST, within(Action::ExportReflections)),
        NotificationKind::FindingSent
        | NotificationKind::FindingWaits
        | NotificationKind::FindingAnswered => (finding_paths::LIST, within(Action::ReadReflections)),
        NotificationKind::JoinAccepted | NotificationKind::RoleChanged => {
            (community_paths::SHOW, viewer.role(community.id).is_some())
        }
        _ => (community_paths::SHOW, true),
    };
    (open && allowed).then_some(page)
}
