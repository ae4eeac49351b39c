//! What the file for people says of each table: its heading, and the columns that mean something to a person.

use ensemble_core::Lang;
use ensemble_texts as t;

use crate::account::labels::Code;

/// How a value becomes words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it was written.
    Text,
    /// A moment, as a date and a time.
    Moment,
    /// A day.
    Day,
    /// A time zone, with the places that live by it.
    Zone,
    /// A code, as its word.
    Code(Code),
    /// A text in one or two languages.
    Passage,
    /// A community, by its name.
    Community,
    /// An organization, by its name.
    Organization,
    /// A meeting, by its title.
    Meeting,
    /// A reflection, by its title or first words.
    Reflection,
    /// A document that several people write, by what it belongs to.
    Shared,
    /// A file of a meeting, by its title.
    File,
    /// A theme for meetings, by its title.
    Theme,
    /// A vote, or what was chosen in it, by its title.
    Vote,
    /// A follow-up, by its text.
    FollowUp,
    /// A quick poll, by its question.
    Poll,
    /// A day that is proposed for a meeting, by the title of that.
    Date,
    /// A round of tables, by the title of its meeting.
    Round,
    /// What a revision or a draft is about, of the kind that its row says.
    Subject,
    /// The texts of a form.
    Fields,
    /// The title and the body of a reflection.
    Texts,
    /// The browser and the network address of a session.
    Session,
    /// What others see in the directory.
    Directory,
    /// What was done, in the audit log.
    Action,
    /// What it was done to.
    Thing,
    /// What else the log says of it.
    Detail,
}

/// A column and what it is called.
pub(super) type Column = (&'static str, fn(Lang) -> &'static str, Shown);

/// What the file says of one table.
pub(super) struct Subject {
    pub(super) table: &'static str,
    pub(super) heading: fn(Lang) -> &'static str,
    pub(super) columns: &'static [Column],
    /// Whether its texts are long: each row then stands by itself.
    pub(super) long: bool,
}

impl Subject {
    const fn table(
        table: &'static str,
        heading: fn(Lang) -> &'static str,
        columns: &'static [Column],
    ) -> Self {
        Self { table, heading, columns, long: false }
    }

    const fn long(self) -> Self {
        Self { long: true, ..self }
    }
}

/// What the file says of a table.
pub(super) fn of(table: &str) -> Option<&'static Subject> {
    SUBJECTS.iter().find(|subject| subject.table == table)
}

use Shown::{
    Action, Community, Detail, Directory, Fields, File, Meeting, Moment, Organization, Passage, Reflection,
    Session, Shared, Text, Texts, Theme, Thing, Vote,
};

