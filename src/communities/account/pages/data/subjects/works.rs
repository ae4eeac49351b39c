//! Practice guides, quotations, findings and follow-ups.

use super::{
    Shown::{self, Community, Meeting, Moment, Passage, Reflection, Text},
    Subject,
};
use crate::account::labels::Code;
use ensemble_texts as t;

pub(super) const SUBJECTS: &[Subject] = &[
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
];
