//! What lists and digests say of notifications.

use std::collections::BTreeMap;

use super::model::{Entry, NotificationKind, Readable};
use ensemble_core::Lang;
use ensemble_texts as t;

/// What the list says of a notification: of one whose subject the person may not read now, only that.
pub(super) fn sentence(lang: Lang, entry: &Entry, readable: Option<&Readable>) -> String {
    let Some((kind, Readable { name, community, actor, when, .. })) = entry.kind.zip(readable) else {
        return t::notification_gone(lang).to_owned();
    };
    let actor = actor.as_deref().unwrap_or(t::notification_someone(lang));
    let in_comment = entry.subject.part.is_some();
    match kind {
        NotificationKind::Replied => t::notification_replied(lang, name, actor),
        NotificationKind::ConversationContinued => t::notification_conversation(lang, name, actor),
        NotificationKind::Mentioned if in_comment => t::notification_mentioned_reply(lang, name),
        NotificationKind::Mentioned => t::notification_mentioned(lang, name),
        NotificationKind::AuthorRevealed => t::notification_author_revealed(lang, name),
        NotificationKind::RestrictedTextRead => t::notification_restricted_read(lang, community),
        NotificationKind::TextReported => t::notification_reported(lang, community),
        NotificationKind::ReportDecided => t::notification_decided(lang, community),
        NotificationKind::MeetingPublished => t::notification_meeting_published(lang, name),
        NotificationKind::MeetingChanged => t::notification_meeting_changed(lang, name),
        NotificationKind::MeetingCancelled => t::notification_meeting_cancelled(lang, name),
        NotificationKind::MeetingWithdrawn => t::notification_meeting_withdrawn(lang, name),
        NotificationKind::MeetingRestored => t::notification_meeting_restored(lang, name),
        NotificationKind::MeetingReminder => t::reminder_said(lang, name, when),
        NotificationKind::AgendaChanged => t::notification_agenda_changed(lang, name),
        NotificationKind::VoteOpened => t::notification_vote_opened(lang, community),
        NotificationKind::DatesProposed => t::notification_dates_proposed(lang, name),
        NotificationKind::PlaceFreed => t::attendance_notification_freed(lang, name),
        NotificationKind::JoinRequested => t::notification_join_requested(lang, community, actor),
        NotificationKind::JoinAccepted => t::notification_join_accepted(lang, community),
        NotificationKind::JoinDeclined => t::notification_join_declined(lang, community),
        NotificationKind::RoleChanged => t::notification_role_changed(lang, community),
        NotificationKind::MemberAdded => t::notification_member_added(lang, community, actor),
        NotificationKind::PortalRoleChanged => t::notification_portal_role(lang).to_owned(),
        NotificationKind::FacilitatorsContacted => t::notification_contacted(lang, community),
        NotificationKind::TranslationOutdated => t::notification_translation(lang, name),
    }
}

/// How many notifications are unread, as the masthead and the list say it.
pub(super) fn unread(lang: Lang, unread: u8) -> String {
    match unread {
        0 => t::notification_none_unread(lang).to_owned(),
        100.. => t::notification_many_unread(lang).to_owned(),
        few => t::notification_unread(lang, i64::from(few)),
    }
}

/// What a digest says of the notifications of one community: of meetings their titles, which are public; of everything else
/// only how many there are.
pub(super) fn digest_lines(lang: Lang, entries: &[(&Entry, &Readable)]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut counts: BTreeMap<usize, (NotificationKind, i64)> = BTreeMap::new();
    for (entry, readable) in entries {
        let Some(kind) = entry.kind else { continue };
        match kind {
            NotificationKind::MeetingPublished
            | NotificationKind::MeetingChanged
            | NotificationKind::MeetingCancelled
            | NotificationKind::MeetingWithdrawn
            | NotificationKind::MeetingRestored
            | NotificationKind::MeetingReminder
            | NotificationKind::AgendaChanged
            | NotificationKind::DatesProposed
            | NotificationKind::PlaceFreed => {
                let line = sentence(lang, entry, Some(readable));
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
            other => counts.entry(other as usize).or_insert((other, 0)).1 += 1,
        }
    }
    lines.extend(counts.into_values().map(|(kind, count)| counted(lang, kind, count)));
    lines
}

fn counted(lang: Lang, kind: NotificationKind, count: i64) -> String {
    match kind {
        NotificationKind::Replied => t::notification_digest_replies(lang, count),
        NotificationKind::ConversationContinued => t::notification_digest_conversations(lang, count),
        NotificationKind::Mentioned => t::notification_digest_mentions(lang, count),
        NotificationKind::TextReported => t::notification_digest_reports(lang, count),
        NotificationKind::JoinRequested => t::notification_digest_requests(lang, count),
        NotificationKind::TranslationOutdated => t::notification_digest_translations(lang, count),
        NotificationKind::ReportDecided => t::notification_digest_decided(lang, count),
        _ => t::notification_digest_others(lang, count),
    }
}

/// What the link in the masthead says to those who listen.
pub(super) fn bell(lang: Lang, unread: u8) -> String {
    t::notification_bell(lang, self::unread(lang, unread).to_lowercase())
}
