//! The words for codes, by what a code is about.

use crate::notification::{NotificationCategory, model::NotificationKind};
use ensemble_core::Lang;
use ensemble_texts as t;

/// What a stored code is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Who may read a reflection.
    Audience,
    /// What people accept.
    Agreement,
    /// Whether a person comes to a meeting.
    Attendance,
    /// Whether something is so: 0 or 1.
    Answer,
    /// How a notification reaches a person.
    Channel,
    /// How a person signs in.
    Credential,
    /// Whether a person could come on a day.
    DateAnswer,
    /// What was decided about a report.
    Decision,
    /// When an email is sent.
    Delivery,
    /// How often the digest is sent.
    DigestFrequency,
    /// A language.
    Lang,
    /// What a link by email is for.
    Link,
    /// Whether a file still tells who made it.
    Metadata,
    /// What people are notified of.
    Notification,
    /// A role in the portal.
    PortalRole,
    /// Whether a person has a place at a meeting.
    Place,
    /// A profession.
    Profession,
    /// What a reflection responds to.
    Prompt,
    /// A reaction to a reflection.
    Reaction,
    /// Whether a reflection is a finding or a challenge.
    ReflectionKind,
    /// When a reminder of a meeting is sent.
    Reminder,
    /// Who removed something.
    RemovedBy,
    /// What came of a request to join.
    Request,
    /// A role in a community.
    Role,
    /// What kind of thing something is about.
    Subject,
    /// What became of a theme.
    Theme,
}

