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
    /// A promising practice, by its title.
    Practice,
    /// A question to an order, by its text.
    OrderQuestion,
    /// A vote, or what was chosen in it, by its title.
    Vote,
    /// A call, by its title.
    Call,
    /// A project that the person read as a reviewer, by the title of its call and its number.
    Reviewed,
    /// A criterion of a call, by its text.
    Criterion,
    /// A community that a call plans, by its title.
    Planned,
    /// A draw, by the title of its call.
    Draw,
    /// A need, by its text.
    Need,
    /// The answers to the questions of a call, below their questions.
    Answers,
    /// Months, of which each is a bit.
    Months,
    /// A finding, by what it says.
    Finding,
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
pub(super) const SUBJECTS: [Subject; 97] = [
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
        "order_question",
        t::order_question_data_questions,
        &[
            ("community_id", t::data_community, Community),
            ("text", t::order_question_field_text, Text),
            ("background", t::order_question_background, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("state", t::order_question_state, Shown::Code(Code::OrderQuestion)),
            ("created_at", t::data_written, Moment),
            ("passed_at", t::order_question_state_passed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "order_question_author",
        t::order_question_data_authors,
        &[("question_id", t::data_about, Shown::OrderQuestion), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "order_question_support",
        t::order_question_data_supports,
        &[("question_id", t::data_about, Shown::OrderQuestion), ("since", t::data_when, Moment)],
    ),
    Subject::table(
        "order_answer",
        t::order_question_data_answers,
        &[
            ("question_id", t::data_about, Shown::OrderQuestion),
            ("recorded_at", t::data_written, Moment),
            ("answered_on", t::order_question_day, Moment),
            ("given", t::order_question_given, Shown::Code(Code::OrderAnswer)),
            ("who", t::order_question_who, Text),
            ("capacity", t::order_question_capacity, Text),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("text", t::data_text, Text),
        ],
    )
    .long(),
    Subject::table(
        "practice",
        t::practice_data_begun,
        &[
            ("id", t::data_about, Shown::Practice),
            ("community_id", t::data_community, Community),
            ("state", t::practice_state, Shown::Code(Code::PracticeState)),
            ("audience", t::data_readers, Shown::Code(Code::Audience)),
            ("created_at", t::data_written, Moment),
        ],
    ),
    Subject::table(
        "practice_review",
        t::practice_data_reviews,
        &[
            ("practice_id", t::data_about, Shown::Practice),
            ("asked_at", t::practice_data_asked, Moment),
            ("verdict", t::data_answer, Shown::Code(Code::PracticeVerdict)),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("note", t::practice_note, Text),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "practice_response",
        t::practice_data_responses,
        &[
            ("practice_id", t::data_about, Shown::Practice),
            ("version", t::data_version, Text),
            ("kind", t::practice_data_kind, Shown::Code(Code::PracticeResponse)),
            ("created_at", t::data_written, Moment),
            ("removed_at", t::data_removed, Moment),
            ("removed_by", t::data_removed_by, Shown::Code(Code::RemovedBy)),
            ("reason", t::theme_reason, Passage),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("context", t::practice_trial_context, Text),
            ("text", t::data_text, Text),
            ("outcome", t::practice_outcome, Shown::Code(Code::PracticeOutcome)),
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
        "call_reviewer",
        t::call_data_reviewer,
        &[("call_id", t::data_about, Shown::Call), ("since", t::data_since, Moment)],
    ),
    Subject::table(
        "review",
        t::screening_data,
        &[
            ("interest_id", t::screening_data_project, Shown::Reviewed),
            ("relevant", t::screening_own_verdict, Shown::Code(Code::Verdict)),
            ("criterion_id", t::screening_failed, Shown::Criterion),
            ("reason", t::screening_reason, Text),
            ("conflict", t::screening_data_conflict, Shown::Code(Code::ReviewConflict)),
            ("at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "interest",
        t::interest_manage_data,
        &[
            ("call_id", t::interest_manage_call, Shown::Call),
            ("planned_id", t::interest_manage_planned, Shown::Planned),
            ("state", t::interest_manage_data_state, Shown::Code(Code::InterestState)),
            ("email", t::account_email, Text),
            ("name", t::account_name, Text),
            ("lang", t::account_lang, Shown::Code(Code::Lang)),
            ("organisation_name", t::account_organization, Text),
            ("sector", t::interest_manage_sector, Shown::Code(Code::Sector)),
            ("region", t::interest_manage_data_region, Text),
            ("post", t::account_post, Text),
            ("representative_name", t::interest_manage_data_representative, Text),
            ("representative_email", t::interest_manage_data_representative_email, Text),
            ("designation", t::interest_manage_designation, Shown::Code(Code::Designation)),
            ("designation_at", t::data_answered, Moment),
            ("project_title", t::interest_manage_data_project_title, Text),
            ("project_text", t::interest_manage_data_project, Text),
            ("level", t::interest_manage_data_level, Shown::Code(Code::Level)),
            ("answers", t::interest_manage_data_answers, Shown::Answers),
            ("months", t::interest_manage_months, Shown::Months),
            ("accessibility", t::interest_manage_accessibility, Text),
            ("steering", t::interest_manage_steering, Shown::Code(Code::Answer)),
            ("committed", t::interest_manage_data_committed, Shown::Code(Code::Answer)),
            ("research", t::interest_manage_research, Shown::Code(Code::Answer)),
            ("created_at", t::data_written, Moment),
            ("changed_at", t::data_changed, Moment),
            ("sent_at", t::data_sent, Moment),
            ("withdrawn_at", t::interest_manage_data_withdrawn, Moment),
            ("answered_at", t::data_decision, Moment),
            ("relevant", t::interest_manage_relevance, Shown::Code(Code::Answer)),
            ("relevance_reason", t::interest_manage_reason_given, Text),
            ("place", t::interest_manage_data_place, Shown::Code(Code::CallPlace)),
            ("waiting_number", t::interest_manage_data_waiting, Text),
            ("offered_at", t::interest_manage_data_offered, Moment),
            ("reply_by", t::interest_manage_data_reply_by, Moment),
            ("replied_at", t::interest_manage_data_replied, Moment),
        ],
    )
    .long(),
    Subject::table(
        "interest_designation",
        t::interest_manage_data_designation,
        &[
            ("at", t::data_when, Moment),
            ("designation", t::interest_manage_designation, Shown::Code(Code::Designation)),
            ("reason", t::data_reason, Text),
        ],
    ),
    Subject::table(
        "interest_need",
        t::interest_manage_data_needs,
        &[
            ("need_id", t::interest_manage_data_need, Shown::Need),
            ("rank", t::interest_manage_data_rank, Text),
        ],
    ),
    Subject::table(
        "need",
        t::interest_manage_data_own_need,
        &[("text", t::data_text, Passage), ("created_at", t::data_written, Moment)],
    ),
    Subject::table(
        "draw_entry",
        t::draw_data_entries,
        &[
            ("draw_id", t::data_about, Shown::Draw),
            ("number", t::draw_data_number, Text),
            ("salt", t::draw_data_salt, Text),
        ],
    ),
    Subject::table(
        "draw_witness",
        t::draw_data_witness,
        &[
            ("draw_id", t::data_about, Shown::Draw),
            ("numbers", t::draw_data_numbers, Text),
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
        "practice_guide",
        t::practice_guide_data_guides,
        &[
            ("community_id", t::data_community, Community),
            ("title", t::practice_guide_data_title, Passage),
            ("summary", t::practice_guide_data_summary, Passage),
            ("created_at", t::data_written, Moment),
        ],
    ),
    Subject::table(
        "guide_chapter",
        t::practice_guide_data_chapters,
        &[("title", t::practice_guide_data_title, Passage)],
    ),
    Subject::table(
        "guide_passage",
        t::practice_guide_data_passages,
        &[
            ("title", t::practice_guide_data_title, Passage),
            ("text", t::data_text, Passage),
            ("changed_at", t::data_changed, Moment),
        ],
    )
    .long(),
    Subject::table(
        "guide_writer",
        t::practice_guide_data_written,
        &[("title", t::practice_guide_data_title, Passage)],
    ),
    Subject::table(
        "guide_document_writer",
        t::practice_guide_data_written_together,
        &[("title", t::practice_guide_data_title, Passage)],
    ),
    Subject::table(
        "guide_review",
        t::practice_guide_data_reviews,
        &[
            ("asked_at", t::practice_guide_data_asked, Moment),
            ("note", t::practice_guide_note, Text),
            ("reviewed_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "guide_edition",
        t::practice_guide_data_editions,
        &[
            ("title", t::practice_guide_data_title, Passage),
            ("changes", t::practice_guide_data_changes, Passage),
            ("published_at", t::data_when, Moment),
        ],
    )
    .long(),
    Subject::table(
        "quotation",
        t::quotation_title,
        &[
            ("work", t::quotation_data_work, Shown::Code(Code::QuotedIn)),
            ("reflection_id", t::data_about, Reflection),
            ("passage", t::quotation_data_passage, Passage),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("consent", t::data_answer, Shown::Code(Code::Consent)),
            ("credit", t::quotation_data_credit, Shown::Code(Code::Credit)),
            ("asked_at", t::data_since, Moment),
            ("answered_at", t::data_answered, Moment),
        ],
    )
    .long(),
    Subject::table(
        "finding",
        t::finding_data,
        &[
            ("community_id", t::data_community, Community),
            ("statement", t::finding_statement, Passage),
            ("asked", t::finding_asked, Passage),
            ("created_at", t::data_written, Moment),
        ],
    )
    .long(),
    Subject::table(
        "finding_change",
        t::finding_data_changes,
        &[
            ("finding_id", t::data_about, Shown::Finding),
            ("kind", t::follow_up_data_what, Shown::Code(Code::FindingChange)),
            ("at", t::data_when, Moment),
            ("detail", t::data_answer, Shown::Code(Code::FindingAnswer)),
            ("text", t::data_text, Passage),
        ],
    )
    .long(),
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
        "section_use",
        t::section_use_data_uses,
        &[
            ("meeting_id", t::data_meeting, Meeting),
            ("title", t::section_use_section, Passage),
            ("version", t::section_use_data_version, Text),
            ("added_at", t::data_when, Moment),
        ],
    ),
    Subject::table(
        "section_feedback",
        t::section_use_data_feedback,
        &[
            ("worked", t::section_use_data_worked, Shown::Code(Code::SectionWorked)),
            ("lang", t::data_lang, Shown::Code(Code::Lang)),
            ("adapted", t::section_use_data_adapted, Text),
            ("written_at", t::data_written, Moment),
        ],
    )
    .long(),
    Subject::table(
        "service",
        t::service_data,
        &[
            ("name", t::service_data_name, Passage),
            ("description", t::service_data_description, Passage),
            ("provider", t::service_provider, Text),
            ("state", t::service_data_state, Shown::Code(Code::Service)),
            ("reason", t::service_reason, Text),
            ("created_at", t::data_when, Moment),
            ("verified_on", t::service_verified_on, Shown::Day),
            ("asked_at", t::service_data_asked, Moment),
        ],
    )
    .long(),
    Subject::table(
        "research_consent",
        t::research_data_consent,
        &[("given_at", t::research_data_given, Moment), ("withdrawn_at", t::data_revoked, Moment)],
    ),
    Subject::table(
        "research_handover",
        t::research_data_handover,
        &[
            ("made_at", t::data_when, Moment),
            ("recipient", t::handover_recipient, Text),
            ("purpose", t::handover_purpose, Text),
        ],
    )
    .long(),
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
    const LEFT_OUT: [(&str, &str); 24] = [
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
        ("order_question", "id"),
        ("follow_up", "id"),
        ("finding", "id"),
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
                let column = column.rsplit(" AS ").next().unwrap_or(column);
                let shown = subject.columns.iter().any(|(name, ..)| *name == column);
                assert!(shown || LEFT_OUT.contains(&(table, column)), "{table}.{column}");
            }
        }
    }
}
