//! The account of a person, and what they wrote in forms.

use super::{
    Shown::{self, Community, Directory, Fields, Meeting, Moment, Organization, Passage, Session, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
    Subject::table(
        "person",
        t::account_data_person,
        &[
            ("name", t::account_name, Text),
            ("pronouns", t::account_pronouns, Text),
            ("email", t::account_email, Text),
            ("email_proven_at", t::data_email_proven, Moment),
            ("profession", t::account_profession, Shown::Code(Code::Profession)),
            ("organisation_id", t::account_organization, Organization),
            ("post", t::account_post, Text),
            ("bio", t::data_bio, Passage),
            ("lang", t::account_lang, Shown::Code(Code::Lang)),
            ("zone", t::account_zone, Shown::Zone),
            ("shows", t::account_shows, Directory),
            ("shows_lang", t::account_shows_lang, Shown::Code(Code::Answer)),
            ("public_name", t::account_shows_public_name, Shown::Code(Code::Answer)),
            ("translates", t::account_translates, Shown::Code(Code::Answer)),
            ("created_at", t::data_account_created, Moment),
            ("seen_at", t::data_last_seen, Moment),
            ("closed_at", t::data_account_closed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "home_visit",
        t::data_home_visit,
        &[("seen_at", t::data_last_seen, Moment), ("since", t::data_home_visit_before, Moment)],
    ),
    Subject::table(
        "notification_preference",
        t::data_preferences,
        &[
            ("kind", t::data_about, Shown::Code(Code::Notification)),
            ("channel", t::data_channel, Shown::Code(Code::Channel)),
            ("enabled", t::data_wanted, Shown::Code(Code::Answer)),
            ("delivery", t::data_delivery, Shown::Code(Code::Delivery)),
        ],
    ),
    Subject::table(
        "notification_community_preference",
        t::data_community_preferences,
        &[
            ("community_id", t::data_community, Community),
            ("kind", t::data_about, Shown::Code(Code::Notification)),
            ("delivery", t::data_delivery, Shown::Code(Code::Delivery)),
        ],
    ),
    Subject::table(
        "notification_digest",
        t::notification_digest,
        &[("frequency", t::data_delivery, Shown::Code(Code::DigestFrequency))],
    ),
    Subject::table(
        "notification_reminder",
        t::reminder_title,
        &[
            ("week_before", t::reminder_week, Shown::Code(Code::Answer)),
            ("day_before", t::reminder_day, Shown::Code(Code::Answer)),
            ("hour_before", t::reminder_hour, Shown::Code(Code::Answer)),
        ],
    ),
    Subject::table(
        "notification",
        t::notification_title,
        &[
            ("kind", t::data_about, Shown::Code(Code::Notification)),
            ("community_id", t::data_community, Community),
            ("created_at", t::data_when, Moment),
            ("read_at", t::data_read, Moment),
        ],
    ),
    Subject::table(
        "meeting_reminder",
        t::reminder_sent,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("kind", t::data_reminder, Shown::Code(Code::Reminder)),
            ("begins_at", t::reminder_begins, Moment),
            ("sent_at", t::data_sent, Moment),
        ],
    ),
    Subject::table("calendar_feed", t::reminder_calendar, &[("created_at", t::data_since, Moment)]),
    Subject::table(
        "credential",
        t::account_data_credential,
        &[
            ("kind", t::data_way, Shown::Code(Code::Credential)),
            ("created_at", t::data_since, Moment),
            ("used_at", t::data_last_used, Moment),
        ],
    ),
    Subject::table(
        "session",
        t::account_data_session,
        &[
            ("data", t::data_device, Session),
            ("created_at", t::data_opened, Moment),
            ("seen_at", t::data_last_used, Moment),
            ("expires_at", t::data_ends, Moment),
        ],
    ),
    Subject::table(
        "browser",
        t::account_data_browser,
        &[("created_at", t::data_since, Moment), ("used_at", t::data_last_used, Moment)],
    ),
    Subject::table(
        "link",
        t::account_data_link,
        &[
            ("purpose", t::data_purpose, Shown::Code(Code::Link)),
            ("email", t::account_email, Text),
            ("name", t::account_name, Text),
            ("created_at", t::data_sent, Moment),
            ("expires_at", t::data_ends, Moment),
            ("used_at", t::data_used, Moment),
        ],
    ),
    Subject::table(
        "office",
        t::account_data_office,
        &[("office", t::data_role, Shown::Code(Code::PortalRole)), ("since", t::data_since, Moment)],
    ),
    Subject::table(
        "membership",
        t::account_data_membership,
        &[
            ("community_id", t::data_community, Community),
            ("role", t::data_role, Shown::Code(Code::Role)),
            ("since", t::data_since, Moment),
        ],
    ),
    Subject::table(
        "removed_member",
        t::account_data_removed_member,
        &[
            ("community_id", t::data_community, Community),
            ("role", t::data_role, Shown::Code(Code::Role)),
            ("since", t::data_since, Moment),
            ("removed_at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "join_request",
        t::account_data_request,
        &[
            ("community_id", t::data_community, Community),
            ("message", t::data_message, Text),
            ("created_at", t::data_sent, Moment),
            ("outcome", t::data_answer, Shown::Code(Code::Request)),
            ("decided_at", t::data_answered, Moment),
            ("reason", t::data_reason, Text),
        ],
    )
    .long(),
    Subject::table(
        "consent",
        t::account_data_consent,
        &[
            ("key", t::data_agreement, Shown::Code(Code::Agreement)),
            ("version", t::data_version, Text),
            ("accepted_at", t::data_accepted, Moment),
            ("revoked_at", t::data_revoked, Moment),
        ],
    ),
    Subject::table(
        "revision",
        t::account_data_revision,
        &[
            ("subject_id", t::data_about, Shown::Subject),
            ("number", t::data_version, Text),
            ("at", t::data_when, Moment),
            ("content", t::data_text, Fields),
        ],
    )
    .long(),
    Subject::table(
        "draft",
        t::account_data_draft,
        &[
            ("subject_id", t::data_about, Shown::Subject),
            ("updated_at", t::data_when, Moment),
            ("content", t::data_text, Fields),
        ],
    )
    .long(),
];