/// In the order of [`TABLES`](crate::account::store::TABLES).
pub(super) const SUBJECTS: [Subject; 67] = [
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
    Subject::table(
        "reflection",
        t::account_data_reflection,
        &[
            ("community_id", t::data_community, Community),
            ("level", t::data_readers, Shown::Code(Code::Audience)),
            ("unnamed", t::data_anonymous, Shown::Code(Code::Answer)),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("mark", t::data_mark, Shown::Code(Code::ReflectionKind)),
            ("prompt_kind", t::data_prompt_kind, Shown::Code(Code::Prompt)),
            ("prompt", t::data_prompt, Passage),
            ("meeting_id", t::data_meeting, Meeting),
            ("created_at", t::data_written, Moment),
            ("updated_at", t::data_changed, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("texts", t::data_text, Texts),
        ],
    )
    .long(),
    Subject::table(
        "reflection_comment",
        t::account_data_comment,
        &[
            ("reflection_id", t::data_about, Reflection),
            ("tried_on", t::data_tried, Shown::Day),
            ("created_at", t::data_written, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "reflection_sign",
        t::account_data_sign,
        &[
            ("reflection_id", t::data_about, Reflection),
            ("sign", t::data_reaction, Shown::Code(Code::Reaction)),
            ("at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "reflection_report",
        t::account_data_report,
        &[
            ("reflection_id", t::data_about, Reflection),
            ("created_at", t::data_sent, Moment),
            ("reason", t::data_reason, Text),
            ("outcome", t::data_decision, Shown::Code(Code::Decision)),
            ("decided_at", t::data_answered, Moment),
            ("decision", t::data_decision_reason, Text),
        ],
    )
    .long(),
    Subject::table(
        "reflection_author",
        t::data_authors,
        &[("reflection_id", t::data_about, Reflection), ("signed_at", t::data_signed, Moment)],
    ),
    Subject::table(
        "reflection_reader",
        t::account_data_reader,
        &[("reflection_id", t::data_about, Reflection)],
    ),
    Subject::table(
        "reflection_seen",
        t::account_data_seen,
        &[("reflection_id", t::data_about, Reflection), ("at", t::data_when, Moment)],
    ),
    Subject::table(
        "theme",
        t::data_themes,
        &[
            ("title", t::theme_field_title, Passage),
            ("why", t::theme_why, Text),
            ("lead", t::theme_lead, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("state", t::theme_state, Shown::Code(Code::Theme)),
            ("reason", t::theme_reason, Passage),
            ("created_at", t::data_written, Moment),
        ],
    )
    .long(),
    Subject::table(
        "theme_author",
        t::data_theme_authors,
        &[("theme_id", t::data_about, Theme), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "theme_support",
        t::data_theme_supports,
        &[("theme_id", t::data_about, Theme), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "theme_reply",
        t::data_theme_replies,
        &[
            ("theme_id", t::data_about, Theme),
            ("created_at", t::data_written, Moment),
            ("edited_at", t::data_changed, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("reason", t::theme_reason, Passage),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "vote_voter",
        t::data_voter,
        &[("vote_id", t::data_about, Vote), ("asked_again", t::data_asked_again, Shown::Code(Code::Answer))],
    ),
    Subject::table(
        "vote_choice",
        t::data_choices,
        &[
            ("option_id", t::data_about, Vote),
            ("value", t::data_choice, Text),
            ("reason", t::vote_reason, Passage),
        ],
    ),
    Subject::table(
        "date_answer",
        t::data_date_answers,
        &[
            ("option_id", t::data_about, Shown::Date),
            ("answer", t::data_answer, Shown::Code(Code::DateAnswer)),
            ("at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "attendance",
        t::attendance_data,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("answer", t::data_answer, Shown::Code(Code::Attendance)),
            ("answered_at", t::data_answered, Moment),
            ("partly", t::attendance_data_partly, Shown::Code(Code::Answer)),
            ("listed", t::attendance_data_listed, Shown::Code(Code::Answer)),
            ("needs", t::attendance_data_needs, Text),
            ("place", t::attendance_data_place, Shown::Code(Code::Place)),
            ("offer_ends_at", t::attendance_data_offer, Moment),
        ],
    ),
    Subject::table(
        "participation",
        t::participation_data,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("sign", t::participation_data_sign, Shown::Code(Code::Sign)),
            ("sign_from", t::participation_data_sign_from, Text),
            ("own", t::participation_data_own, Shown::Code(Code::Presence)),
            ("own_from", t::participation_data_own_from, Text),
            ("own_until", t::participation_data_own_until, Text),
            ("tick", t::participation_data_tick, Shown::Code(Code::Presence)),
            ("tick_from", t::participation_data_tick_from, Text),
            ("tick_until", t::participation_data_tick_until, Text),
            ("tick_source", t::participation_data_source, Shown::Code(Code::TickSource)),
            ("changed_at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "absence_notice",
        t::participation_data_notices,
        &[("meeting_id", t::data_meeting, Meeting), ("sent_at", t::data_sent, Moment)],
    ),
    Subject::table(
        "late_contribution",
        t::participation_data_contributions,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("text", t::data_text, Text),
            ("written_at", t::data_written, Moment),
        ],
    )
    .long(),
    Subject::table(
        "certificate",
        t::participation_certificates,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("name", t::account_name, Text),
            ("minutes", t::participation_data_minutes, Text),
            ("code", t::participation_data_code, Text),
            ("issued_at", t::participation_certificate_issued, Moment),
            ("revoked_at", t::data_revoked, Moment),
            ("reason", t::data_reason, Text),
        ],
    ),
    Subject::table(
        "logbook_entry",
        t::participation_logbook,
        &[
            ("day", t::participation_entry_day, Moment),
            ("title", t::participation_entry_title, Text),
            ("minutes", t::participation_data_minutes, Text),
        ],
    ),
    Subject::table(
        "logbook_link",
        t::participation_data_links,
        &[("period", t::participation_data_period, Text), ("created_at", t::data_since, Moment)],
    ),
    Subject::table(
        "follow_up",
        t::follow_up_data,
        &[
            ("community_id", t::data_community, Community),
            ("meeting_id", t::data_meeting, Meeting),
            ("text", t::data_text, Passage),
            ("due_on", t::follow_up_data_due, Moment),
            ("state", t::theme_state, Shown::Code(Code::FollowUp)),
            ("reason", t::data_reason, Passage),
            ("created_at", t::data_written, Moment),
            ("closed_at", t::follow_up_data_closed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "follow_up_owner",
        t::follow_up_data_owner,
        &[
            ("follow_up_id", t::data_about, Shown::FollowUp),
            ("answer", t::data_answer, Shown::Code(Code::FollowUpAnswer)),
            ("reason", t::data_reason, Passage),
            ("since", t::data_since, Moment),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "follow_up_change",
        t::follow_up_data_changes,
        &[
            ("follow_up_id", t::data_about, Shown::FollowUp),
            ("kind", t::follow_up_data_what, Shown::Code(Code::FollowUpChange)),
            ("at", t::data_when, Moment),
            ("text", t::data_text, Passage),
            ("reason", t::data_reason, Passage),
        ],
    )
    .long(),
    Subject::table(
        "follow_up_reminder",
        t::follow_up_data_reminders,
        &[
            ("follow_up_id", t::data_about, Shown::FollowUp),
            ("kind", t::data_reminder, Shown::Code(Code::FollowUpReminder)),
            ("due_at", t::follow_up_data_due, Moment),
            ("sent_at", t::data_sent, Moment),
        ],
    ),
    Subject::table(
        "speaking_request",
        t::speaking_data_requests,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("kind", t::speaking_data_kind, Shown::Code(Code::SpeakingRequest)),
            ("contribution", t::speaking_data_contribution, Passage),
            ("raised_at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "speaking_person",
        t::speaking_data_people,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("spoken_ms", t::speaking_data_millis, Text),
            ("turns", t::speaking_data_turns, Text),
            ("floor_since", t::speaking_data_floor, Moment),
            ("round_state", t::speaking_data_round, Shown::Code(Code::Round)),
        ],
    ),
    Subject::table(
        "quick_poll_answer",
        t::speaking_data_polls,
        &[("poll_id", t::data_about, Shown::Poll), ("choice", t::speaking_data_choice, Text)],
    ),
    Subject::table(
        "codevelopment_person",
        t::codevelopment_data_person,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("role", t::codevelopment_data_role, Shown::Code(Code::CodevelopmentRole)),
            ("agreed_at", t::codevelopment_data_agreed, Moment),
        ],
    ),
    Subject::table(
        "codevelopment_note",
        t::codevelopment_data_note,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("step", t::codevelopment_data_step, Shown::Code(Code::CodevelopmentStep)),
            ("text", t::data_text, Passage),
            ("written_at", t::data_written, Moment),
            ("accepted_at", t::codevelopment_data_accepted, Moment),
        ],
    )
    .long(),
    Subject::table(
        "codevelopment_sheet",
        t::codevelopment_data_sheet,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("text", t::data_text, Passage),
            ("updated_at", t::data_changed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "codevelopment_publication",
        t::codevelopment_data_publication,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("text", t::data_text, Passage),
            ("published_at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "discussion_seat",
        t::guide_data_seat,
        &[("meeting_id", t::data_meeting, Meeting), ("table_number", t::guide_data_table, Text)],
    ),
    Subject::table(
        "discussion_answer",
        t::guide_data_answer,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("table_number", t::guide_data_table, Text),
            ("text", t::data_text, Passage),
            ("updated_at", t::data_changed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "discussion_partner",
        t::guide_data_partner,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("table_number", t::guide_data_table, Text),
            ("kind", t::guide_kind, Shown::Code(Code::Partnership)),
            ("name", t::guide_partner, Text),
            ("purpose", t::guide_purpose, Text),
            ("added_at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "decision",
        t::minutes_data_decisions,
        &[
            ("text", t::minutes_decision, Passage),
            ("reason", t::minutes_reason, Passage),
            ("who", t::minutes_who, Text),
            ("state", t::theme_state, Shown::Code(Code::DecisionState)),
            ("decided_at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "meeting_note",
        t::minutes_data_notes,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("at", t::data_when, Moment),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "meeting_try",
        t::minutes_data_tries,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("at", t::data_when, Moment),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
            ("shared", t::minutes_try_shared, Shown::Code(Code::Answer)),
            ("asked_at", t::minutes_data_asked, Moment),
            ("answer", t::data_answer, Shown::Code(Code::TryAnswer)),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "minutes_amendment",
        t::minutes_data_amendments,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("at", t::data_when, Moment),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("passage", t::minutes_passage, Text),
            ("replacement", t::minutes_replacement, Text),
            ("reason", t::minutes_reason, Text),
            ("state", t::theme_state, Shown::Code(Code::AmendmentState)),
            ("answer", t::minutes_answer_reason, Text),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "breakout_member",
        t::breakout_data_members,
        &[
            ("round_id", t::data_meeting, Shown::Round),
            ("follows_both", t::breakout_data_both, Shown::Code(Code::Answer)),
        ],
    ),
    Subject::table("breakout_language", t::breakout_data_languages, &[("since", t::data_when, Moment)]),
    Subject::table(
        "meeting_document_file",
        t::account_data_file,
        &[("document_id", t::data_file, File), ("metadata", t::data_metadata, Shown::Code(Code::Metadata))],
    ),
    Subject::table(
        "live_update",
        t::data_live_updates,
        &[("document_id", t::data_about, Shared), ("at", t::data_when, Moment)],
    ),
    Subject::table(
        "live_version",
        t::data_live_versions,
        &[
            ("document_id", t::data_about, Shared),
            ("name", t::data_version_name, Text),
            ("at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "live_seen",
        t::data_live_seen,
        &[("document_id", t::data_about, Shared), ("at", t::data_when, Moment)],
    ),
    Subject::table(
        "outbox",
        t::account_data_outbox,
        &[
            ("subject", t::data_email_subject, Text),
            ("to_address", t::data_to, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("created_at", t::data_written, Moment),
            ("sent_at", t::data_sent, Moment),
            ("body_text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "audit",
        t::account_data_audit,
        &[
            ("at", t::data_when, Moment),
            ("action", t::administration_log_action, Action),
            ("subject_id", t::administration_log_subject, Thing),
            ("detail", t::administration_log_detail, Detail),
            ("address", t::administration_log_address, Text),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Lang, SUBJECTS};
    use crate::account::store::TABLES;

    /// What says nothing to a person: ids of the row itself, counters, and what another column says in words.
    const LEFT_OUT: [(&str, &str); 22] = [
        ("revision", "subject_kind"),
        ("draft", "subject_kind"),
        ("draft", "base"),
        ("reflection", "id"),
        ("reflection", "prompt_key"),
        ("reflection", "revision"),
        ("reflection_comment", "parent_id"),
        ("reflection_report", "comment_id"),
        ("reflection_seen", "revision"),
        ("theme", "id"),
        ("follow_up", "id"),
        ("discussion_answer", "step"),
        ("attendance", "answered_for"),
        ("attendance", "answered_for_month"),
        ("attendance", "waiting_number"),
        ("late_contribution", "item"),
        ("live_update", "number"),
        ("live_version", "number"),
        ("live_seen", "number"),
        ("outbox", "kind"),
        ("outbox", "about"),
        ("audit", "subject_kind"),
    ];

    #[test]
    fn each_table_has_a_heading_of_its_own_and_each_column_words() {
        assert_eq!(SUBJECTS.map(|subject| subject.table), TABLES.map(|(table, ..)| table));
        for lang in Lang::ALL {
            let headings: BTreeSet<&str> = SUBJECTS.iter().map(|subject| (subject.heading)(lang)).collect();
            assert_eq!(headings.len(), SUBJECTS.len(), "{headings:?}");
        }
        for (subject, (table, _, columns)) in SUBJECTS.iter().zip(TABLES) {
            for column in columns.split(", ") {
                let shown = subject.columns.iter().any(|(name, ..)| *name == column);
                assert!(shown || LEFT_OUT.contains(&(table, column)), "{table}.{column}");
            }
        }
    }
}