/// The word for a code; `None` for a code that this program does not know.
#[must_use]
pub fn word(lang: Lang, about: Code, code: &str) -> Option<&'static str> {
    Some(match (about, code) {
        (Code::Audience, "me") => t::reflection_level_me(lang),
        (Code::Audience, "people") => t::reflection_level_people(lang),
        (Code::Audience, "facilitators") => t::reflection_level_facilitators(lang),
        (Code::Audience, "community") => t::reflection_level_community(lang),
        (Code::Audience, "communities") => t::reflection_level_communities(lang),
        (Code::Audience, "public") => t::reflection_level_public(lang),
        (Code::Agreement, "terms") => t::account_terms(lang),
        (Code::Agreement, "confidentiality") => t::account_confidentiality(lang),
        (Code::Attendance, "in-person") => t::attendance_in_person(lang),
        (Code::Attendance, "virtual") => t::attendance_online(lang),
        (Code::Attendance, "maybe") => t::attendance_maybe(lang),
        (Code::Attendance, "no") => t::attendance_no(lang),
        (Code::Answer, "0") => t::account_word_no(lang),
        (Code::Answer, "1") => t::account_word_yes(lang),
        (Code::Channel, "email") => t::account_word_by_email(lang),
        (Code::Credential, "password") => t::account_password(lang),
        (Code::Credential, "oidc") => t::account_word_organization_account(lang),
        (Code::Credential, "passkey") => t::account_word_passkey(lang),
        (Code::DateAnswer, "yes") => t::date_yes(lang),
        (Code::DateAnswer, "if-needed") => t::date_if_needed(lang),
        (Code::DateAnswer, "no") => t::date_no(lang),
        (Code::Decision, "kept") => t::reflection_outcome_kept(lang),
        (Code::Decision, "removed") => t::reflection_outcome_removed(lang),
        (Code::Reminder, "week") => t::reminder_week(lang),
        (Code::Reminder, "day") => t::reminder_day(lang),
        (Code::Reminder, "hour") => t::reminder_hour(lang),
        (Code::Delivery, "at-once") => t::notification_at_once(lang),
        (Code::Delivery, "digest") => t::notification_in_digest(lang),
        (Code::Delivery | Code::DigestFrequency, "never") => t::notification_never(lang),
        (Code::DigestFrequency, "daily") => t::notification_digest_daily(lang),
        (Code::DigestFrequency, "weekly") => t::notification_digest_weekly(lang),
        (Code::Lang, "fr") => t::account_word_french(lang),
        (Code::Lang, "en") => t::account_word_english(lang),
        (Code::Link, "sign-in") => t::account_word_link_sign_in(lang),
        (Code::Link, "verify") => t::account_word_link_verify(lang),
        (Code::Link, "reset") => t::account_word_link_reset(lang),
        (Code::Link, "change") => t::account_word_link_change(lang),
        (Code::Link, "stop") => t::account_word_link_stop(lang),
        (Code::Link, "invite") => t::account_word_link_invite(lang),
        (Code::Metadata, "unchecked") => t::account_word_metadata_unchecked(lang),
        (Code::Metadata, "removed") => t::account_word_metadata_removed(lang),
        (Code::Metadata, "kept") => t::account_word_metadata_kept(lang),
        (Code::Metadata, "confirmed") => t::account_word_metadata_confirmed(lang),
        (Code::Place, "held") => t::attendance_place_held(lang),
        (Code::Place, "offered") => t::attendance_place_offered(lang),
        (Code::Place, "waiting") => t::attendance_place_waiting(lang),
        (Code::Place, "lapsed") => t::attendance_place_lapsed(lang),
        (Code::PortalRole, "coordinator") => t::membership_office_coordinator(lang),
        (Code::PortalRole, "administrator") => t::membership_office_administrator(lang),
        (Code::PortalRole, "privacy-officer") => t::membership_office_privacy_officer(lang),
        (Code::Profession, "guidance-counsellor") => t::community_profession_guidance_counsellor(lang),
        (Code::Profession, "speech-language-pathologist") => {
            t::community_profession_speech_language_pathologist(lang)
        }
        (Code::Profession, "psychoeducator") => t::community_profession_psychoeducator(lang),
        (Code::Profession, "psychologist") => t::community_profession_psychologist(lang),
        (Code::Profession, "remedial-teacher") => t::community_profession_remedial_teacher(lang),
        (Code::Profession, "manager") => t::community_profession_manager(lang),
        (Code::Prompt, "question") => t::reflection_prompt_question(lang),
        (Code::Prompt, "meeting") => t::reflection_prompt_meeting(lang),
        (Code::Prompt, "item") => t::reflection_prompt_item(lang),
        (Code::Reaction, "useful") => t::reflection_reaction_useful(lang),
        (Code::Reaction, "tried") => t::reflection_reaction_tried(lang),
        (Code::Reaction, "question") => t::reflection_reaction_question(lang),
        (Code::Reaction, "bookmark") => t::reflection_reaction_bookmark(lang),
        (Code::ReflectionKind, "finding") => t::reflection_mark_finding(lang),
        (Code::ReflectionKind, "challenge") => t::reflection_mark_challenge(lang),
        (Code::RemovedBy, "author") => t::account_word_removed_by_author(lang),
        (Code::RemovedBy, "moderation") => t::account_word_removed_by_moderation(lang),
        (Code::Request, "accepted") => t::account_word_request_accepted(lang),
        (Code::Request, "declined") => t::account_word_request_declined(lang),
        (Code::Request, "withdrawn") => t::account_word_request_withdrawn(lang),
        (Code::Role, "facilitator") => t::membership_role_facilitator(lang),
        (Code::Role, "member") => t::membership_role_member(lang),
        (Code::Role, "liaison") => t::membership_role_liaison(lang),
        (Code::Role, "observer") => t::membership_role_observer(lang),
        (Code::Theme, "proposed") => t::theme_state_proposed(lang),
        (Code::Theme, "kept") => t::theme_state_kept(lang),
        (Code::Theme, "set-aside") => t::theme_state_set_aside(lang),
        (Code::Theme, "merged") => t::theme_state_merged(lang),
        (Code::Notification, kind) => {
            return notification_word(lang, kind);
        }
        (Code::Subject, kind) => return super::audit_subject_kind(lang, kind),
        _ => return None,
    })
}

/// The word for a category or a kind of notifications.
fn notification_word(lang: Lang, code: &str) -> Option<&'static str> {
    if let Some(category) = NotificationCategory::from_code(code) {
        return Some(category.label(lang));
    }
    NotificationKind::from_code(code).map(|kind| kind.label(lang))
}

/// The names of a browser and its system, from its `User-Agent`.
#[must_use]
pub fn browser(lang: Lang, agent: &str) -> String {
    let first = |words: &[(&str, &'static str)]| {
        words.iter().find(|(token, _)| agent.contains(token)).map(|(_, name)| *name)
    };
    let program = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(program), Some(system)) => t::account_session_device(lang, program, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => t::account_session_unknown(lang).to_owned(),
    }
}
